"""The demo persons of studiefinanciering, to the cent, through the run that awards."""

from datetime import date

import pytest

from duo_portal.berichten.models import Bericht
from duo_portal.regels.codes import Onderwijs
from duo_portal.register.models import Persoon
from studiefinanciering.codes import Fase, Grond
from studiefinanciering.models import Aanvullend
from studiefinanciering.services.beoordeel_student import beoordeel_student
from studiefinanciering.services.leg_wens_vast import leg_wens_vast
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


def lotte_en_tim() -> tuple[Persoon, Persoon]:
    """Both in higher education, living with their parents, who have 30,000 each; Lotte asked for everything, Tim not for AB."""
    lotte, tim = mensen.student("Dam", date(2004, 2, 29)), mensen.student("Dam", date(2006, 8, 1))
    familie = [lotte, tim, *mensen.ouders([lotte, tim], 3_000_000, 3_000_000)]
    for persoon in familie:
        bouw.adres(persoon, "3817ZX", "Beukenlaan", 21)
    mensen.ho(lotte, date(2022, 9, 1))
    mensen.ho(tim, date(2024, 9, 1))
    mensen.keuze(lotte, date(2025, 9, 1))
    mensen.keuze(tim, date(2025, 9, 1), Aanvullend.NIET_GEVRAAGD)
    return lotte, tim


def test_als_tim_ja_zegt_verandert_ook_lotte_en_haar_bericht_noemt_hem_niet() -> None:
    lotte, tim = lotte_en_tim()
    mensen.draai(jaar=2026)
    alleen = mensen.maanden(lotte)[6].aanvullend_centen
    assert (alleen, mensen.maanden(tim)[6].aanvullend_centen) == (49_108 - 20_966, 0)
    leg_wens_vast(tim.pk, date(2025, 9, 1), Aanvullend.JA, mensen.VANDAAG, "ja gezegd")
    beoordeel_student(tim.pk, [2026], "keuze")
    assert mensen.maanden(tim)[6].aanvullend_centen == 49_108 - 10_483
    mensen.draai(jaar=2026, alle=False)
    assert mensen.maanden(lotte)[6].aanvullend_centen == 49_108 - 10_483
    bericht = Bericht.objects.filter(persoon=lotte).latest("pk")
    assert (bericht.sjabloonversie.naam, bericht.waarden["reden"]) == ("studiefinanciering/herberekening", "gezin")
    assert "Tim" not in str(bericht.waarden)


def piotr() -> tuple[Persoon, Persoon]:
    """First year of wo, living away; father 34,000; nothing known of the mother abroad."""
    wie = mensen.student("Bakker", date(2006, 5, 19))
    moeder, vader = mensen.ouders([wie], None, 3_400_000)
    mensen.inkomen(vader, 3_400_000, 2023)
    bouw.adres(wie, "2312ZX", "Nieuwstraat", 120)
    bouw.adres(vader, "5911ZX", "Beekstraat", 9)
    mensen.ho(wie, soort=Onderwijs.WO)
    return wie, moeder


def test_piotr_leent_tot_het_inkomen_van_zijn_moeder_bekend_is_en_krijgt_dan_372_09_waarvan_vijf_maanden_gift() -> None:
    wie, moeder = piotr()
    mensen.keuze(wie, date(2025, 9, 1), lening_centen=20_000)
    for jaar in (2025, 2026):
        mensen.draai(jaar=jaar)
    mei = mensen.maanden(wie)[5]
    assert (mei.onbekend_inkomen, mei.aanvullend_centen, mei.lening_centen, mei.uitwonend) == (True, 0, 20_000, True)
    for jaar in (2023, 2024):
        mensen.inkomen(moeder, 1_800_000, jaar)
    beoordeel_student(wie.pk, [2025, 2026], "inkomen")
    maanden = mensen.maanden(wie)
    assert {maand: rij.aanvullend_centen for maand, rij in maanden.items()} == dict.fromkeys(range(1, 13), 37_209)
    assert [maanden[maand].aanvullend_gift for maand in (1, 2)] == [True, False]
    assert all(rij.aanvullend_gift for rij in mensen.maanden(wie, 2025).values())
    assert (maanden[1].gift_centen, maanden[2].prestatie_centen) == (37_209, 32_452 + 37_209)
    assert Bericht.objects.filter(persoon=wie).latest("pk").waarden["reden"] == "inkomen"


def test_fatma_krijgt_de_dubbele_voet_en_de_toeslag_voor_een_ouder_alleen() -> None:
    wie = mensen.student("Yildiz", date(1999, 9, 30))
    moeder, vader = mensen.ouders([wie], 3_100_000, None)
    mensen.overleden(vader, date(2018, 10, 2))
    bouw.adres(wie, "3024ZX", "Havenstraat", 17)
    bouw.adres(moeder, "3112ZX", "Singel", 30)
    mensen.ho(wie, date(2023, 9, 1))
    mensen.keuze(wie, date(2023, 9, 1), eenoudergezin=True)
    for peiljaar in (2021, 2022, 2023):
        mensen.inkomen(moeder, 3_100_000, peiljaar)
    for jaar in (2023, 2024, 2025, 2026):
        mensen.draai(jaar=jaar)
    juni = mensen.maanden(wie)[6]
    assert (juni.basisbeurs_centen, juni.aanvullend_centen, juni.eenouder_centen) == (32_452, 49_108, 32_715)
    assert (juni.gift_centen, juni.prestatie_centen, juni.fase) == (0, 32_452 + 49_108 + 32_715, Fase.PRESTATIE)
    gift = [rij.van for rij in mensen.maanden(wie, 2023).values() if rij.aanvullend_gift]
    assert len(gift) == 4
    assert mensen.maanden(wie, 2024)[1].aanvullend_gift
    assert not mensen.maanden(wie, 2024)[2].aanvullend_gift
