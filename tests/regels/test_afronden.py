"""Whole-number division against exact fractions."""

import math
from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duo_portal.regels.afronden import deel_half_op, deel_omhoog, deel_omlaag

tellers = st.lists(st.integers(-(10**15), 10**15), min_size=1, max_size=50)


@settings(deadline=None)
@given(tellers, st.integers(1, 10_000))
def test_delen_is_exact(getallen: list[int], noemer: int) -> None:
    kolom = pl.col("a")
    uit = pl.DataFrame({"a": getallen}, schema={"a": pl.Int64}).select(
        half=deel_half_op(kolom, noemer), laag=deel_omlaag(kolom, noemer), hoog=deel_omhoog(kolom, pl.lit(noemer))
    )
    assert uit.schema == {"half": pl.Int64, "laag": pl.Int64, "hoog": pl.Int64}
    for getal, rij in zip(getallen, uit.rows(), strict=True):
        breuk = Fraction(getal, noemer)
        assert rij == (math.floor(breuk + Fraction(1, 2)), math.floor(breuk), math.ceil(breuk))


def test_kleine_kolommen_lopen_niet_rond() -> None:
    assert pl.DataFrame({"a": [100]}, schema={"a": pl.Int8}).select(deel_half_op(pl.col("a"), 3))["a"][0] == 33


@pytest.mark.parametrize("noemer", [0, -1])
def test_delen_door_niets_wordt_geweigerd(noemer: int) -> None:
    with pytest.raises(ValueError, match="groter dan nul"):
        deel_half_op(pl.col("a"), noemer)
