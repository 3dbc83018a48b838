"""Division of whole numbers with a named direction. Nothing else in the rules divides or rounds."""

from enum import Enum

import polars as pl


class Afronding(Enum):
    HALF_OP = "half_op"
    OMLAAG = "omlaag"
    OMHOOG = "omhoog"


def deel_half_op(teller: pl.Expr, noemer: int | pl.Expr) -> pl.Expr:
    """``teller`` divided by ``noemer`` (> 0), to the nearest whole number; a half goes up. Exact for |teller| up to 10^18."""
    deler = _geheel(noemer)
    return (teller.cast(pl.Int64) * 2 + deler) // (deler * 2)


def deel_omlaag(teller: pl.Expr, noemer: int | pl.Expr) -> pl.Expr:
    return teller.cast(pl.Int64) // _geheel(noemer)


def deel_omhoog(teller: pl.Expr, noemer: int | pl.Expr) -> pl.Expr:
    deler = _geheel(noemer)
    return -((-teller.cast(pl.Int64)) // deler)


def _geheel(noemer: int | pl.Expr) -> pl.Expr:
    if isinstance(noemer, pl.Expr):
        return noemer.cast(pl.Int64)
    if noemer <= 0:
        raise ValueError("er wordt alleen gedeeld door een getal groter dan nul")
    return pl.lit(noemer, dtype=pl.Int64)
