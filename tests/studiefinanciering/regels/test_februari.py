"""The 1-februariregeling, from both sides of each border (WSF 4.11, 5.10, 5.11, 5.11a)."""

from datetime import date

import pytest

from studiefinanciering.codes_vormen import Februari
from studiefinanciering.regels.februari import FEBRUARI
from tests.studiefinanciering.regels.bouwsels import oordeel

MBO, HO = 1, 2
GEWOON = {
    "persoon_id": 1,
    "stelsel": HO,
    "eerste_maand": date(2025, 9, 1),
    "laatste_maand": date(2026, 1, 1),
    "hervat_maand": None,
    "eerstejaars": True,
    "mbo_afgerond": False,
    "peildatum": date(2029, 1, 1),
}
GIFT, NEE, WACHT = Februari.GIFT, Februari.NEE, Februari.AFWACHTEN


def uitkomst(**anders: object) -> object:
    return oordeel(FEBRUARI, GEWOON, **anders)["februari"]


@pytest.mark.parametrize("stelsel", [MBO, HO])
@pytest.mark.parametrize(
    ("laatste", "verwacht"), [(date(2025, 12, 1), GIFT), (date(2026, 1, 1), GIFT), (date(2026, 2, 1), NEE), (None, NEE)]
)
def test_gestopt_voor_1_februari(stelsel: int, laatste: date | None, verwacht: Februari) -> None:
    assert uitkomst(stelsel=stelsel, laatste_maand=laatste) == verwacht


@pytest.mark.parametrize(
    ("stelsel", "hervat", "verwacht"),
    [(MBO, date(2026, 7, 1), NEE), (MBO, date(2026, 8, 1), GIFT), (HO, date(2026, 8, 1), NEE), (HO, date(2026, 9, 1), GIFT)],
)
def test_niet_opnieuw_in_hetzelfde_studiejaar(stelsel: int, hervat: date, verwacht: Februari) -> None:
    assert uitkomst(stelsel=stelsel, hervat_maand=hervat) == verwacht


def test_mbo_alleen_in_het_eerste_jaar_van_een_opleiding() -> None:
    assert uitkomst(stelsel=MBO, eerstejaars=False) == NEE
    assert uitkomst(stelsel=HO, eerstejaars=False) == GIFT


@pytest.mark.parametrize(
    ("eerste", "laatste", "hervat", "verwacht"),
    [
        (date(2026, 1, 1), date(2026, 8, 1), None, NEE),  # began in January: 5.10 only
        (date(2026, 2, 1), date(2026, 8, 1), None, GIFT),
        (date(2026, 2, 1), date(2026, 9, 1), None, NEE),
        (date(2026, 2, 1), date(2026, 8, 1), date(2027, 1, 1), NEE),
        (date(2026, 2, 1), date(2026, 8, 1), date(2027, 2, 1), GIFT),
    ],
)
def test_begonnen_na_31_januari(eerste: date, laatste: date, hervat: date | None, verwacht: Februari) -> None:
    assert uitkomst(eerste_maand=eerste, laatste_maand=laatste, hervat_maand=hervat) == verwacht


@pytest.mark.parametrize(
    ("eerste", "laatste", "hervat", "verwacht"),
    [
        (date(2025, 9, 1), date(2026, 8, 1), None, GIFT),
        (date(2025, 9, 1), date(2026, 9, 1), None, NEE),
        (date(2025, 9, 1), date(2026, 8, 1), date(2027, 1, 1), NEE),
        (date(2025, 9, 1), date(2026, 8, 1), date(2027, 2, 1), GIFT),
        (date(2025, 9, 1), date(2026, 1, 1), date(2026, 9, 1), GIFT),  # 5.10 asks less
        (date(2026, 2, 1), date(2027, 1, 1), None, GIFT),
        (date(2026, 2, 1), date(2027, 2, 1), None, NEE),
        (date(2026, 2, 1), date(2027, 1, 1), date(2027, 8, 1), NEE),
        (date(2026, 2, 1), date(2027, 1, 1), date(2027, 9, 1), GIFT),
    ],
)
def test_wie_eerst_mbo_afrondde_heeft_langer(eerste: date, laatste: date, hervat: date | None, verwacht: Februari) -> None:
    assert uitkomst(mbo_afgerond=True, eerste_maand=eerste, laatste_maand=laatste, hervat_maand=hervat) == verwacht


@pytest.mark.parametrize(("peildatum", "verwacht"), [(date(2026, 8, 31), WACHT), (date(2026, 9, 1), GIFT)])
def test_afwachten_tot_de_periode_om_is(peildatum: date, verwacht: Februari) -> None:
    assert uitkomst(peildatum=peildatum) == verwacht


@pytest.mark.parametrize(
    ("anders", "uiterlijk"),
    [
        ({"stelsel": MBO}, date(2027, 1, 1)),
        ({}, date(2027, 1, 1)),
        ({"eerste_maand": date(2026, 2, 1), "laatste_maand": date(2026, 8, 1)}, date(2028, 1, 1)),
        ({"mbo_afgerond": True, "laatste_maand": date(2026, 8, 1)}, date(2028, 1, 1)),
        ({"laatste_maand": None}, None),
    ],
)
def test_uiterlijk_op(anders: dict[str, object], uiterlijk: date | None) -> None:
    assert oordeel(FEBRUARI, GEWOON, **anders)["gift_uiterlijk_op"] == uiterlijk
