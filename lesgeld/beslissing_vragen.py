"""Asking for a decision: a payment request is none, so whoever finds it wrong can ask a person for one (LCW 5 lid 1, Awb 4:88)."""

from datetime import date

from django.urls import reverse

from duo_portal.aanvragen.soorten import Aanvraagsoort, Vraag
from duo_portal.aanvragen.velden import Veld, Waarden
from duo_portal.berichten.models import Bericht
from duo_portal.berichten.opmaak import tekst
from duo_portal.tijd import schooljaren
from duo_portal.tijd.duur import Duur, laatste_dag
from duo_portal.vorderingen.models import Vordering, Vorderingsoort
from lesgeld.regels.norm import NORMEN

SOORT = "lesgeld_beslissing"
TAAK = "beslissing_gevraagd"
WAT = {
    "niet_verschuldigd": ("Ik hoef geen lesgeld te betalen", "I do not have to pay a school fee"),
    "bedrag": ("Het bedrag klopt niet", "The amount is wrong"),
    "betaald": ("Ik heb al betaald", "I have already paid"),
    "kosten": ("De kosten kloppen niet", "The costs are wrong"),
    "anders": ("Er is iets anders", "Something else"),
}
VELDEN = (
    Veld(
        "wat",
        "keuze",
        ("Wat klopt er niet?", "What is wrong?"),
        leeg=("Kies wat er niet klopt.", "Choose what is wrong."),
        keuzes=WAT,
    ),
    Veld(
        "uitleg",
        "tekst",
        ("Wat is er volgens u aan de hand?", "What do you think happened?"),
        leeg=("Schrijf kort op waarom het niet klopt.", "Write briefly why it is wrong."),
        hulp=("Schrijf het in uw eigen woorden. U hoeft geen wet te noemen.", "Write it in your own words. You need not name a law."),
    ),
)


def _controleer(vraag: Vraag, waarden: Waarden) -> dict[str, str]:
    if Vordering.objects.filter(persoon=vraag.persoon_id, soort=Vorderingsoort.LESGELD, periode=vraag.periode).exists():
        return {}
    zin = tekst("Wij vragen u over dit schooljaar geen lesgeld.", "We ask no school fee of you for this school year.")
    return {"": zin}


def termijn(ontvangen: date) -> date:
    """The last day to decide (Awb 4:13 lid 2), moved by the Algemene termijnenwet."""
    return laatste_dag(ontvangen, Duur(dagen=int(NORMEN["beslistermijn_aanvraag"].op(ontvangen).waarde or 0)))


BESLISSING = Aanvraagsoort(
    naam=SOORT,
    lijn="lesgeld",
    titel=("Vraag een beslissing", "Ask for a decision"),
    velden=VELDEN,
    taaksoort=TAAK,
    taaktekst=lambda vraag, waarden: f"Beslissing over lesgeld {schooljaren.tekst(vraag.periode)} gevraagd. Beoordeel de aanvraag.",
    controleer=_controleer,
    leid_af=lambda vraag, waarden: {},
    termijn=termijn,
)


def beslissingsadres(bericht: Bericht) -> str:
    """Where to ask for a decision about what this message says; empty when it names no school year."""
    periode = bericht.besluit.periode if bericht.besluit else bericht.waarden.get("schooljaar", bericht.waarden.get("periode"))
    return reverse("lesgeld:beslissing", args=[periode]) if isinstance(periode, int) else ""
