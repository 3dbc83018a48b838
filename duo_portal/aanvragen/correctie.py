"""Somebody says that what we keep about them is wrong (AVG art. 16), and who answers that."""

from datetime import date

from duo_portal.aanvragen.soorten import Aanvraagsoort, Vraag
from duo_portal.aanvragen.velden import Veld, Waarden
from duo_portal.berichten.opmaak import tekst
from duo_portal.tijd.termijnen import Soort, opbouw, verloop

SOORT = "correctieverzoek"
LIJN = "mijngegevens"
TAAK = "correctie_gevraagd"
GEEN_PERIODE = 0  # data have no school year
WAT = {
    "naam": ("Mijn naam", "My name"),
    "geboortedatum": ("Mijn geboortedatum", "My date of birth"),
    "adres": ("Mijn adres", "My address"),
    "familie": ("Mijn ouders, mijn kinderen of mijn partner", "My parents, my children or my partner"),
    "school": ("Mijn school of mijn opleiding", "My school or my course"),
    "diploma": ("Mijn diploma", "My diploma"),
    "inkomen": ("Mijn inkomen", "My income"),
    "anders": ("Iets anders", "Something else"),
}
VELD_WAT = Veld(
    "wat",
    "keuze",
    ("Welk gegeven klopt niet?", "Which of your data is wrong?"),
    leeg=("Kies welk gegeven niet klopt.", "Choose which of your data is wrong."),
    keuzes=WAT,
)
VELD_NU = Veld(
    "nu",
    "tekst",
    ("Wat klopt er niet?", "What is wrong?"),
    leeg=("Schrijf kort op wat er niet klopt.", "Write briefly what is wrong."),
    langst=1000,
)
VELD_JUIST = Veld(
    "juist",
    "tekst",
    ("Wat moet het zijn?", "What should it be?"),
    leeg=("Schrijf op wat het moet zijn.", "Write what it should be."),
    langst=1000,
)
VELD_SINDS = Veld(
    "sinds",
    "datum",
    ("Sinds wanneer is dat zo?", "Since when is that so?"),
    hulp=("Bijvoorbeeld 20-2-2026. Weet u het niet? Ga dan verder.", "20-2-2026, for example. You do not know? Then go on."),
)


def niet_in_de_toekomst(vraag: Vraag, waarden: Waarden) -> dict[str, str]:
    sinds = waarden.get("sinds")
    if not isinstance(sinds, str) or date.fromisoformat(sinds) <= vraag.dag:
        return {}
    return {
        "sinds": tekst("Deze dag komt nog. Schrijf een dag die al is geweest.", "This day is still to come. Write a day that has passed.")
    }


def termijn(ontvangen: date) -> date:
    """The last day to answer: one month (AVG 12 lid 3), 31 January → 28 February. Not moved over a weekend: who asks waits no longer."""
    return verloop(Soort.AVG_VERZOEK, ontvangen).ruw


def verlengd(ontvangen: date) -> date:
    """The last day when more time was taken in time: two months on from the first last day (AVG 12 lid 3)."""
    meer = opbouw(Soort.AVG_VERZOEK).verdaging
    if meer is None:
        raise LookupError("de termijn van een AVG-verzoek heeft geen verdaging")
    return meer.na(termijn(ontvangen))


CORRECTIE = Aanvraagsoort(
    naam=SOORT,
    lijn=LIJN,
    titel=("Laat een gegeven verbeteren", "Have your data corrected"),
    velden=(VELD_WAT, VELD_NU, VELD_JUIST, VELD_SINDS),
    taaksoort=TAAK,
    taaktekst=lambda vraag, waarden: "Iemand vraagt om een gegeven te verbeteren. Beoordeel de aanvraag.",
    controleer=niet_in_de_toekomst,
    leid_af=lambda vraag, waarden: {},
    termijn=termijn,
)
