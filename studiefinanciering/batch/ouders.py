"""The parents' side of each month: who counts, whose income must be read, and over how many children it is divided."""

import polars as pl

from studiefinanciering.batch.lezen import Feiten

OUDERS = (1, 2)
GEEN, GEWOON, ZONDER_PARTNER, OVERLEDEN, BUITEN, ONBEKEND = range(6)


def met_situatie(rijen: pl.DataFrame, feiten: Feiten, kring: pl.DataFrame) -> pl.DataFrame:
    """Per parent who counts in each month (before incomes are known), the court amount, and the children with aanvullende beurs."""
    uit = rijen.sort("maand")
    for nr in OUDERS:
        situaties = feiten.situaties.filter(pl.col("ouder") == nr).drop("ouder").rename({"tot": "_tot"})
        uit = uit.join_asof(
            situaties.sort("vanaf"),
            left_on="maand",
            right_on="vanaf",
            by="persoon_id",
            strategy="backward",
            suffix="_s",
            check_sortedness=False,
        )
        loopt = (pl.col("_tot") >= pl.col("maand")).fill_null(False)
        geldt = loopt & pl.col("buiten").fill_null(False)
        # A parent who is being looked for counts, with an income that nobody may read yet.
        gezocht = loopt & ~pl.col("buiten").fill_null(True)
        dood = pl.col(f"ouder{nr}_overleden") & (pl.col(f"ouder{nr}_overleden_op").fill_null(pl.date(1, 1, 1)) <= pl.col("maand"))
        status = pl.when(~pl.col(f"ouder{nr}_bestaat")).then(GEEN).when(dood).then(OVERLEDEN).when(geldt).then(BUITEN).otherwise(ONBEKEND)
        uit = uit.with_columns(
            status.cast(pl.Int16).alias(f"ouder{nr}_status"),
            pl.when(geldt).then(pl.col("alimentatie")).otherwise(0).fill_null(0).alias(f"_alimentatie{nr}"),
            pl.when(~gezocht).then(pl.col(f"ouder{nr}")).alias(f"ouder{nr}"),
        ).drop("_tot", "buiten", "alimentatie", "vanaf_s", strict=False)
        uit = uit.join(tel_kinderen(kring, nr), on=["persoon_id", "maand"], how="left", maintain_order="left")
    uit = uit.with_columns(alimentatie=pl.col("_alimentatie1") + pl.col("_alimentatie2"))
    return uit.with_columns(pl.col("ouder1_kinderen", "ouder2_kinderen").fill_null(1)).sort("persoon_id", "maand")


def tel_kinderen(kring: pl.DataFrame, nr: int) -> pl.DataFrame:
    """``ouder{nr}_kinderen``: of how many children of this parent the aanvullende beurs counts in that month (WSF 3.13 lid 3)."""
    wil = kring.filter("wil_aanvullend")
    paren = pl.concat([wil.select(pl.col(f"ouder{i}").alias("ouder"), "persoon_id", "maand") for i in OUDERS]).drop_nulls().unique()
    aantal = paren.group_by("ouder", "maand").agg(pl.len().cast(pl.Int64).alias(f"ouder{nr}_kinderen"))
    eigen = kring.filter("kandidaat").select("persoon_id", "maand", pl.col(f"ouder{nr}").alias("ouder")).drop_nulls()
    return eigen.join(aantal, on=["ouder", "maand"]).drop("ouder")


def te_lezen(rijen: pl.DataFrame) -> pl.DataFrame:
    """Of which parents the income of which year is needed: (persoon_id, peiljaar), each once; only who was asked for counts."""
    vraagt = rijen.filter("wil_aanvullend")
    delen = [
        vraagt.filter(pl.col(f"ouder{nr}_status") == ONBEKEND).select(persoon_id=pl.col(f"ouder{nr}"), peiljaar=pl.col("peiljaar"))
        for nr in OUDERS
    ]
    return pl.concat(delen).drop_nulls().unique().sort("persoon_id", "peiljaar")


def met_inkomens(rijen: pl.DataFrame, inkomens: pl.DataFrame) -> pl.DataFrame:
    """``inkomens``: ouder, peiljaar, inkomen, zonder_partner, telkinderen, aflossing. Who was not read stays unknown.

    What was read for a brother or sister says nothing to who did not ask.
    """
    uit = rijen
    for nr in OUDERS:
        deel = inkomens.rename({naam: f"ouder{nr}_{naam}" for naam in ("inkomen", "zonder_partner", "telkinderen", "aflossing")})
        uit = uit.join(deel, left_on=[f"ouder{nr}", "peiljaar"], right_on=["ouder", "peiljaar"], how="left", maintain_order="left")
        bekend = pl.col("wil_aanvullend") & (pl.col(f"ouder{nr}_status") == ONBEKEND) & pl.col(f"ouder{nr}_inkomen").is_not_null()
        soort = pl.when(pl.col(f"ouder{nr}_zonder_partner").fill_null(False)).then(ZONDER_PARTNER).otherwise(GEWOON)
        uit = uit.with_columns(
            pl.when(bekend).then(soort).otherwise(pl.col(f"ouder{nr}_status")).cast(pl.Int16).alias(f"ouder{nr}_status"),
            pl.when(bekend).then(pl.col(f"ouder{nr}_inkomen")).alias(f"ouder{nr}_inkomen"),
            pl.col(f"ouder{nr}_telkinderen", f"ouder{nr}_aflossing").fill_null(0),
        )
    return uit
