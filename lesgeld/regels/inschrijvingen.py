"""What each enrolment means for one school year: cut to the year, ended by death, liable or not.

Convention: ``einddatum`` is the last day enrolled.
"""

import polars as pl

from duo_portal.regels.codes import Onderwijs
from lesgeld.codes import Reden, Vrijstelling

SLEUTEL = ["persoon_id", "schooljaar"]
RIJ = "rij"  # the row of ``personen``: one number to group by
JAAR_BEGIN = pl.date(pl.col("schooljaar"), 8, 1)
JAAR_EIND = pl.date(pl.col("schooljaar") + 1, 7, 31)
EERSTE_OKTOBER = pl.date(pl.col("schooljaar"), 10, 1)
PLICHTIG_ONDERWIJS = [int(Onderwijs.BOL), int(Onderwijs.VAVO_VOLTIJD)]


def maand_van_schooljaar(datum: pl.Expr) -> pl.Expr:
    """August is 0, July is 11."""
    return (datum.dt.month().cast(pl.Int64) + 4) % 12


def in_het_schooljaar(personen: pl.DataFrame, inschrijvingen: pl.DataFrame) -> pl.DataFrame:
    """The enrolments that touch the school year, with ``begin``, ``eind`` (null: not ended in this year), ``reden`` and the flags
    ``tegenstrijdig``, ``plichtig``, ``vrij``, ``te_vroeg`` (ended before 1 October) and ``telt``."""
    rijen = inschrijvingen.join(personen.select(*SLEUTEL, RIJ, "overleden_op"), on=SLEUTEL, how="inner")
    rijen = rijen.with_columns(
        tegenstrijdig=(pl.col("einddatum") < pl.col("begindatum")).fill_null(False),
        door_dood=pl.col("overleden_op").is_not_null() & (pl.col("einddatum").is_null() | (pl.col("einddatum") >= pl.col("overleden_op"))),
    )
    rijen = rijen.with_columns(
        eind=pl.when(pl.col("door_dood")).then(pl.col("overleden_op")).otherwise(pl.col("einddatum")),
        reden=pl.when(pl.col("door_dood")).then(pl.lit(int(Reden.OVERLIJDEN), dtype=pl.Int16)).otherwise(pl.col("reden")),
    ).filter(_raakt_het_jaar())
    return _met_kenmerken(_geknipt(rijen))


def _raakt_het_jaar() -> pl.Expr:
    in_jaar = (pl.col("begindatum") <= JAAR_EIND) & (pl.col("eind").is_null() | (pl.col("eind") >= JAAR_BEGIN))
    begonnen_bij_leven = pl.col("overleden_op").is_null() | (pl.col("begindatum") <= pl.col("overleden_op"))
    return pl.col("tegenstrijdig") | (in_jaar & begonnen_bij_leven)


def _geknipt(rijen: pl.DataFrame) -> pl.DataFrame:
    """A reason counts only in the year in which the enrolment ended."""
    loopt_door = pl.col("eind").is_null() | (pl.col("eind") > JAAR_EIND)
    return rijen.with_columns(
        begin=pl.when(pl.col("begindatum") < JAAR_BEGIN).then(JAAR_BEGIN).otherwise(pl.col("begindatum")),
        eind=pl.when(loopt_door).then(None).otherwise(pl.col("eind")),
        reden=pl.when(loopt_door).then(pl.lit(int(Reden.GEEN), dtype=pl.Int16)).otherwise(pl.col("reden")),
    )


def _met_kenmerken(rijen: pl.DataFrame) -> pl.DataFrame:
    # An exam candidate takes no classes and owes nothing as such; the row can only extend the programme before it.
    return rijen.with_columns(
        plichtig=~pl.col("tegenstrijdig") & pl.col("onderwijs").is_in(PLICHTIG_ONDERWIJS) & ~pl.col("examenkandidaat"),
        vrij=pl.col("vrijstelling") != int(Vrijstelling.GEEN),
        te_vroeg=(pl.col("eind") < EERSTE_OKTOBER).fill_null(False),
    ).with_columns(telt=pl.col("plichtig") & ~pl.col("vrij") & ~pl.col("te_vroeg"))
