"""The ladder from the first reminder to the bailiff, night by night."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from duo_portal.berichten.models import Bericht
from duo_portal.berichten.selectors import gegevens_van
from duo_portal.berichten.weergave import artikel
from duo_portal.grootboek.models import Boeking, Oorzaak
from duo_portal.register.models import Adres
from duo_portal.register.models.persoon import Adressoort
from duo_portal.vorderingen.models import Inning, Inningsagenda, Inningsstap
from duo_portal.werkvoorraad.models import Taak
from tests import bouw
from tests.vorderingen.ladder import VERVALLEN, ladder, nacht, nachten, plan, stappen, student, youssef

pytestmark = pytest.mark.django_db


def test_youssef_elke_nacht_tot_de_deurwaarder() -> None:
    vordering = youssef()
    nachten(VERVALLEN, date(2026, 6, 12))
    assert ladder(vordering) == [
        ("REGELING_VERVALLEN", date(2026, 2, 25)),
        ("BETALINGSVERZOEK", date(2026, 3, 2)),
        ("HERINNERING", date(2026, 4, 3)),
        ("AANMANING", date(2026, 4, 24)),
        ("CJIB", date(2026, 5, 18)),
        ("DEURWAARDER", date(2026, 6, 8)),
    ]
    assert {centen for naam, _, centen in stappen(vordering) if naam != "AFSCHRIJVING_MISLUKT"} == {97_200}
    kosten = Boeking.objects.get(oorzaak=Oorzaak.KOSTEN)
    assert (kosten.bedrag_centen, kosten.boekdatum, kosten.debet, kosten.credit) == (2_000, date(2026, 4, 24), 135, 805)
    assert not Taak.objects.exists()


def test_elke_trede_heeft_een_bericht_dat_te_lezen_is() -> None:
    vordering = youssef()
    nachten(VERVALLEN, date(2026, 6, 8))
    treden = Inning.objects.filter(vordering=vordering, bericht__isnull=False).order_by("datum")
    namen = [stap.bericht.sjabloonversie.naam for stap in treden if stap.bericht]
    assert namen == [
        f"vorderingen/{naam}"
        for naam in ("betalingsverzoek_opnieuw", "herinnering", "aanmaning", "overgedragen_aan_cjib", "bij_de_deurwaarder")
    ]
    aanmaning = Bericht.objects.get(sjabloonversie__naam="vorderingen/aanmaning")
    assert "€ 992,00" in artikel(gegevens_van(aanmaning)).replace("\u00a0", " ")
    assert "8 mei 2026" in artikel(gegevens_van(aanmaning)).replace("\u00a0", " ")
    for bericht in Bericht.objects.filter(persoon=vordering.persoon):
        assert "Robin El Amrani" in artikel(gegevens_van(bericht))


def test_wie_in_een_keer_betaalt_en_dat_niet_doet() -> None:
    vordering = student()
    nachten(bouw.VASTSTELLING, date(2025, 12, 24))
    assert ladder(vordering) == [
        ("HERINNERING", date(2025, 10, 16)),
        ("AANMANING", date(2025, 11, 6)),
        ("CJIB", date(2025, 12, 1)),
        ("DEURWAARDER", date(2025, 12, 22)),
    ]
    assert not Boeking.objects.filter(oorzaak=Oorzaak.KOSTEN).exists()  # what the fee was before 2026 is not known


def test_wie_op_tijd_betaalt_komt_niet_op_de_ladder() -> None:
    vordering = student()
    bouw.betaal(vordering.persoon, 145_800, date(2025, 10, 2))
    nachten(date(2025, 10, 2), date(2025, 10, 20))
    assert ladder(vordering) == []
    assert not Inningsagenda.objects.exists()


def test_wie_in_termijnen_betaalt_krijgt_geen_herinnering() -> None:
    vordering = student()
    plan(vordering)
    nachten(date(2025, 10, 15), date(2025, 11, 1))
    assert ladder(vordering) == []


def test_betaald_na_de_aanmaning_is_dezelfde_nacht_voldaan() -> None:
    vordering = youssef()
    nachten(VERVALLEN, date(2026, 4, 27))
    bouw.betaal(vordering.persoon, 97_200, date(2026, 4, 28))
    Boeking.objects.create(
        persoon=vordering.persoon, vordering=vordering, debet=100, credit=135, bedrag_centen=2_000, oorzaak=Oorzaak.BETALING,
        boekdatum=date(2026, 4, 28), valutadatum=date(2026, 4, 28),
    )  # fmt: skip
    assert nacht(date(2026, 4, 28)).tellingen["voldaan"] == 1
    assert ladder(vordering)[-1] == ("VOLDAAN", date(2026, 4, 28))
    assert not Inningsagenda.objects.exists()
    laatste = Bericht.objects.latest("pk")
    assert laatste.sjabloonversie.naam == "vorderingen/voldaan"


def test_betaald_bij_de_deurwaarder_wordt_teruggeroepen() -> None:
    vordering = youssef()
    nachten(VERVALLEN, date(2026, 6, 8))
    bouw.betaal(vordering.persoon, 99_200, date(2026, 6, 9))
    nacht(date(2026, 6, 9))
    assert stappen(vordering)[-1] == ("TERUGGEROEPEN", date(2026, 6, 9), 0)


def test_een_deel_aan_ons_betaald_verlaagt_wat_de_deurwaarder_mag_vragen() -> None:
    vordering = youssef()
    nachten(VERVALLEN, date(2026, 6, 8))
    bouw.betaal(vordering.persoon, 50_000, date(2026, 6, 9))
    nachten(date(2026, 6, 9), date(2026, 6, 12))
    assert stappen(vordering)[-1] == ("VERLAAGD", date(2026, 6, 9), 47_200)


def test_wat_de_deurwaarder_zelf_ontving_weet_hij() -> None:
    vordering = youssef()
    nachten(VERVALLEN, date(2026, 6, 8))
    Boeking.objects.create(
        persoon=vordering.persoon, vordering=vordering, debet=180, credit=130, bedrag_centen=10_000, oorzaak=Oorzaak.BETALING,
        boekdatum=date(2026, 6, 9), valutadatum=date(2026, 6, 9), vastgelegd_op=timezone.now() + timedelta(hours=1),
    )  # fmt: skip
    nachten(date(2026, 6, 9), date(2026, 6, 12))
    assert stappen(vordering)[-1] == ("DEURWAARDER", date(2026, 6, 8), 97_200)


def test_buiten_nederland_komt_het_incassobureau_in_plaats_van_het_cjib() -> None:
    vordering = youssef()
    Adres.objects.create(persoon=vordering.persoon, soort=Adressoort.BUITENLAND, regel1="Rua 1", regel2="Porto", landcode="7050")
    nachten(VERVALLEN, date(2026, 7, 15))
    assert ladder(vordering)[-2:] == [("AANMANING", date(2026, 4, 24)), ("BUITENLAND", date(2026, 5, 18))]


def test_na_een_gemiste_nacht_een_stap_per_nacht_en_de_termijn_telt_opnieuw() -> None:
    vordering = youssef()
    nacht(date(2026, 4, 10))
    nacht(date(2026, 4, 13))
    assert ladder(vordering)[1:] == [("BETALINGSVERZOEK", date(2026, 4, 10))]
    nachten(date(2026, 4, 14), date(2026, 5, 12))
    assert ladder(vordering)[2:] == [("HERINNERING", date(2026, 5, 12))]  # 10 May is a Sunday


def test_twee_keer_dezelfde_nacht_geeft_een_stap() -> None:
    vordering = youssef()
    for _ in range(3):
        nacht(date(2026, 3, 2))
    assert ladder(vordering)[1:] == [("BETALINGSVERZOEK", date(2026, 3, 2))]


def test_geen_stap_in_het_weekend_of_op_een_feestdag() -> None:
    vordering = youssef()
    nachten(VERVALLEN + timedelta(days=8), VERVALLEN + timedelta(days=8))
    assert Inning.objects.filter(stap=Inningsstap.BETALINGSVERZOEK).count() == 1
    for dag in (date(2026, 4, 5), date(2026, 4, 6), date(2026, 4, 27), date(2026, 5, 14)):
        nacht(dag)
    assert ladder(vordering)[2:] == []


def test_een_hoger_bedrag_geeft_eerst_een_maand() -> None:
    """A correction upwards is asked by its own letter: no next rung before that month is over."""
    vordering = youssef()
    nachten(VERVALLEN, date(2026, 4, 3))
    Boeking.objects.create(
        persoon=vordering.persoon, vordering=vordering, debet=130, credit=800, bedrag_centen=5_000, oorzaak=Oorzaak.OPGELEGD,
        boekdatum=date(2026, 4, 20), valutadatum=date(2026, 4, 20),
    )  # fmt: skip
    nachten(date(2026, 4, 20), date(2026, 5, 21))
    assert ladder(vordering)[3:] == [("AANMANING", date(2026, 5, 21))]


def test_een_klein_restant_gaat_naar_een_mens() -> None:
    vordering = youssef()
    nachten(VERVALLEN, date(2026, 4, 3))
    bouw.betaal(vordering.persoon, 96_000, date(2026, 4, 7))
    nachten(date(2026, 4, 7), date(2026, 5, 10))
    assert ladder(vordering)[-1] == ("HERINNERING", date(2026, 4, 3))
    assert Taak.objects.get().soort == "inning_klein_bedrag"
