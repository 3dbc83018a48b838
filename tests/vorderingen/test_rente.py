"""Statutory interest: whole years, broken years, changes of percentage, interest on interest, rounded once."""

from datetime import date, timedelta
from decimal import Decimal, getcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duo_portal.regels.normen import Normfout
from duo_portal.vorderingen.regels.rente import Deel, Renteperiode, bereken_rente

TOT = date(2026, 6, 15)


def test_een_heel_jaar_is_precies_het_percentage() -> None:
    assert bereken_rente([Deel(100_000, date(2016, 1, 1))], date(2017, 1, 1)).centen == 2_000


def test_een_schrikkeljaar_is_ook_precies_een_jaar() -> None:
    assert bereken_rente([Deel(100_000, date(2019, 6, 1))], date(2020, 6, 1)).centen == 2_000


def test_na_een_jaar_komt_er_rente_over_rente() -> None:
    assert bereken_rente([Deel(100_000, date(2016, 1, 1))], date(2018, 1, 1)).centen == 4_040


def test_het_percentage_wisselt_midden_in_een_jaar() -> None:
    rente = bereken_rente([Deel(100_000, date(2025, 7, 2))], date(2026, 2, 1))
    # 183 days at 6 % and 31 days at 4 %, of a year of 365 days
    assert rente.centen == (100_000 * (183 * 6 + 31 * 4) * 2 + 36_500) // 73_000
    assert rente.perioden == (
        Renteperiode(date(2025, 7, 2), date(2026, 1, 1), 100_000, 6_000),
        Renteperiode(date(2026, 1, 1), date(2026, 2, 1), 100_000, 4_000),
    )


def test_afronding_is_een_keer_over_alles_samen() -> None:
    cent = Deel(18, date(2026, 1, 1))  # a hundredth of a cent a day: each alone would round to nothing
    assert bereken_rente([cent], date(2026, 4, 1)).centen == 0
    assert bereken_rente([cent] * 3, date(2026, 4, 1)).centen == 1


def test_zonder_bekend_percentage_rekent_niemand() -> None:
    with pytest.raises(Normfout, match="niet bekend"):
        bereken_rente([Deel(100_000, date(2026, 1, 1))], date(2026, 7, 2))


def test_een_deel_begint_voor_het_einde() -> None:
    with pytest.raises(ValueError, match="einddatum"):
        bereken_rente([Deel(100_000, TOT)], TOT)


def orakel(centen: int, van: date, tot: date) -> Decimal:
    """Day by day, with a hundred digits."""
    getcontext().prec = 60
    som, jaarrente, verjaardag, dag = Decimal(centen), Decimal(0), van, van
    while dag < tot:
        volgende = verjaardag.replace(year=verjaardag.year + 1) if (verjaardag.month, verjaardag.day) != (2, 29) else None
        assert volgende is not None
        if dag >= volgende:
            som, jaarrente, verjaardag = som + jaarrente, Decimal(0), volgende
            continue
        procent = 2 if dag < date(2023, 1, 1) else 4 if dag < date(2023, 7, 1) else 6 if dag < date(2024, 1, 1) else 7
        procent = procent if dag < date(2025, 1, 1) else 6 if dag < date(2026, 1, 1) else 4
        jaarrente += som * procent / 100 / (volgende - verjaardag).days
        dag += timedelta(days=1)
    return som + jaarrente - centen


@settings(max_examples=60, deadline=None)
@given(
    centen=st.integers(1, 500_000),
    van=st.dates(date(2019, 1, 1), date(2026, 6, 1)).filter(lambda dag: (dag.month, dag.day) != (2, 29)),
)
def test_gelijk_aan_dag_voor_dag(centen: int, van: date) -> None:
    assert abs(orakel(centen, van, TOT) - bereken_rente([Deel(centen, van)], TOT).centen) <= Decimal("0.5000001")
