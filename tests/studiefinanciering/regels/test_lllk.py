"""Levenlanglerenkrediet: who, how long and how much, from both sides of each border."""

from datetime import date

import pytest

from studiefinanciering.codes_vormen import Lllkreden
from studiefinanciering.regels.lllk import LEVENLANGLEREN
from tests.studiefinanciering.regels.bouwsels import oordeel

MBO, HO = 1, 2
GEWOON = {
    "persoon_id": 1,
    "maand": date(2026, 3, 1),
    "geboortedatum": date(1985, 3, 22),
    "onderwijs": HO,
    "deeltijd": True,
    "ingeschreven": True,
    "andere_studiefinanciering": False,
    "diploma_ho": False,
    "ononderbroken": False,
    "aangevraagd_op": date(2026, 1, 15),
    "maanden_gebruikt": 0,
    "nominale_maanden": 48,
    "fee_per_jaar": 260100,
    "vergoed_per_jaar": 0,
    "wettelijk_per_jaar": 260100,
}


def reden(**anders: object) -> object:
    return oordeel(LEVENLANGLEREN, GEWOON, **anders)["lllk_reden"]


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({}, Lllkreden.RECHT),
        ({"ingeschreven": False}, Lllkreden.NIET_INGESCHREVEN),
        ({"andere_studiefinanciering": True}, Lllkreden.ANDERE_STUDIEFINANCIERING),
        ({"geboortedatum": date(1969, 3, 1)}, Lllkreden.TE_OUD),
        ({"geboortedatum": date(1969, 3, 2)}, Lllkreden.RECHT),
        ({"geboortedatum": date(1969, 3, 1), "ononderbroken": True}, Lllkreden.RECHT),
        ({"aangevraagd_op": date(2026, 3, 31)}, Lllkreden.RECHT),
        ({"aangevraagd_op": date(2026, 4, 1)}, Lllkreden.VOOR_AANVRAAG),
    ],
)
def test_recht_en_reden(anders: dict[str, object], verwacht: Lllkreden) -> None:
    assert reden(**anders) == verwacht


@pytest.mark.parametrize(("maand", "verwacht"), [(date(2024, 7, 1), Lllkreden.TE_OUD), (date(2024, 8, 1), Lllkreden.RECHT)])
def test_maximumleeftijd_56_en_daarna_57(maand: date, verwacht: Lllkreden) -> None:
    assert reden(maand=maand, geboortedatum=date(1968, 5, 5), aangevraagd_op=date(2024, 1, 1)) == verwacht


@pytest.mark.parametrize(
    ("onderwijs", "deeltijd", "diploma", "verwacht"),
    [
        (HO, True, False, Lllkreden.RECHT),
        (HO, False, False, Lllkreden.TE_JONG),
        (HO, False, True, Lllkreden.RECHT),
        (MBO, False, True, Lllkreden.TE_JONG),
    ],
)
def test_jonger_dan_30_alleen_deeltijd_ho_of_met_een_diploma(onderwijs: int, deeltijd: bool, diploma: bool, verwacht: Lllkreden) -> None:
    assert reden(geboortedatum=date(1996, 3, 2), onderwijs=onderwijs, deeltijd=deeltijd, diploma_ho=diploma) == verwacht


@pytest.mark.parametrize(("geboren", "leeftijd"), [(date(1996, 3, 1), 30), (date(1996, 2, 29), 30), (date(1996, 3, 2), 29)])
def test_leeftijd_op_de_eerste_van_de_maand(geboren: date, leeftijd: int) -> None:
    uit = oordeel(LEVENLANGLEREN, GEWOON, geboortedatum=geboren, onderwijs=MBO, deeltijd=False)
    assert (uit["leeftijd"], uit["lllk_reden"]) == (leeftijd, Lllkreden.RECHT if leeftijd == 30 else Lllkreden.TE_JONG)


@pytest.mark.parametrize(
    ("nominaal", "deeltijd", "laatste"), [(48, False, 47), (36, False, 47), (60, False, 59), (48, True, 59), (72, True, 83)]
)
def test_zo_lang_duurt_het(nominaal: int, deeltijd: bool, laatste: int) -> None:
    feiten = {"nominale_maanden": nominaal, "deeltijd": deeltijd}
    assert [reden(**feiten, maanden_gebruikt=n) for n in (laatste, laatste + 1)] == [Lllkreden.RECHT, Lllkreden.OPGEBRUIKT]


@pytest.mark.parametrize(
    ("fee", "vergoed", "krediet"),
    [(260100, 0, 21675), (1300500, 0, 108375), (1300501, 0, 108375), (9999999, 0, 108375), (260100, 130050, 10837), (260100, 300000, 0)],
)
def test_een_twaalfde_van_wat_u_zelf_betaalt_hoogstens_vijf_keer_wettelijk(fee: int, vergoed: int, krediet: int) -> None:
    assert oordeel(LEVENLANGLEREN, GEWOON, fee_per_jaar=fee, vergoed_per_jaar=vergoed)["krediet"] == krediet


def test_zonder_recht_geen_krediet() -> None:
    assert oordeel(LEVENLANGLEREN, GEWOON, ingeschreven=False)["krediet"] == 0
