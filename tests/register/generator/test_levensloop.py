"""The make-up of the nation at the size of a nation, without a database."""

from datetime import date

import polars as pl
import pytest

from duo_portal.register.generator.levensloop import is_soort, is_verloop, levenslopen
from duo_portal.register.generator.trekking import Trekking

PEILDATUM = date(2026, 6, 15)
AANTAL = 200_000
PER_MILJOEN = AANTAL / 1_000_000
JAARBEDRAG = 145_800


@pytest.fixture(scope="module")
def leven() -> pl.DataFrame:
    return levenslopen(Trekking(1), 0, AANTAL, PEILDATUM)


def test_219_000_lesgeldplichtigen_per_miljoen(leven: pl.DataFrame) -> None:
    plichtig = leven.filter(is_soort("bol_18", "vavo_18") & (pl.col("geboortedatum") <= date(2007, 8, 1)))
    assert plichtig.height == pytest.approx(219_000 * PER_MILJOEN, rel=0.01)
    assert leven.filter(is_soort("bol_jong") & (pl.col("geboortedatum") <= date(2007, 8, 1))).is_empty()


def test_4_000_te_laat_geleverde_diplomas_en_twee_miljoen_euro_per_miljoen(leven: pl.DataFrame) -> None:
    laat = leven.filter(is_verloop("diploma_te_laat"))
    assert laat.height == pytest.approx(4_000 * PER_MILJOEN, rel=0.1)
    maanden = (7 - laat["laatste_dag"].dt.month().cast(pl.Int64)) % 12
    assert (maanden * JAARBEDRAG // 12).sum() == pytest.approx(200_000_000 * PER_MILJOEN, rel=0.1)
    assert (laat["laatste_dag"] < date(2026, 5, 1)).all()
    assert laat["geleverd_op"].is_between(date(2026, 5, 15), PEILDATUM).all()


def test_elke_levensloop_loopt_vooruit(leven: pl.DataFrame) -> None:
    assert leven.filter(pl.col("laatste_dag") < pl.col("begindatum")).is_empty()
    assert leven.filter(pl.col("vervolg_op") <= pl.col("laatste_dag")).is_empty()
    assert leven.filter(pl.col("diploma_op") > pl.coalesce("laatste_dag", "geleverd_op")).is_empty()
    gebeurtenis = pl.max_horizontal("laatste_dag", "diploma_op", "vervolg_op", "overleden_op")
    assert leven.filter(pl.col("geleverd_op") < gebeurtenis).is_empty()


def test_een_snede_geeft_dezelfde_levens_als_het_geheel(leven: pl.DataFrame) -> None:
    assert levenslopen(Trekking(1), 1_000, 1_200, PEILDATUM).equals(leven.slice(1_000, 200))
