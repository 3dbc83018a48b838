"""Students with awards of their own making: decisions, months and bookings, with the steps of the real rule."""

from datetime import date
from typing import Any

import polars as pl

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.besluiten.models import Besluit, Besluitsoort, Totstandkoming
from duo_portal.besluiten.services.regelversies import regelversie_id
from duo_portal.register.models import Persoon
from studiefinanciering.beeld import plus_maanden
from studiefinanciering.codes import Fase
from studiefinanciering.models import Maandboeking, Toekenning
from studiefinanciering.regels.regel import STUDIEFINANCIERING
from tests import bouw

OUDERS: dict[str, Any] = {
    "wil_aanvullend": True, "lening_gewenst": 0, "collegegeld_gewenst": 0, "collegegeld_per_jaar": 0, "alimentatie": 0,
    "ouder1_status": 1, "ouder1_inkomen": 40_000_00, "ouder1_aflossing": 0, "ouder1_telkinderen": 0, "ouder1_kinderen": 1,
    "ouder2_status": 1, "ouder2_inkomen": 10_000_00, "ouder2_aflossing": 0, "ouder2_telkinderen": 0, "ouder2_kinderen": 1,
}  # fmt: skip
MBO, HO = 1, 2


def reken(maand: date, onderwijs: int = MBO, fase: Fase = Fase.GIFT, **anders: Any) -> dict[str, Any]:
    """Every step of the rule for one month, and ``_stappen`` as the register stores them."""
    rij = {
        **OUDERS, "maand": maand, "geboortedatum": date(2004, 3, 14), "onderwijs": onderwijs, "uitwonend": False,
        "eenoudergezin": False, "fase": int(fase), "aanvullend_gift": fase == Fase.GIFT, **anders,
    }  # fmt: skip
    schema = {naam: deel.type for naam, deel in STUDIEFINANCIERING.invoer.items()}
    kader = STUDIEFINANCIERING.beoordeel(pl.DataFrame([rij], schema=schema))
    return {**kader.row(0, named=True), "_stappen": kader.select(STUDIEFINANCIERING.waarden()).item().to_list()}


def besluit(wie: Persoon, jaar: int, op: date | None = None, vervangt: Besluit | None = None, centen: int = 1) -> Besluit:
    return Besluit.objects.create(
        persoon=wie, soort=Besluitsoort.STUDIEFINANCIERING, periode=jaar, uitkomst_centen=centen, grond=1, vervangt=vervangt,
        regelversie_id=regelversie_id("studiefinanciering"), feiten={}, stappen=[], totstandkoming=Totstandkoming.AUTOMATISCH,
        peildatum=op or date(jaar, 1, 1),
    )  # fmt: skip


def ken_toe(
    wie: Persoon, van: date, tot: date, bij: Besluit | None = None, onderwijs: int = MBO, fase: Fase = Fase.GIFT, **anders: Any
) -> Toekenning:
    """Months of one year with one amount, under a decision of their own or under ``bij``."""
    uit = reken(van, onderwijs, fase, **anders)
    maanden = (tot.year - van.year) * 12 + tot.month - van.month + 1
    onder = bij or besluit(wie, van.year, centen=uit["totaal_centen"] * maanden)
    return Toekenning.objects.create(
        besluit=onder, persoon=wie, van=van, tot=tot, onderwijs=onderwijs, fase=fase, uitwonend=bool(anders.get("uitwonend", False)),
        aanvullend_gift=bool(anders.get("aanvullend_gift", fase == Fase.GIFT)), onbekend_inkomen=uit["onbekend_inkomen"],
        basisbeurs_centen=uit["basisbeurs"], aanvullend_centen=uit["aanvullende_beurs"], eenouder_centen=uit["eenoudertoeslag"],
        lening_centen=uit["lening_centen"], collegegeldkrediet_centen=uit["collegegeldkrediet"], gift_centen=uit["gift_centen"],
        prestatie_centen=uit["prestatie_centen"], stappen=uit["_stappen"],
    )  # fmt: skip


def boek(toekenning: Toekenning, *, tot_en_met: date) -> None:
    """The monthly run booked these months, as they were awarded."""
    maand = toekenning.van
    while maand <= min(toekenning.tot, tot_en_met):
        Maandboeking.objects.create(
            persoon_id=toekenning.persoon_id, maand=maand, volgnummer=1, besluit_id=toekenning.besluit_id,
            gift_centen=toekenning.gift_centen, prestatie_centen=toekenning.prestatie_centen,
            lening_centen=toekenning.lening_centen + toekenning.collegegeldkrediet_centen,
        )  # fmt: skip
        maand = plus_maanden(maand, 1)


def in_het_ho(**anders: Any) -> Persoon:
    """First year of higher education, awarded for 2026 and booked to May: a gift month, then conditional ones with a loan."""
    wie = bouw.persoon("De Boer")
    bij = besluit(wie, 2026)
    eerst = ken_toe(wie, date(2026, 1, 1), date(2026, 1, 1), bij, HO, Fase.PRESTATIE, aanvullend_gift=True, **anders)
    rest = ken_toe(wie, date(2026, 2, 1), date(2026, 12, 1), bij, HO, Fase.PRESTATIE, lening_gewenst=5_000, **anders)
    for toekenning in (eerst, rest):
        boek(toekenning, tot_en_met=date(2026, 5, 1))
    return wie


def voorstel(wie: Persoon, vorm: str = "gift", soort: str = "studiefinanciering-aanvullend") -> Aanvraag:
    gegevens = {"studiejaar": 2025, "onderwijs": "mbo", "vorm": vorm, "giftmaanden": 12, "bevestig_voor": "2026-07-31"}
    return Aanvraag.objects.create(persoon=wie, soort=soort, periode=2025, gegevens=gegevens, staat=Aanvraagstaat.VOORBEREID)
