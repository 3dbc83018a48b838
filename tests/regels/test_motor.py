"""The engine refuses what polars would let pass."""

from typing import Any

import polars as pl
import pytest

from duo_portal.regels.eenheden import Eenheid, Publiek
from duo_portal.regels.motor import GRENS, Invoer, Regel, Regelfout
from duo_portal.regels.stap import Stap


def stap(naam: str, formule: pl.Expr, eenheid: Eenheid = Eenheid.CENTEN, **rest: Any) -> Stap:
    zin = rest.pop("zin", "Het is {waarde}.")
    return Stap(naam, eenheid, "art. 1", formule, zin, zin, **rest)


def regel(*stappen: Stap, **invoer: pl.DataType) -> Regel:
    kolommen = invoer or {"a": pl.Int64()}
    return Regel("proef", {naam: Invoer(soort) for naam, soort in kolommen.items()}, stappen)


GETALLEN = pl.DataFrame({"a": [1, 2]}, schema={"a": pl.Int64})


def test_elke_stap_is_een_kolom_en_een_plaats() -> None:
    proef = regel(stap("dubbel", pl.col("a") * 2), stap("meer", pl.col("dubbel") > 2, Eenheid.JA_NEE))
    uit = proef.beoordeel(GETALLEN)
    assert uit.rows() == [(1, 2, False), (2, 4, True)]
    assert uit.select(proef.waarden())["stappen"].to_list() == [[2, 0], [4, 1]]


def test_lege_waarde_waar_dat_niet_mag() -> None:
    met_gat = pl.DataFrame({"a": [1, None]}, schema={"a": pl.Int64})
    with pytest.raises(Regelfout, match="1 keer leeg"):
        regel(stap("b", pl.col("a"))).beoordeel(met_gat)
    with pytest.raises(Regelfout, match="keer leeg"):
        regel(stap("b", pl.when(pl.col("a") > 1).then(pl.col("a")))).beoordeel(GETALLEN)


def test_lege_waarde_die_is_aangekondigd_blijft_leeg() -> None:
    proef = regel(stap("b", pl.when(pl.col("a") > 1).then(pl.col("a")), leeg_mag=True))
    assert proef.beoordeel(GETALLEN).select(proef.waarden())["stappen"].to_list() == [[None], [2]]


def test_onbekend_inkomen_wordt_niet_stil_geen_inkomen() -> None:
    """``null > 0`` takes *otherwise*; the guard on the input sees it before that happens."""
    onbekend = pl.DataFrame({"inkomen": [None]}, schema={"inkomen": pl.Int64})
    proef = regel(stap("bijdrage", pl.when(pl.col("inkomen") > 0).then(pl.col("inkomen")).otherwise(0)), inkomen=pl.Int64())
    with pytest.raises(Regelfout, match="inkomen"):
        proef.beoordeel(onbekend)


@pytest.mark.parametrize("formule", [pl.col("a").cast(pl.Int8) * 100, pl.col("a").cast(pl.Float64), pl.col("a").cast(pl.Int32)])
def test_geld_is_int64_en_niets_anders(formule: pl.Expr) -> None:
    with pytest.raises(Regelfout, match="in plaats van Int64"):
        regel(stap("b", formule)).beoordeel(GETALLEN)


@pytest.mark.parametrize("waarde", [GRENS + 1, -GRENS - 1, -(2**63)])
def test_absurde_bedragen_gaan_niet_verder(waarde: int) -> None:
    with pytest.raises(Regelfout, match="groter dan"):
        regel(stap("b", pl.col("a"))).beoordeel(pl.DataFrame({"a": [waarde]}, schema={"a": pl.Int64}))
    assert regel(stap("b", pl.col("a"))).beoordeel(pl.DataFrame({"a": [GRENS]}, schema={"a": pl.Int64}))["b"][0] == GRENS


def test_ontbrekende_kolom() -> None:
    with pytest.raises(Regelfout, match="'a' ontbreekt"):
        regel(stap("b", pl.col("a"))).beoordeel(pl.DataFrame({"c": [1]}))


def test_stap_mag_alleen_gebruiken_wat_er_al_is() -> None:
    with pytest.raises(Regelfout, match="nog niet"):
        regel(stap("b", pl.col("c")), stap("c", pl.col("a")))


def test_namen_zijn_uniek() -> None:
    with pytest.raises(Regelfout, match="eigen naam"):
        regel(stap("b", pl.col("a")), stap("b", pl.col("a")))


def test_zin_noemt_alleen_bestaande_stappen() -> None:
    with pytest.raises(Regelfout, match="onbekende stap"):
        regel(stap("b", pl.col("a"), zin="{waarde} en {elders}"))


def test_zin_vertelt_niet_wat_de_kijker_niet_mag_zien() -> None:
    geheim = stap("inkomen", pl.col("a"), publiek=frozenset({Publiek.MEDEWERKER}))
    with pytest.raises(Regelfout, match="niet mag zien"):
        regel(geheim, stap("netto", pl.col("inkomen") - 1, zin="{waarde}, van {inkomen}"))
