"""The words around the calculation of a legal term: first which term, then only what goes with it."""

from collections.abc import Mapping

from duo_portal.portaal.openbaar.rekenhulpen import Rekenhulp, Veldtekst
from duo_portal.regels.termijn import SOORTEN
from duo_portal.tijd.termijnen import Soort, opbouw


def _bij(soort: str) -> Mapping[str, bool]:
    deel = opbouw(Soort[soort.upper()])
    return {deel.datum: True, **dict.fromkeys(deel.mogelijk, False)}


TERMIJN = Rekenhulp(
    titel=("Tot welke dag kan het?", "Until which day is it possible?"),
    kort=(
        "Reken de laatste dag uit van een termijn in de wet. Wij letten op weekenden en feestdagen.",
        "Work out the last day of a term of the law. We mind weekends and holidays.",
    ),
    velden={
        "soort": Veldtekst(
            ("Wat wilt u doen?", "What do you want to do?"),
            keuzes={soort.name.lower(): (SOORTEN.nl[soort].capitalize(), SOORTEN.en[soort].capitalize()) for soort in Soort},
        ),
        "bekendmaking": Veldtekst(
            ("Op welke dag kreeg u het besluit?", "On which day did you get the decision?"),
            ("De dag staat bij het bericht. Bijvoorbeeld 20-2-2026.", "The day stands with the message. For example 20-2-2026."),
        ),
        "ontvangst": Veldtekst(
            ("Op welke dag kwam het aan?", "On which day did it arrive?"), ("Bijvoorbeeld 20-2-2026.", "For example 20-2-2026.")
        ),
        "verzending": Veldtekst(
            ("Op welke dag is het verstuurd?", "On which day was it sent?"), ("Bijvoorbeeld 20-2-2026.", "For example 20-2-2026.")
        ),
        "einddatum": Veldtekst(("Wat is de einddatum?", "What is the end date?"), ("Bijvoorbeeld 20-2-2026.", "For example 20-2-2026.")),
        "commissie": Veldtekst(("Een commissie geeft advies", "A committee advises")),
        "verdaagd": Veldtekst(("De termijn is verlengd", "The term was extended")),
        "per_post": Veldtekst(("Het gaat per post", "It goes by post")),
    },
    uitkomst={"laatste_dag": ("De laatste dag", "The last day")},
    eerst="soort",
    bij=_bij,
    woorden=("bezwaar klacht deadline einddatum weken", "objection complaint deadline weeks"),
)
