"""Numbers that pass every check and belong to nobody."""

import polars as pl
import pytest
from schwifty import IBAN
from stdnum.nl import bsn as elfproef

from duo_portal.register.generator import nummers
from duo_portal.register.generator.trekking import Trekking
from duo_portal.register.generator.voorraad import bezette_bsns

AANTAL = 200_000


@pytest.fixture(scope="module")
def frame() -> pl.DataFrame:
    trekking = Trekking(1)
    return pl.DataFrame({"nr": pl.int_range(0, AANTAL, eager=True, dtype=pl.Int64)}).with_columns(
        bsn=nummers.bsn(pl.col("nr"), nummers.koppen(bezette_bsns())),
        iban=nummers.iban(trekking.kies("bank", len(nummers.BANKEN)), trekking.kies("nummer", 10**9)),
    )


def test_elk_bsn_voldoet_aan_de_elfproef_en_komt_een_keer_voor(frame: pl.DataFrame) -> None:
    assert frame["bsn"].n_unique() == AANTAL
    assert all(elfproef.is_valid(waarde) and waarde.startswith("9") for waarde in frame["bsn"].sample(5_000, seed=1))


def test_geen_bsn_van_de_testpersonen(frame: pl.DataFrame) -> None:
    assert len(bezette_bsns()) > 300
    assert not set(frame["bsn"]) & set(bezette_bsns())
    assert (frame["bsn"].str.slice(0, 5) < "99990").all()


def test_een_bezette_kop_wordt_overgeslagen() -> None:
    assert 9_545_161 not in set(nummers.koppen(["954516187"]))
    assert 9_545_161 in set(nummers.koppen([]))


def test_de_hele_reeks_geeft_elk_nummer_een_keer() -> None:
    vrij = pl.Series([9_000_000, 9_123_456, 9_876_543])
    alle = pl.DataFrame({"nr": range(vrij.len() * nummers.PER_KOP)}).select(nummers.bsn(pl.col("nr"), vrij)).to_series()
    assert alle.n_unique() == vrij.len() * nummers.PER_KOP
    assert all(map(elfproef.is_valid, alle))


def test_elke_iban_is_geldig_en_nooit_uitgegeven(frame: pl.DataFrame) -> None:
    for waarde in frame["iban"].sample(3_000, seed=1):
        rekening = IBAN(waarde, validate_bban=True).account_code
        assert sum(int(cijfer) * (10 - plaats) for plaats, cijfer in enumerate(rekening)) % 11 != 0
