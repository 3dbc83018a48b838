"""Chance that is the same on every machine and in every version: splitmix64 on columns of unsigned integers.

A draw depends only on the seed, the name of the draw and the number of the person, so a nation may be made in slices of any
size, in any order, and each room may draw for itself. All arithmetic is integer: no float can round differently elsewhere.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

GOUD = 0x9E3779B97F4A7C15
MILJOEN = 1_000_000


def _u64(waarde: int) -> pl.Expr:
    return pl.lit(waarde, dtype=pl.UInt64)


def _meng(z: pl.Expr) -> pl.Expr:
    """The finaliser of splitmix64; division by a power of two is its shift to the right, multiplication wraps."""
    z = (z ^ (z // _u64(2**30))) * _u64(0xBF58476D1CE4E5B9)
    z = (z ^ (z // _u64(2**27))) * _u64(0x94D049BB133111EB)
    return z ^ (z // _u64(2**31))


@dataclass(frozen=True)
class Trekking:
    zaad: int

    def kies(self, naam: str, aantal: int | pl.Expr, nummer: str | pl.Expr = "nr") -> pl.Expr:
        """For each row a whole number from 0 up to and excluding ``aantal``."""
        rij = pl.col(nummer) if isinstance(nummer, str) else nummer
        sleutel = int.from_bytes(hashlib.sha256(f"{self.zaad}/{naam}".encode()).digest()[:8], "big")
        hoog = _meng(rij.cast(pl.UInt64) * _u64(GOUD) + _u64(sleutel)) // _u64(2**32)
        maal = aantal.cast(pl.UInt64) if isinstance(aantal, pl.Expr) else _u64(aantal)
        return (hoog * maal // _u64(2**32)).cast(pl.Int64)

    def kans(self, naam: str, per_miljoen: int | pl.Expr, nummer: str | pl.Expr = "nr") -> pl.Expr:
        """True for ``per_miljoen`` in a million rows."""
        return self.kies(naam, MILJOEN, nummer) < per_miljoen

    def verdeel(self, naam: str, gewichten: Sequence[int], nummer: str | pl.Expr = "nr") -> pl.Expr:
        """The index of the weight that is drawn; weights need no particular sum."""
        return vak(self.kies(naam, sum(gewichten), nummer), gewichten)


def vak(trek: pl.Expr, gewichten: Sequence[int]) -> pl.Expr:
    """In which of the consecutive intervals of these widths a draw falls."""
    grenzen, som = [], 0
    for gewicht in gewichten[:-1]:
        som += gewicht
        grenzen.append(som)
    return pl.sum_horizontal([(trek >= grens).cast(pl.Int64) for grens in grenzen]) if grenzen else trek * 0


def haal(tabel: Sequence[str] | Sequence[int] | pl.Series, index: pl.Expr) -> pl.Expr:
    """The value of ``tabel`` at each index."""
    reeks = tabel if isinstance(tabel, pl.Series) else pl.Series(list(tabel))
    return pl.lit(reeks).gather(index)
