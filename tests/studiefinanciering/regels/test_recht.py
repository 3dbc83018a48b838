"""Who has a right in which month, with dates on both sides of each border."""

from datetime import date

import pytest

from studiefinanciering.codes_regels import Afwezig, GeenRecht, Nationaliteit, Studie
from tests.studiefinanciering.regels.kaders import rechten

MBO, HO = int(Studie.MBO), int(Studie.HO)


def reden(**anders: object) -> GeenRecht:
    uit = rechten([anders]).row(0, named=True)
    assert uit["recht"] == (uit["reden_geen_recht"] == GeenRecht.RECHT)
    return GeenRecht(uit["reden_geen_recht"])


@pytest.mark.parametrize(
    ("geboren", "eerste"),
    [
        (date(2008, 4, 1), date(2026, 4, 1)),  # 18 on the first day of a quarter: the same day
        (date(2008, 3, 31), date(2026, 4, 1)),
        (date(2008, 4, 2), date(2026, 7, 1)),
        (date(2007, 11, 14), date(2026, 1, 1)),
        (date(2008, 1, 1), date(2026, 1, 1)),
        (date(2007, 12, 31), date(2026, 1, 1)),
        (date(2006, 8, 1), date(2024, 10, 1)),
        (date(2008, 2, 29), date(2026, 4, 1)),
    ],
)
def test_mbo_begint_op_de_eerste_dag_van_een_kwartaal(geboren: date, eerste: date) -> None:
    maand_ervoor = date(eerste.year - (eerste.month == 1), (eerste.month - 2) % 12 + 1, 1)
    assert reden(geboortedatum=geboren, maand=eerste) is GeenRecht.RECHT
    assert reden(geboortedatum=geboren, maand=maand_ervoor) is GeenRecht.TE_JONG
    assert reden(geboortedatum=geboren, maand=maand_ervoor, onderwijs=HO) is GeenRecht.RECHT


@pytest.mark.parametrize(
    ("geboren", "laatste", "te_laat"),
    [
        (date(1996, 6, 15), date(2026, 6, 1), date(2026, 7, 1)),
        (date(1996, 6, 1), date(2026, 6, 1), date(2026, 7, 1)),
        (date(1996, 6, 30), date(2026, 6, 1), date(2026, 7, 1)),
        (date(1995, 12, 31), date(2025, 12, 1), date(2026, 1, 1)),
        (date(1996, 2, 29), date(2026, 3, 1), date(2026, 4, 1)),  # no 29 February in 2026: turns 30 on 1 March
    ],
)
def test_tot_en_met_de_maand_van_30(geboren: date, laatste: date, te_laat: date) -> None:
    for onderwijs in (MBO, HO):
        assert reden(geboortedatum=geboren, maand=laatste, onderwijs=onderwijs) is GeenRecht.RECHT
        assert reden(geboortedatum=geboren, maand=te_laat, onderwijs=onderwijs) is GeenRecht.TE_OUD
        assert reden(geboortedatum=geboren, maand=te_laat, onderwijs=onderwijs, ononderbroken_voor_30=True) is GeenRecht.RECHT


def test_mbo_eindigt_de_maand_na_het_afronden() -> None:
    klaar = date(2026, 1, 23)
    assert reden(afgerond_op=klaar, maand=date(2026, 1, 1)) is GeenRecht.RECHT
    assert reden(afgerond_op=klaar, maand=date(2026, 2, 1)) is GeenRecht.AFGEROND
    assert reden(afgerond_op=date(2026, 2, 1), maand=date(2026, 2, 1)) is GeenRecht.RECHT
    assert reden(afgerond_op=klaar, maand=date(2026, 2, 1), onderwijs=HO) is GeenRecht.RECHT


def test_na_het_overlijden_is_er_geen_recht() -> None:
    assert reden(overleden_op=date(2026, 3, 3), maand=date(2026, 3, 1)) is GeenRecht.RECHT
    assert reden(overleden_op=date(2026, 3, 3), maand=date(2026, 4, 1)) is GeenRecht.OVERLEDEN


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"onderwijs": 0}, GeenRecht.GEEN_OPLEIDING),
        ({"geboortedatum": None}, GeenRecht.GEBOORTEDATUM_ONBEKEND),
        ({"nationaliteit": int(Nationaliteit.ONBEKEND)}, GeenRecht.NATIONALITEIT_ONBEKEND),
        ({"nationaliteit": int(Nationaliteit.EU_ZONDER_STATUS)}, GeenRecht.ALLEEN_COLLEGEGELD),
        ({"nationaliteit": int(Nationaliteit.ANDERS)}, GeenRecht.NATIONALITEIT),
        ({"afwezig": int(Afwezig.VIJF_WEKEN)}, GeenRecht.RECHT),
        ({"afwezig": int(Afwezig.ACHT_WEKEN)}, GeenRecht.AFWEZIG),
    ],
)
def test_waarom_er_geen_recht_is(anders: dict[str, object], verwacht: GeenRecht) -> None:
    assert reden(**anders) is verwacht
