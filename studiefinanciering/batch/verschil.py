"""What a run has to say: the award of a year against the one in force, and which message tells the difference."""

from dataclasses import dataclass
from datetime import date

import polars as pl
from django.db.backends.utils import CursorWrapper

from duo_portal.batches.kolommen import lees
from studiefinanciering.batch.oordeel import BEDRAGEN, TOEKENNING
from studiefinanciering.codes import Grond

STAND = """
SELECT k.persoon_id, b.id, b.grond, EXISTS (SELECT FROM besluiten_besluit v WHERE v.persoon_id = k.persoon_id AND v.soort = 2
    AND v.periode = %(jaar)s - 1 AND v.uitkomst_centen > 0)::int
FROM stufi_kandidaat k
LEFT JOIN LATERAL (SELECT id, grond FROM besluiten_besluit b WHERE b.persoon_id = k.persoon_id AND b.soort = 2 AND b.periode = %(jaar)s
    AND NOT EXISTS (SELECT FROM besluiten_besluit n WHERE n.persoon_id = b.persoon_id AND n.soort = 2 AND n.periode = b.periode
        AND n.vervangt_id = b.id) OFFSET 0) b ON true
ORDER BY k.persoon_id
"""
STAND_SCHEMA = {"persoon_id": pl.Int64, "vervangt_id": pl.Int64, "oude_grond": pl.Int16, "vorig_jaar": pl.Boolean}
OUD = f"""
SELECT t.persoon_id, t.van, t.tot, t.onderwijs, t.fase, t.uitwonend::int, t.aanvullend_gift::int, t.onbekend_inkomen::int,
    {", ".join(f"t.{naam}_centen" for naam in BEDRAGEN)}
FROM stufi_kandidaat k
CROSS JOIN LATERAL (SELECT id FROM besluiten_besluit b WHERE b.persoon_id = k.persoon_id AND b.soort = 2 AND b.periode = %(jaar)s
    AND NOT EXISTS (SELECT FROM besluiten_besluit n WHERE n.persoon_id = b.persoon_id AND n.soort = 2 AND n.periode = b.periode
        AND n.vervangt_id = b.id) OFFSET 0) b
CROSS JOIN LATERAL (SELECT * FROM studiefinanciering_toekenning WHERE besluit_id = b.id OFFSET 0) t
ORDER BY t.persoon_id, t.van
"""
OUD_SCHEMA = {
    "persoon_id": pl.Int64,
    "van": pl.Date,
    "tot": pl.Date,
    "onderwijs": pl.Int16,
    "fase": pl.Int16,
    "uitwonend": pl.Boolean,
    "aanvullend_gift": pl.Boolean,
    "onbekend_inkomen": pl.Boolean,
    **{f"{naam}_centen": pl.Int64 for naam in BEDRAGEN},
}


@dataclass(frozen=True)
class Stand:
    """The decision in force of each candidate, if any, and its months."""

    jaar: int
    besluiten: pl.DataFrame
    oud: pl.DataFrame


def lees_stand(cursor: CursorWrapper, jaar: int) -> Stand:
    return Stand(jaar, lees(cursor, STAND, {"jaar": jaar}, STAND_SCHEMA), lees(cursor, OUD, {"jaar": jaar}, OUD_SCHEMA))


def vergelijk(stand: Stand, nieuw: pl.DataFrame, peildatum: date, ambtshalve: bool) -> pl.DataFrame:
    """One row per candidate whose award differs: outcome, ground, and the amounts that the message tells.

    A first decision needs an award: who has no right gets none.
    """
    maand = _gesprek_over(stand.jaar, peildatum)
    uit = stand.besluiten.join(_afdruk(stand.oud, "oud"), on="persoon_id", how="left").join(
        _afdruk(nieuw, "nieuw"), on="persoon_id", how="left"
    )
    uit = uit.filter(pl.col("oud_afdruk").ne_missing(pl.col("nieuw_afdruk")))
    uit = uit.join(_bedragen(stand.oud, peildatum, maand, "oud"), on="persoon_id", how="left")
    uit = uit.join(_bedragen(nieuw, peildatum, maand, "nieuw"), on="persoon_id", how="left")
    getallen = [naam for naam, soort in uit.schema.items() if soort == pl.Int64 and naam.startswith(("oud_", "nieuw_"))]
    uit = uit.with_columns(pl.col(getallen).fill_null(0))
    verschil = pl.col("nieuw_tot_nu") - pl.col("oud_tot_nu")
    uit = uit.with_columns(
        uitkomst_centen=pl.col("nieuw_jaar_centen"),
        nabetaling=pl.max_horizontal(verschil, pl.lit(0)),
        teveel=pl.max_horizontal(-verschil, pl.lit(0)),
    )
    eindigt = pl.col("oud_laatste").is_not_null() & (pl.col("nieuw_laatste").is_null() | (pl.col("nieuw_laatste") < pl.col("oud_laatste")))
    eerste = pl.col("vervangt_id").is_null() & ~pl.col("vorig_jaar")
    grond = (
        pl.when(eindigt)
        .then(int(Grond.BEEINDIGING))
        .when(pl.lit(ambtshalve))
        .then(int(Grond.AMBTSHALVE))
        .when(eerste | pl.col("oud_laatste").is_null() & pl.col("vervangt_id").is_not_null())
        .then(int(Grond.TOEKENNING))
        .otherwise(int(Grond.HERBEREKENING))
    )
    return _van_het_einde(uit.with_columns(grond=grond.cast(pl.Int16)).sort("persoon_id"), nieuw)


def _gesprek_over(jaar: int, peildatum: date) -> date:
    """The month whose amounts a message names: this month, or the nearest of that year."""
    return min(max(peildatum.replace(day=1), date(jaar, 1, 1)), date(jaar, 12, 1))


def _afdruk(rijen: pl.DataFrame, naam: str) -> pl.DataFrame:
    """All that is awarded as one text per person, with the last month and the total of the year."""
    tekst = pl.concat_str([pl.col(kolom).cast(pl.String) for kolom in TOEKENNING], separator="|")
    return (
        rijen.sort("persoon_id", "van")
        .group_by("persoon_id")
        .agg(
            tekst.str.join(";").alias(f"{naam}_afdruk"),
            pl.col("tot").max().alias(f"{naam}_laatste"),
            (_totaal() * _duur()).sum().alias(f"{naam}_jaar_centen"),
        )
    )


def _totaal() -> pl.Expr:
    return pl.sum_horizontal(pl.col(f"{naam}_centen") for naam in ("gift", "prestatie", "lening", "collegegeldkrediet"))


def _duur() -> pl.Expr:
    return (pl.col("tot").dt.month() - pl.col("van").dt.month()).cast(pl.Int64) + 1


def _bedragen(rijen: pl.DataFrame, peildatum: date, maand: date, naam: str) -> pl.DataFrame:
    """The amounts of ``maand``, or of the first month after it, and the sum of all months up to that of ``peildatum``."""
    nu = pl.lit(peildatum.replace(day=1))
    laatste = pl.min_horizontal("tot", nu)
    tot_nu = pl.when(pl.col("van") <= nu).then((laatste.dt.month() - pl.col("van").dt.month()).cast(pl.Int64) + 1).otherwise(0)
    som = rijen.group_by("persoon_id").agg((_totaal() * tot_nu).sum().alias(f"{naam}_tot_nu"))
    eerst = rijen.filter(pl.col("tot") >= maand).sort("persoon_id", "van").unique("persoon_id", keep="first", maintain_order=True)
    return som.join(_toon(eerst, naam, pl.max_horizontal("van", pl.lit(maand))), on="persoon_id", how="left")


def _toon(rijen: pl.DataFrame, naam: str, maand: pl.Expr) -> pl.DataFrame:
    """The amounts that a message names, with the month they are of."""
    kolommen = [pl.col(f"{deel}_centen").alias(f"{naam}_{deel}") for deel in BEDRAGEN]
    onbekend = pl.col("onbekend_inkomen").alias(f"{naam}_onbekend")
    return rijen.select("persoon_id", *kolommen, _totaal().alias(f"{naam}_totaal"), maand.alias(f"{naam}_maand"), onbekend)


def _van_het_einde(besluiten: pl.DataFrame, nieuw: pl.DataFrame) -> pl.DataFrame:
    """Who is told of the end reads the amounts of the last month; zeros when no month is left."""
    laatste = nieuw.sort("persoon_id", "van").unique("persoon_id", keep="last", maintain_order=True)
    toon = _toon(laatste, "slot", pl.col("tot"))
    uit = besluiten.join(toon, on="persoon_id", how="left", maintain_order="left")
    eindigt = pl.col("grond") == int(Grond.BEEINDIGING)
    namen = [naam.removeprefix("slot_") for naam in toon.columns if naam != "persoon_id"]
    uit = uit.with_columns(pl.when(eindigt).then(f"slot_{naam}").otherwise(f"nieuw_{naam}").alias(f"nieuw_{naam}") for naam in namen)
    getallen = [f"nieuw_{naam}" for naam in namen if uit.schema[f"nieuw_{naam}"] == pl.Int64]
    return uit.with_columns(pl.col(getallen).fill_null(0)).drop(f"slot_{naam}" for naam in namen)
