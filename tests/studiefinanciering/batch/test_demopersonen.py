"""The demo persons of studiefinanciering, to the cent, through the run that awards."""

from datetime import date

import pytest

from duo_portal.berichten.models import Bericht
from duo_portal.register.models import Persoon
from studiefinanciering.codes import Fase, Grond
from studiefinanciering.models import Aanvullend
from tests import bouw
from tests.studiefinanciering.batch import mensen

pytestmark = pytest.mark.django_db


def sanne() -> Persoon:
    """Mother without partner 24,300; father 36,000; living with mother; 18 on 14 November 2025; mbo level 2."""
    wie = mensen.student("Wit", date(2007, 11, 14))
    moeder, _ = mensen.ouders([wie], 2_430_000, 3_600_000)
    mensen.zonder_partner(moeder)
    for persoon in (wie, moeder):
        bouw.adres(persoon, "8021ZX", "Lindelaan", 12)
    mensen.mbo(wie)
    return wie


def test_sanne_krijgt_147_27_door_verrekening_en_107_26_basisbeurs_als_gift() -> None:
    wie = sanne()
    mensen.keuze(wie, date(2025, 8, 1), op=mensen.VANDAAG)
    run = mensen.draai(jaar=2026)
    assert (run.tellingen["besluiten"], run.tellingen["inkomens_gelezen"]) == (1, 2)
    juni = mensen.maanden(wie)[6]
    assert (juni.basisbeurs_centen, juni.aanvullend_centen) == (10_726, 14_727)
    assert (juni.gift_centen, juni.prestatie_centen, juni.lening_centen, juni.fase) == (25_453, 0, 0, Fase.GIFT)
    assert mensen.maanden(wie)[8].aanvullend_centen == 44_250 - 16_931
    besluit = mensen.besluiten(wie)[0]
    assert (besluit.grond, besluit.uitkomst_centen) == (Grond.TOEKENNING, 7 * 25_453 + 5 * (10_726 + 27_319))
    bericht = Bericht.objects.get(persoon=wie)
    assert bericht.sjabloonversie.naam == "studiefinanciering/toekenning"
    assert (bericht.waarden["nabetaling"], bericht.waarden["gift"], bericht.waarden["maand"]) == (152_718, 25_453, "2026-06-01")


def test_in_2025_heeft_sanne_nog_geen_recht_en_krijgt_ze_geen_besluit() -> None:
    wie = sanne()
    mensen.keuze(wie, date(2025, 8, 1))
    mensen.draai(jaar=2025)
    assert mensen.besluiten(wie, 2025) == []


def test_herhalen_verandert_niets() -> None:
    wie = sanne()
    mensen.keuze(wie, date(2025, 8, 1), op=mensen.VANDAAG)
    mensen.draai(jaar=2026)
    mensen.meld(wie)
    run = mensen.draai(jaar=2026)
    assert run.tellingen["besluiten"] == 0
    assert (len(mensen.besluiten(wie)), Bericht.objects.filter(persoon=wie).count()) == (1, 1)


def test_wie_de_aanvullende_beurs_niet_vraagt_krijgt_basisbeurs_zonder_dat_een_inkomen_gelezen_wordt() -> None:
    wie = sanne()
    mensen.keuze(wie, date(2025, 8, 1), Aanvullend.NEE, op=mensen.VANDAAG)
    run = mensen.draai(jaar=2026)
    assert run.tellingen["inkomens_gelezen"] == 0
    assert mensen.maanden(wie)[6].gift_centen == 10_726
