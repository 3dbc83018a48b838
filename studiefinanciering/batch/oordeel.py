"""From month rows to what is awarded: equal months taken together, then the rule of amounts."""

import polars as pl

from studiefinanciering.batch.lezen import Feiten
from studiefinanciering.batch.maanden import HO, MBO
from studiefinanciering.batch.ouders import met_situatie
from studiefinanciering.regels.regel import STUDIEFINANCIERING

BEDRAGEN = ("basisbeurs", "aanvullend", "eenouder", "lening", "collegegeldkrediet", "gift", "prestatie")
# What a decision awards in a stretch of months; two decisions with the same are the same.
TOEKENNING = (
    "van",
    "tot",
    "onderwijs",
    "fase",
    "uitwonend",
    "aanvullend_gift",
    "onbekend_inkomen",
    *(f"{naam}_centen" for naam in BEDRAGEN),
)
_OUDERDELEN = ("status", "inkomen", "telkinderen", "aflossing", "kinderen")
_GELIJK = (
    "onderwijs",
    "niveau",
    "uitwonend",
    "eenoudergezin",
    "fase",
    "aanvullend_gift",
    "wil_aanvullend",
    "lening_gewenst",
    "collegegeld_gewenst",
    "alimentatie",
    *(f"ouder{nr}_{deel}" for nr in (1, 2) for deel in _OUDERDELEN),
    "_normdeel",
    "_studiejaar_18",
)


def vraag_ouders(maanden: pl.DataFrame, feiten: Feiten) -> pl.DataFrame:
    """Of the candidates the months with studiefinanciering, with where they live and what is known of their parents."""
    eigen = maanden.filter("kandidaat", "krijgt")
    return met_situatie(met_woonsituatie(eigen, feiten.adressen), feiten, maanden)


def met_woonsituatie(rijen: pl.DataFrame, adressen: pl.DataFrame) -> pl.DataFrame:
    """``uitwonend``: a known address on the first of the month that is not that of a parent (WSF 1.5)."""
    op_volgorde = adressen.unique(["persoon_id", "van"], keep="last", maintain_order=True).sort("van")
    uit = rijen.sort("maand")
    for kolom, wie in (("_eigen", "persoon_id"), ("_bij1", "ouder1"), ("_bij2", "ouder2")):
        deel = op_volgorde.rename({"persoon_id": wie, "adres": kolom, "van": f"{kolom}_van"})
        uit = uit.join_asof(deel, left_on="maand", right_on=f"{kolom}_van", by=wie, strategy="backward", check_sortedness=False).drop(
            f"{kolom}_van", strict=False
        )
    elders = pl.all_horizontal((pl.col("_eigen") != pl.col(naam)).fill_null(True) for naam in ("_bij1", "_bij2"))
    return uit.with_columns(uitwonend=pl.col("_eigen").is_not_null() & elders).drop("_eigen", "_bij1", "_bij2")


def maak_tijdvakken(rijen: pl.DataFrame) -> pl.DataFrame:
    """Consecutive months in which nothing changes as one row, from ``maand`` up to and including ``tot``.

    Amounts change on 1 January, with the lesgeld on 1 August (mbo) and with the study year on 1 September (ho).
    """
    maandnr = pl.col("maand").dt.month().cast(pl.Int16)
    wisselt = pl.when(pl.col("onderwijs") == HO).then(9).otherwise(8)
    achttien = pl.col("geboortedatum").dt.offset_by("18y")
    begin = pl.date(pl.col("maand").dt.year().cast(pl.Int32) - (maandnr < 8).cast(pl.Int32), 8, 1)
    in_jaar_18 = (pl.col("onderwijs") == MBO) & (achttien >= begin) & (achttien < begin.dt.offset_by("1y"))
    uit = rijen.with_columns(_normdeel=maandnr >= wisselt, _studiejaar_18=in_jaar_18).sort("persoon_id", "maand")
    anders = pl.any_horizontal(pl.col(naam).ne_missing(pl.col(naam).shift(1)) for naam in ("persoon_id", *_GELIJK))
    gat = pl.col("maand").ne_missing(pl.col("maand").shift(1).dt.offset_by("1mo"))
    uit = uit.with_columns(_vak=(anders | gat).cast(pl.Int32).cum_sum())
    return uit.group_by("_vak", maintain_order=True).agg(
        pl.exclude("maand").first(), maand=pl.col("maand").min(), tot=pl.col("maand").max()
    )


def bereken(tijdvakken: pl.DataFrame) -> pl.DataFrame:
    """The amounts of each stretch in the columns of ``Toekenning``, with the values of every step."""
    met = tijdvakken.with_columns(collegegeld_per_jaar=pl.col("collegegeld_gewenst") * 12)
    uit = STUDIEFINANCIERING.beoordeel(met)
    return uit.select(
        "persoon_id",
        pl.col("maand").alias("van"),
        "tot",
        "onderwijs",
        "fase",
        "uitwonend",
        "aanvullend_gift",
        "onbekend_inkomen",
        basisbeurs_centen="basisbeurs",
        aanvullend_centen="aanvullende_beurs",
        eenouder_centen="eenoudertoeslag",
        lening_centen="lening_centen",
        collegegeldkrediet_centen="collegegeldkrediet",
        gift_centen="gift_centen",
        prestatie_centen="prestatie_centen",
        totaal_centen="totaal_centen",
        maanden=_aantal_maanden(),
        stappen=STUDIEFINANCIERING.waarden(),
        feit=_feit(),
    ).filter(pl.col("totaal_centen") > 0)


def _aantal_maanden() -> pl.Expr:
    return (pl.col("tot").dt.month() - pl.col("maand").dt.month()).cast(pl.Int64) + 1


def _feit() -> pl.Expr:
    """The facts by value. No income and no name of a parent: only whether they counted, and which year."""
    return pl.struct(
        pl.col("maand").alias("van"),
        "tot",
        "onderwijs",
        "niveau",
        "uitwonend",
        "wil_aanvullend",
        "eenoudergezin",
        "lening_gewenst",
        "peiljaar",
        "ouder1_status",
        "ouder2_status",
        "ouder1_kinderen",
        "ouder2_kinderen",
    )
