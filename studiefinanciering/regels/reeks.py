"""Small parts that the rules over months share: steps for the student alone, months, and running counts per person."""

from enum import IntEnum

import polars as pl

from duo_portal.regels.afronden import Afronding
from duo_portal.regels.codes import Codelijst
from duo_portal.regels.eenheden import Eenheid, Publiek
from duo_portal.regels.stap import Stap

EIGEN = frozenset({Publiek.BETROKKENE, Publiek.MEDEWERKER})
EERSTE_RIJ = "eerste_rij"


def stap(
    naam: str,
    eenheid: Eenheid,
    artikel: str,
    formule: pl.Expr,
    zin_nl: str,
    zin_en: str,
    *,
    afronding: Afronding | None = None,
    leeg_mag: bool = False,
    codes: Codelijst | None = None,
    norm: str | None = None,
    alleen_als: str | None = None,
) -> Stap:
    """A step that is nobody's business but the student's and staff's: never a parent's."""
    return Stap(
        naam=naam,
        eenheid=eenheid,
        artikel=artikel,
        formule=formule.cast(eenheid.type),
        zin_nl=zin_nl,
        zin_en=zin_en,
        publiek=EIGEN,
        afronding=afronding,
        leeg_mag=leeg_mag,
        codes=codes,
        norm=norm,
        alleen_als=alleen_als,
    )


def als(voorwaarde: pl.Expr, dan: pl.Expr | int | bool | None, anders: pl.Expr | int | bool | None) -> pl.Expr:
    return pl.when(voorwaarde).then(dan).otherwise(anders)


def kies(gevallen: list[tuple[pl.Expr, IntEnum]], anders: IntEnum) -> pl.Expr:
    """The code of the first case that holds, from top to bottom."""
    uit: pl.Expr = pl.lit(int(anders))
    for voorwaarde, code in reversed(gevallen):
        uit = pl.when(voorwaarde).then(pl.lit(int(code))).otherwise(uit)
    return uit.cast(pl.Int16)


def lopend(vlag: pl.Expr) -> pl.Expr:
    """How often the flag was true for this person up to and including this row.

    Rows are sorted by person and month and ``eerste_rij`` marks the first of each person: a running sum over the whole
    column minus what it was at the start of the person is ten times as fast as a window per person.
    """
    telt = vlag.cast(pl.Int64)
    totaal = telt.cum_sum()
    begin = pl.when(pl.col(EERSTE_RIJ)).then(totaal - telt).otherwise(None).forward_fill()
    return totaal - begin


def eerste_keer(vlag: pl.Expr, datum: pl.Expr) -> pl.Expr:
    """The date of the first row of this person where the flag is true; null before that row."""
    aantal = lopend(vlag)
    eerste = pl.when(vlag & (aantal == 1)).then(datum).otherwise(None).forward_fill()
    return pl.when(aantal >= 1).then(eerste).otherwise(None)


def maandnummer(datum: pl.Expr) -> pl.Expr:
    """Months since the year 0, so that months can be counted."""
    return datum.dt.year().cast(pl.Int64) * 12 + datum.dt.month().cast(pl.Int64) - 1


def van_maandnummer(nummer: pl.Expr) -> pl.Expr:
    """The first day of a month."""
    return pl.date(nummer // 12, nummer % 12 + 1, 1)


def plus_maanden(datum: pl.Expr, maanden: pl.Expr | int) -> pl.Expr:
    """The first day of the month so many months after that of the date."""
    return van_maandnummer(maandnummer(datum) + maanden)


def begin_studiejaar(datum: pl.Expr, eerste_maand: pl.Expr | int) -> pl.Expr:
    """The first day of the study year in which the date lies: 1 August (mbo) or 1 September (ho)."""
    jaar, maand = datum.dt.year().cast(pl.Int64), datum.dt.month().cast(pl.Int64)
    return pl.date(jaar - (maand < eerste_maand).cast(pl.Int64), eerste_maand, 1)
