"""Another year for the income of both parents (peiljaarverlegging, WSF 3.10): asked by a parent or by the student.

The law looks at both incomes together. Whoever asks types only their own estimate; a person checks the evidence before the
drop is tested, and only the outcome is told. So nobody can try one estimate after the other to find the other's income.
"""

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.aanvragen.soorten import Aanvraagsoort, Link, Vraag
from duo_portal.aanvragen.velden import Veld, Waarden
from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.portaal.vragen.aanvraagstroom import als_aanvraag, open_aanvraag
from duo_portal.portaal.vragen.stroom import Stap, Stroom
from studiefinanciering.aanvragen.norm import beslist_voor
from studiefinanciering.models import Aanvullend
from studiefinanciering.ouders.gegevens import kruimels
from studiefinanciering.ouders.kinderen import Kindjaar, kindjaren_van
from studiefinanciering.services.leg_keuze_vast import keuze_op

SOORT = "peiljaarverlegging"
VELD_JAAR = Veld(
    "later_jaar",
    "keuze",
    ("Welk jaar moet tellen?", "Which year should count?"),
    leeg=("Kies een jaar.", "Choose a year."),
    keuzes={"vorig": ("Het jaar ervoor", "The year before it"), "zelfde": ("Hetzelfde jaar", "The same year")},
)
VELD_SCHATTING = Veld(
    "schatting",
    "bedrag",
    ("Wat verdient u in dat jaar, denkt u?", "What will you earn in that year, do you think?"),
    leeg=("Schrijf uw schatting op.", "Write down your estimate."),
    hulp=("In euro's, bruto, het hele jaar, alleen van u.", "In euros, gross, the whole year, yours only."),
)
VELDEN = (VELD_JAAR, VELD_SCHATTING)


def peiljaar_uit(waarden: Waarden, jaar: int) -> int:
    """For the award of ``jaar``: the year before it, or that year itself."""
    return jaar if waarden.get("later_jaar") == "zelfde" else jaar - 1


def als_ouder(vraag: Vraag) -> list[Kindjaar]:
    """The children for whom this person is a parent in the award year that was named."""
    alle = vraag.eenmaal("kindjaren", lambda: kindjaren_van(vraag.persoon_id, vraag.dag))
    return [deel for deel in alle if deel.jaar == vraag.periode]


def als_student(vraag: Vraag) -> bool:
    keuze = vraag.eenmaal("keuze", lambda: keuze_op(vraag.persoon_id, vraag.dag.replace(day=1)))
    return keuze is not None and not keuze.stopt and keuze.aanvullend in (Aanvullend.JA, Aanvullend.AMBTSHALVE)


def _bestaat(vraag: Vraag) -> bool:
    return vraag.periode in (vraag.dag.year, vraag.dag.year + 1) and (bool(als_ouder(vraag)) or als_student(vraag))


def _is_ouder(vraag: Vraag, eerder: Waarden) -> bool:
    return bool(als_ouder(vraag))


def _controleer(vraag: Vraag, waarden: Waarden) -> dict[str, str]:
    if als_ouder(vraag) and waarden.get("schatting") is None:
        return {"schatting": tekst("Schrijf uw schatting op.", "Write down your estimate.")}
    return {}


def _verder(aanvraag: Aanvraag) -> list[Link]:
    return [(tekst("Naar het overzicht", "To the overview"), "/")]


VERLEGGING = Aanvraagsoort(
    naam=SOORT,
    lijn="studiefinanciering",
    titel=("Een later jaar laten tellen", "Let a later year count"),
    velden=(VELD_JAAR, Veld("schatting", "bedrag", VELD_SCHATTING.label)),
    taaksoort="peiljaarverlegging",
    taaktekst=lambda vraag, waarden: f"Verlegging van het peiljaar voor {vraag.periode} gevraagd. Kijk het bewijs na en toets de daling.",
    controleer=_controleer,
    leid_af=lambda vraag, waarden: {"als_ouder": bool(als_ouder(vraag))},
    termijn=beslist_voor,
    verder=_verder,
)


def _uitleg(vraag: Vraag) -> list[str]:
    beslist = datum(beslist_voor(vraag.dag))
    return [
        tekst(
            f"Voor {vraag.periode} kijken wij naar het inkomen van de ouders in {vraag.periode - 2}.",
            f"For {vraag.periode} we look at the parents' income in {vraag.periode - 2}.",
        ),
        tekst(
            "Is het inkomen van beide ouders samen nu minstens 15 procent lager? Dan kan een later jaar tellen.",
            "Is the income of both parents together now at least 15 per cent lower? Then a later year can count.",
        ),
        tekst(
            "Wij vertellen alleen of het kan. Niemand krijgt het inkomen van een ander te zien.",
            "We only tell whether it is possible. Nobody gets to see another's income.",
        ),
        tekst(f"U hoort uiterlijk {beslist} van ons.", f"You hear from us by {beslist}."),
    ]


def _jaren(vraag: Vraag, eerder: Waarden) -> list[str]:
    ervoor, zelf = vraag.periode - 1, vraag.periode
    return [tekst(f"Het jaar ervoor is {ervoor}. Hetzelfde jaar is {zelf}.", f"The year before it is {ervoor}. The same year is {zelf}.")]


STAPPEN = (
    Stap(
        "jaar",
        VELD_JAAR.label,
        (VELD_JAAR,),
        eerst=_jaren,
        waarom=("Kies het jaar waarin er minder inkomen is.", "Choose the year in which there is less income."),
    ),
    Stap(
        "schatting",
        VELD_SCHATTING.label,
        (VELD_SCHATTING,),
        als=_is_ouder,
        waarom=(
            "Later kijken wij na wat het echt werd. Dan kan de beurs nog veranderen.",
            "Later we check what it became. The grant can then still change.",
        ),
    ),
    Stap(
        "bewijs",
        ("Hebt u een bewijs?", "Do you have evidence?"),
        waarom=("Bijvoorbeeld een loonstrook of een brief over een uitkering.", "For example a pay slip or a letter about a benefit."),
        let_op=(
            "Hebt u het niet? Ga dan verder. Wij vragen het zo nodig aan de ouders.",
            "You do not have it? Then go on. We ask the parents if needed.",
        ),
        bijlagen=True,
    ),
)

STROOM = Stroom(
    naam="later-peiljaar",
    lijn="studiefinanciering",
    titel=VERLEGGING.titel,
    stappen=STAPPEN,
    bestaat=_bestaat,
    al_gedaan=open_aanvraag(SOORT),
    uitleg=_uitleg,
    verstuur=als_aanvraag(SOORT),
    kruimels=kruimels,
    minuten=3,
    termijn=VERLEGGING.termijn,
    periode=str,
)


def daalt_genoeg(was: int, wordt: int, drempel: int) -> bool:
    """Whether ``wordt`` is at least ``drempel`` thousandths of a per cent below ``was``; both are sums of two incomes in cents.

    WSF 3.10 lid 2, exact: nothing is rounded. A joint income that was not above zero cannot drop.
    """
    return was > 0 and (was - wordt) * 100_000 >= was * drempel
