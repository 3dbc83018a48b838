"""Divides a fee into instalments with their debit dates (UB 4 lid 3).

- Each instalment is the fee divided by the number of instalments of the year, rounded half up; the last one takes the difference, so
  that the sum is exact (status onbevestigd: which instalment absorbs it was never published).
- The first debit falls in the month after the request, never before October: request before 1 October: October to June; before
  1 November: November to July; before 1 December: December to August. Later: one per month until August (onbevestigd).
- A debit is on the 25th, or the first bank day after it.
"""

from datetime import date

import polars as pl

from duo_portal.regels.afronden import deel_half_op
from duo_portal.regels.motor import Invoer, bewaak_invoer
from duo_portal.tijd import schooljaren
from duo_portal.tijd.bankdagen import bankdag_op_of_na
from lesgeld.regels.norm import NORMEN

_OKTOBER, _AUGUSTUS_DAARNA = 2, 12  # months of the school year, August is 0
_INVOER = {"schooljaar": Invoer(pl.Int32()), "verzoek_op": Invoer(pl.Date()), "lesgeld": Invoer(pl.Int64())}


def verdeel_in_termijnen(kader: pl.DataFrame) -> pl.DataFrame:
    """One row per instalment: the columns of ``kader`` with ``volgnummer`` (from 1), ``vervaldatum`` and ``termijn_centen``.

    A fee of nothing has no instalments. Works on a whole run at once.
    """
    bewaak_invoer("lesgeld-termijnen", kader, _INVOER)
    rijen = kader.filter(pl.col("lesgeld") > 0).with_columns(_eerste=_eerste_maand(), _norm=_aantal_norm()).with_columns(_aantal=_aantal())
    rijen = rijen.with_columns(_deel=deel_half_op(pl.col("lesgeld"), pl.col("_aantal")))
    rijen = rijen.with_columns(volgnummer=pl.int_ranges(1, pl.col("_aantal") + 1)).explode("volgnummer")
    rijen = rijen.with_columns(termijn_centen=_bedrag(), _maand=pl.col("_eerste") + pl.col("volgnummer") - 1)
    rijen = rijen.join(_kalender(rijen), on=["schooljaar", "_maand"], how="left", maintain_order="left")
    return rijen.filter(pl.col("termijn_centen") > 0).select(*kader.columns, "volgnummer", "vervaldatum", "termijn_centen")


def _eerste_maand() -> pl.Expr:
    """The month of the first debit, counted from August of the school year; a late request gives one debit in the next month."""
    jaar, maand = pl.col("verzoek_op").dt.year().cast(pl.Int64), pl.col("verzoek_op").dt.month().cast(pl.Int64)
    volgende = (jaar - pl.col("schooljaar").cast(pl.Int64)) * 12 + maand - schooljaren.EERSTE_MAAND + 1
    return pl.when(volgende < _OKTOBER).then(_OKTOBER).otherwise(volgende)


def _aantal_norm() -> pl.Expr:
    return NORMEN["termijnen_aantal"].kolom(pl.date(pl.col("schooljaar"), 8, 1))


def _aantal() -> pl.Expr:
    """As many as the norm, the months until August and the cents allow; at least one."""
    tot_en_met_augustus = _AUGUSTUS_DAARNA - pl.col("_eerste") + 1
    meest = pl.when(tot_en_met_augustus < pl.col("_norm")).then(tot_en_met_augustus).otherwise(pl.col("_norm"))
    return pl.when(meest < 1).then(1).when(pl.col("lesgeld") < meest).then(pl.col("lesgeld")).otherwise(meest)


def _bedrag() -> pl.Expr:
    """What is left limits every instalment, so that a tiny fee never yields a negative last one."""
    rest = pl.col("lesgeld") - pl.col("_deel") * (pl.col("volgnummer") - 1)
    laatste = pl.col("volgnummer") == pl.col("_aantal")
    return pl.when(rest <= 0).then(0).when(laatste | (rest < pl.col("_deel"))).then(rest).otherwise(pl.col("_deel"))


def _kalender(rijen: pl.DataFrame) -> pl.DataFrame:
    """The debit date of each month that occurs: some dozens, however many rows there are."""
    maanden = rijen.select("schooljaar", "_maand").unique()
    return maanden.with_columns(vervaldatum=pl.Series([_incassodatum(jaar, maand) for jaar, maand in maanden.iter_rows()], dtype=pl.Date))


def _incassodatum(schooljaar: int, maand: int) -> date:
    extra, nummer = divmod(schooljaren.EERSTE_MAAND - 1 + maand, 12)
    eerste = date(schooljaar + extra, nummer + 1, 1)
    dag = NORMEN["incasso_dag"].op(eerste).waarde
    return bankdag_op_of_na(eerste.replace(day=int(dag or 0)))
