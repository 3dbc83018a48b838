"""The one application for everything: what is asked, what must be right, and the choice that follows (WSF 3.19, 3.21)."""

from dataclasses import replace
from datetime import date

from django.urls import reverse

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.aanvragen.soorten import Aanvraagsoort, Link, Vraag
from duo_portal.aanvragen.velden import Veld, Waarden
from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.tijd import vandaag
from studiefinanciering.aanvragen import bekend, velden
from studiefinanciering.aanvragen.bedrag import ALLES, collegegeld_op
from studiefinanciering.aanvragen.meteen import beoordeel_meteen
from studiefinanciering.aanvragen.norm import beslist_voor
from studiefinanciering.aanvragen.woorden import is_ho
from studiefinanciering.batch.kring import vergrendel_kring
from studiefinanciering.models import Aanvullend, Reisproductsoort
from studiefinanciering.services.leg_keuze_vast import jaren_vanaf, leg_keuze_vast

SOORT = "studiefinanciering"
REIS = {"week": Reisproductsoort.WEEK, "weekend": Reisproductsoort.WEEKEND, "geen": Reisproductsoort.GEEN}
VELDEN = (
    velden.OPLEIDING,
    velden.VANAF,
    velden.AANVULLEND,
    velden.LENING,
    velden.LENING_BEDRAG,
    velden.COLLEGEGELD,
    velden.REISPRODUCT,
    velden.EENOUDER,
)
NIET_ALTIJD = {velden.LENING_BEDRAG.naam, velden.COLLEGEGELD.naam}


def eerste_maand(studiejaar: int, opleiding: object, vanaf: object, dag: date) -> date:
    """From which month: never before the start of the study year, nor before what was chosen."""
    begin = bekend.begin(studiejaar, is_ho(opleiding))
    deze = bekend.maand_van(dag)
    gekozen = {"deze_maand": deze, "volgende_maand": bekend.maand_erbij(deze, 1)}.get(str(vanaf), begin)
    return max(begin, gekozen)


def lening_centen(waarden: Waarden) -> int:
    """Cents a month; -1 for as much as can be."""
    if waarden.get("lening") == "maximum":
        return ALLES
    bedrag = waarden.get("lening_bedrag")
    return bedrag if waarden.get("lening") == "bedrag" and isinstance(bedrag, int) else 0


def op_tijd(vraag: Vraag, waarden: Waarden) -> dict[str, str]:
    """Until the last day of the study year (WSF 3.21 lid 2)."""
    laatste = bekend.eind(vraag.periode, is_ho(waarden.get("opleiding")))
    if vraag.dag <= laatste:
        return {}
    zin = tekst(
        f"Voor dit studiejaar kon u tot en met {datum(laatste)} vragen. Vraag het voor het nieuwe studiejaar, of bel ons.",
        f"For this study year you could ask until {datum(laatste)}. Ask for the new study year, or call us.",
    )
    return {"": zin}


def _verwerk(aanvraag: Aanvraag, waarden: Waarden) -> None:
    """1. the choice from the first month on; 2. judged at once."""
    vanaf = eerste_maand(aanvraag.periode, waarden["opleiding"], waarden["vanaf"], vandaag())
    anders = {
        "stopt": False,
        "aanvullend": Aanvullend.JA if waarden["aanvullend"] else Aanvullend.NEE,
        "lening_centen": lening_centen(waarden),
        "collegegeldkrediet_centen": collegegeld_op(vanaf) if waarden.get("collegegeld") and is_ho(waarden["opleiding"]) else 0,
        "eenoudergezin": bool(waarden["eenouder"]),
        "reisproduct": REIS[str(waarden["reisproduct"])],
    }
    leg_keuze_vast(aanvraag.persoon_id, vanaf, anders, aanvraag.pk)
    beoordeel_meteen(aanvraag.persoon_id, jaren_vanaf(vanaf))


def _verder(aanvraag: Aanvraag) -> list[Link]:
    links: list[Link] = []
    if not bekend.heeft_rekening(aanvraag.persoon_id):
        woorden = tekst("Geef uw rekeningnummer op. Dan kunnen wij u betalen.", "Give your account number. Then we can pay you.")
        links.append((woorden, reverse("mijngegevens:rekening")))
    woorden = tekst("Is een van uw ouders uit beeld? Laat het rustig weten", "Is one of your parents out of the picture? Tell us")
    links.append((woorden, reverse("vragen:begin", args=["ouder-uit-beeld", 0])))
    return links


def _facultatief() -> tuple[Veld, ...]:
    """The request holds only what was asked on the way: what no question asked may be empty."""
    return tuple(replace(veld, leeg=None) if veld.naam in NIET_ALTIJD else veld for veld in VELDEN)


AANVRAAG = Aanvraagsoort(
    naam=SOORT,
    lijn="studiefinanciering",
    titel=("Studiefinanciering aanvragen", "Apply for student finance"),
    velden=_facultatief(),
    taaksoort="studiefinanciering_aanvraag",
    taaktekst=lambda vraag, waarden: "Aanvraag van studiefinanciering.",
    controleer=op_tijd,
    leid_af=lambda vraag, waarden: {},
    termijn=beslist_voor,
    verwerk=_verwerk,
    vergrendel=lambda persoon_id: vergrendel_kring([persoon_id]),
    ontvangst="studiefinanciering/aanvraag_ontvangen",
    verder=_verder,
)
