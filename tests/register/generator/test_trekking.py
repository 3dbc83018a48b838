"""Chance in whole numbers, against the published algorithm in plain Python."""

import hashlib

import polars as pl
import pytest

from duo_portal.register.generator.trekking import MILJOEN, Trekking, haal, vak

BITS = 2**64


def splitmix64(z: int) -> int:
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 % BITS
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB % BITS
    return z ^ (z >> 31)


def trek(zaad: int, naam: str, nummer: int, aantal: int) -> int:
    sleutel = int.from_bytes(hashlib.sha256(f"{zaad}/{naam}".encode()).digest()[:8], "big")
    return (splitmix64((nummer * 0x9E3779B97F4A7C15 + sleutel) % BITS) >> 32) * aantal >> 32


def kolom(van: int, tot: int, uitdrukking: pl.Expr) -> list[int]:
    return pl.DataFrame({"nr": pl.int_range(van, tot, eager=True, dtype=pl.Int64)}).select(uitdrukking).to_series().to_list()


def test_het_bekende_begin_van_splitmix64_vanaf_nul() -> None:
    assert [splitmix64(n * 0x9E3779B97F4A7C15 % BITS) for n in (1, 2)] == [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4]


@pytest.mark.parametrize("aantal", [1, 7, MILJOEN, 10**9])
def test_kolommen_trekken_wat_het_algoritme_trekt(aantal: int) -> None:
    assert kolom(990, 1010, Trekking(3).kies("proef", aantal)) == [trek(3, "proef", n, aantal) for n in range(990, 1010)]


def test_een_trekking_hangt_niet_af_van_de_snede() -> None:
    uitdrukking = Trekking(1).kies("proef", MILJOEN)
    assert kolom(0, 100, uitdrukking)[40:60] == kolom(40, 60, uitdrukking)


def test_gewichten_komen_uit_in_hun_verhouding() -> None:
    vakken = kolom(0, 100_000, Trekking(1).verdeel("proef", [5, 3, 2]))
    assert [round(vakken.count(i) / 10_000) for i in range(3)] == [5, 3, 2]


def test_een_vak_sluit_aan_op_het_volgende() -> None:
    assert kolom(0, 10, vak(pl.col("nr"), [5, 3, 2])) == [0] * 5 + [1] * 3 + [2] * 2


def test_haal_geeft_de_waarde_op_de_plaats() -> None:
    assert kolom(0, 3, haal([30, 20, 10], pl.col("nr"))) == [30, 20, 10]
