"""The named demo persons out of their own files, through the runs, to the cent; incomes and addresses as the register has them."""

from datetime import date

import pytest

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.berichten.models import Bericht
from duo_portal.register.generator.demopersonen.laden import SITUATIE, VERLOOP, laad_demopersonen
from duo_portal.register.models import Persoon
from studiefinanciering.services.zeg_ja import zeg_ja
from tests import bouw
from tests.studiefinanciering.batch import mensen

pytestmark = pytest.mark.usefixtures("naslag", "wereld")


@pytest.fixture
def wereld(naslag: None) -> None:
    """As the school year began; the awards of both calendar years."""
    laad_demopersonen(SITUATIE)
    nacht(date(2025, 9, 15), date(2026, 1, 2))


def nacht(*dagen: date, alle: bool = True) -> None:
    for dag in dagen:
        mensen.draai(peildatum=dag, jaar=dag.year, alle=alle)


def vertel_de_rest() -> None:
    """What schools and parents told in the course of the year, and the night after it."""
    bouw.stel_vast(date(2025, 9, 15))
    laad_demopersonen(VERLOOP)
    for jaar in (2025, 2026):
        mensen.draai(jaar=jaar)


def wie(sleutel: str) -> Persoon:
    return Persoon.objects.get(bronsleutel=f"demo-{sleutel}")


def maand(sleutel: str, nummer: int, jaar: int = 2026) -> tuple[int, int, int]:
    """Basisbeurs, aanvullende beurs, and what of the month is a gift."""
    deel = mensen.maanden(wie(sleutel), jaar)[nummer]
    return deel.basisbeurs_centen, deel.aanvullend_centen, deel.gift_centen


def test_sanne_krijgt_niets_ongevraagd_en_alles_na_een_ja() -> None:
    assert mensen.besluiten(wie("sanne")) == []
    mensen.draai("ambtshalve")
    assert mensen.besluiten(wie("sanne")) == []
    zeg_ja(Aanvraag.objects.get(persoon=wie("sanne")).pk, wie("sanne").pk)
    assert maand("sanne", 1) == (107_26, 147_27, 254_53)
    assert Bericht.objects.filter(persoon=wie("sanne")).latest("pk").waarden["nabetaling"] == 1_527_18


def test_youssef_houdt_januari_en_verliest_wat_na_zijn_diploma_kwam_door_een_late_school() -> None:
    assert maand("youssef", 6) == (350_03, 0, 0)
    vertel_de_rest()
    assert sorted(mensen.maanden(wie("youssef"))) == [1]
    bericht = Bericht.objects.filter(persoon=wie("youssef"), sjabloonversie__naam__startswith="studiefinanciering/").latest("pk")
    assert bericht.waarden["teveel"] == 5 * 350_03


def test_piotr_leent_en_krijgt_372_09_zodra_het_inkomen_van_zijn_moeder_er_is() -> None:
    voor = mensen.maanden(wie("piotr"))[5]
    assert (voor.onbekend_inkomen, voor.aanvullend_centen, voor.lening_centen) == (True, 0, 491_08)
    vertel_de_rest()
    assert maand("piotr", 1) == (324_52, 372_09, 372_09)
    assert maand("piotr", 2) == (324_52, 372_09, 0)
    assert maand("piotr", 12, 2025)[2] == maand("piotr", 12, 2025)[1] > 0


def test_fatma_heeft_een_dubbele_voet_en_een_toeslag_voor_haar_kind() -> None:
    juni = mensen.maanden(wie("fatma"))[6]
    assert (juni.basisbeurs_centen, juni.aanvullend_centen, juni.eenouder_centen) == (324_52, 491_08, 327_15)
    assert (juni.gift_centen, juni.prestatie_centen, juni.uitwonend) == (0, 324_52 + 491_08 + 327_15, True)


def test_als_tim_ja_zegt_veranderen_de_bedragen_van_hem_en_van_lotte() -> None:
    assert (maand("lotte", 6), maand("tim", 6)) == ((130_21, 281_42, 0), (130_21, 0, 0))
    mensen.draai("ambtshalve")
    zeg_ja(Aanvraag.objects.get(persoon=wie("tim")).pk, wie("tim").pk)
    nacht(date(2026, 6, 16), alle=False)
    assert [maand(naam, 6)[1] for naam in ("lotte", "tim")] == [386_25, 386_25]
    assert "Tim" not in str(Bericht.objects.filter(persoon=wie("lotte")).latest("pk").waarden)
