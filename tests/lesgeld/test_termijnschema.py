"""Instalments: the sum is always the fee, and the debit dates are those that DUO promises."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duo_portal.tijd.bankdagen import is_bankdag
from lesgeld.regels import verdeel_in_termijnen


def schema(lesgeld: int, verzoek: date, jaar: int = 2025) -> list[tuple[date, int]]:
    kader = pl.DataFrame(
        {"schooljaar": [jaar], "verzoek_op": [verzoek], "lesgeld": [lesgeld]},
        schema={"schooljaar": pl.Int32, "verzoek_op": pl.Date, "lesgeld": pl.Int64},
    )
    uit = verdeel_in_termijnen(kader)
    assert uit["volgnummer"].to_list() == list(range(1, uit.height + 1))
    return list(zip(uit["vervaldatum"].to_list(), uit["termijn_centen"].to_list(), strict=True))


def test_youssef_betaalt_op_bankdagen() -> None:
    termijnen = schema(145800, date(2025, 9, 15))
    assert [centen for _, centen in termijnen] == [16200] * 9
    verwacht = [
        "2025-10-27",
        "2025-11-25",
        "2025-12-29",
        "2026-01-26",
        "2026-02-25",
        "2026-03-25",
        "2026-04-27",
        "2026-05-25",
        "2026-06-25",
    ]
    assert [str(dag) for dag, _ in termijnen] == verwacht


def test_laatste_termijn_neemt_het_verschil() -> None:
    assert [centen for _, centen in schema(135700, date(2023, 9, 15), 2023)] == [15078] * 8 + [15076]


@pytest.mark.parametrize(
    ("verzoek", "aantal", "eerste", "laatste"),
    [
        ("2025-07-01", 9, (2025, 10), (2026, 6)),
        ("2025-09-30", 9, (2025, 10), (2026, 6)),
        ("2025-10-01", 9, (2025, 11), (2026, 7)),
        ("2025-10-31", 9, (2025, 11), (2026, 7)),
        ("2025-11-30", 9, (2025, 12), (2026, 8)),
        ("2025-12-01", 8, (2026, 1), (2026, 8)),
        ("2026-06-15", 2, (2026, 7), (2026, 8)),
        ("2026-07-31", 1, (2026, 8), (2026, 8)),
        ("2026-10-05", 1, (2026, 11), (2026, 11)),
    ],
)
def test_maanden_volgen_de_dag_van_het_verzoek(verzoek: str, aantal: int, eerste: tuple[int, int], laatste: tuple[int, int]) -> None:
    termijnen = schema(90000, date.fromisoformat(verzoek))
    assert len(termijnen) == aantal
    assert [(dag.year, dag.month) for dag, _ in (termijnen[0], termijnen[-1])] == [eerste, laatste]


def test_zes_termijnen_voor_2019() -> None:
    assert [centen for _, centen in schema(113100, date(2015, 9, 15), 2015)] == [18850] * 6


def test_niets_verschuldigd_geen_termijnen() -> None:
    assert schema(0, date(2025, 9, 15)) == []


@settings(deadline=None)
@given(st.integers(0, 200_000), st.dates(date(2025, 7, 1), date(2026, 12, 31)))
def test_som_is_het_lesgeld_en_elke_dag_een_bankdag(lesgeld: int, verzoek: date) -> None:
    termijnen = schema(lesgeld, verzoek)
    assert sum(centen for _, centen in termijnen) == lesgeld
    for dag, centen in termijnen:
        assert centen > 0
        assert is_bankdag(dag)
        assert dag.day >= 25
        assert dag > verzoek
        assert all(not is_bankdag(dag - timedelta(days=n)) for n in range(1, dag.day - 24))
