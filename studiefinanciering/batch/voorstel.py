"""A study year as it would be if somebody said yes: which months, and in which form. No income is needed for that."""

from dataclasses import dataclass, replace
from datetime import date

import polars as pl
from django.db.backends.utils import CursorWrapper

from studiefinanciering.batch.lezen import KEUZE_SCHEMA, Feiten, lees_feiten
from studiefinanciering.batch.maanden import JA, maak_maanden
from studiefinanciering.voorstellen import AANVULLEND, VOLLEDIG, begin_studiejaar, laatste_dag

ONGEVRAAGD, ZONDER_BEURS, GEGEVEN = 1, 2, 4
VRAAGBAAR = [ONGEVRAAGD, ZONDER_BEURS, GEGEVEN]
ONDERWIJS = {1: "mbo", 2: "ho"}


@dataclass(frozen=True)
class Studiejaar:
    """The facts of both calendar years of a study year, the group of each candidate, and the months if they had said yes."""

    studiejaar: int
    peildatum: date
    groepen: pl.DataFrame
    feiten: tuple[Feiten, ...]
    maanden: pl.DataFrame


def lees_studiejaar(cursor: CursorWrapper, studiejaar: int, peildatum: date, groepen: pl.DataFrame) -> Studiejaar:
    feiten = tuple(lees_feiten(cursor, jaar, peildatum) for jaar in (studiejaar, studiejaar + 1))
    wie = groepen.filter(pl.col("groep").is_in(VRAAGBAAR))
    delen = [maak_maanden(alsof(deel, wie, studiejaar)).filter("kandidaat", "krijgt") for deel in feiten]
    maanden = pl.concat([deel.select("persoon_id", "maand", "onderwijs", "wil_aanvullend", "aanvullend_gift") for deel in delen])
    maanden = maanden.join(wie, on="persoon_id").filter(_in_studiejaar(studiejaar)).sort("persoon_id", "maand")
    return Studiejaar(studiejaar, peildatum, groepen, feiten, maanden)


def alsof(feiten: Feiten, wie: pl.DataFrame, studiejaar: int, wens: int = JA) -> Feiten:
    """The facts as if ``wie`` (persoon_id) had this wish from the beginning of the study year, and what else they chose stays."""
    begin = date(studiejaar, 8, 1)
    eigen = feiten.keuzes.join(wie.select("persoon_id"), on="persoon_id", how="semi")
    eerder = eigen.filter(pl.col("vanaf") < begin)
    nu = eerder.sort("vanaf").unique("persoon_id", keep="last", maintain_order=True)
    # Who chose for the first time later in the study year does not begin earlier; who never chose begins with it.
    zonder = (
        wie.select("persoon_id")
        .join(eigen, on="persoon_id", how="anti")
        .with_columns(pl.lit(None, dtype=soort).alias(naam) for naam, soort in KEUZE_SCHEMA.items() if naam != "persoon_id")
    )
    eerste = pl.concat([nu.select(*KEUZE_SCHEMA), zonder.select(*KEUZE_SCHEMA)]).with_columns(vanaf=pl.lit(begin))
    later = eigen.filter(pl.col("vanaf") >= begin)
    nieuw = pl.concat([eerste.join(later.filter(pl.col("vanaf") == begin), on="persoon_id", how="anti"), later.select(*KEUZE_SCHEMA)])
    nieuw = nieuw.with_columns(
        stopt=pl.col("stopt").fill_null(False),
        aanvullend=pl.lit(wens, dtype=pl.Int16),
        aangevraagd_op=pl.lit(feiten.peildatum),
        lening_gewenst=pl.col("lening_gewenst").fill_null(0),
        collegegeld_gewenst=pl.col("collegegeld_gewenst").fill_null(0),
        eenoudergezin=pl.col("eenoudergezin").fill_null(False),
    )
    ander = feiten.keuzes.join(wie.select("persoon_id"), on="persoon_id", how="anti")
    return replace(feiten, keuzes=pl.concat([ander, eerder, nieuw]).sort("vanaf"))


def _in_studiejaar(studiejaar: int) -> pl.Expr:
    ho = pl.col("onderwijs") == 2
    begin = pl.when(ho).then(pl.lit(begin_studiejaar(studiejaar, "ho"))).otherwise(pl.lit(begin_studiejaar(studiejaar, "mbo")))
    eind = pl.when(ho).then(pl.lit(laatste_dag(studiejaar, "ho"))).otherwise(pl.lit(laatste_dag(studiejaar, "mbo")))
    return (pl.col("maand") >= begin) & (pl.col("maand") <= eind)


def maak_voorstellen(feiten: Studiejaar, mogelijk: pl.DataFrame | None = None) -> pl.DataFrame:
    """One row per person to be asked: soort, onderwijs, vorm, giftmaanden, bevestig_voor. Who is not enrolled now is not asked.

    ``mogelijk`` (persoon_id), with the switch on: only those may still get something more by saying yes.
    """
    nu = feiten.peildatum.replace(day=1)
    vraagbaar = feiten.maanden.filter("wil_aanvullend")
    per = vraagbaar.group_by("persoon_id", "groep", maintain_order=True).agg(
        pl.col("onderwijs").last(),
        giftmaanden=pl.col("aanvullend_gift").sum().cast(pl.Int64),
        alle=pl.len().cast(pl.Int64),
        laatste=pl.col("maand").max(),
    )
    if mogelijk is not None:
        per = per.filter((pl.col("groep") == ZONDER_BEURS) | pl.col("persoon_id").is_in(mogelijk["persoon_id"].to_list()))
    einde = {code: laatste_dag(feiten.studiejaar, naam) for code, naam in ONDERWIJS.items()}
    vorm = (
        pl.when(pl.col("giftmaanden") == pl.col("alle"))
        .then(pl.lit("gift"))
        .when(pl.col("giftmaanden") > 0)
        .then(pl.lit("eerst_gift"))
        .otherwise(pl.lit("voorwaardelijk"))
    )
    # Who got every month without asking has nothing left to say yes to.
    alles_gehad = (pl.col("groep") == GEGEVEN) & (pl.col("giftmaanden") == pl.col("alle"))
    uit = per.filter(pl.col("laatste") >= nu, ~alles_gehad).select(
        "persoon_id",
        soort=pl.when(pl.col("groep") == ZONDER_BEURS).then(pl.lit(VOLLEDIG)).otherwise(pl.lit(AANVULLEND)),
        onderwijs=pl.col("onderwijs").replace_strict(ONDERWIJS, return_dtype=pl.String),
        vorm=vorm,
        giftmaanden="giftmaanden",
        bevestig_voor=pl.col("onderwijs").replace_strict(einde, return_dtype=pl.Date),
    )
    return uit.filter(pl.col("bevestig_voor") >= feiten.peildatum).sort("persoon_id")


def klaar(feiten: Studiejaar, voorstellen: pl.DataFrame, mogelijk: pl.DataFrame | None = None) -> pl.DataFrame:
    """Whose open proposal no longer fits the facts: (persoon_id, soort)."""
    alle = feiten.groepen.select("persoon_id").join(pl.DataFrame({"soort": [AANVULLEND, VOLLEDIG]}), how="cross")
    return alle.join(voorstellen.select("persoon_id", "soort"), on=["persoon_id", "soort"], how="anti")
