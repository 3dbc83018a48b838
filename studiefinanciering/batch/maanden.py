"""From facts to one row per person and month: the situation on the first day (WSF 1.2), judged for right and form."""

from datetime import date

import polars as pl

from studiefinanciering.batch.lezen import Feiten
from studiefinanciering.codes import Fase
from studiefinanciering.regels.recht import RECHT
from studiefinanciering.regels.vorm import INVOER, bepaal_vorm, kies_opleiding, met_standaard

MBO, HO = 1, 2
BEURS = [int(Fase.GIFT), int(Fase.PRESTATIE), int(Fase.LENING)]
NOOIT, JA, NEE, AMBTSHALVE = 0, 1, 2, 3
VERLEDEN_MAANDEN = ["prestatiemaanden_mbo", "prestatiemaanden_ho", "beursmaanden_mbo", "beursmaanden_ho", "leenmaanden"]
_SLEUTEL = ["persoon_id", "maand"]
# What is asked of a month afterwards. Twelve rows a person: every column that stays costs a chunk two megabytes, several times.
_BLIJFT = [
    *_SLEUTEL,
    "kandidaat",
    "geboortedatum",
    "peiljaar",
    *(f"ouder{nr}{deel}" for nr in (1, 2) for deel in ("", "_bestaat", "_overleden", "_overleden_op")),
    "onderwijs",
    "niveau",
    "aangevraagd",
    "aanvullend",
    "lening_gewenst",
    "collegegeld_gewenst",
    "eenoudergezin",
    "recht",
]


def maak_maanden(feiten: Feiten) -> pl.DataFrame:
    """The months in which somebody is enrolled, with right, form, and what they asked for (``wil_aanvullend``)."""
    rijen = kies_opleiding(_ingeschreven(feiten).with_columns(niveau=pl.col("niveau").fill_null(0)))
    rijen = rijen.join(feiten.personen.filter(pl.col("geboortedatum").is_not_null()), on="persoon_id", how="inner").sort(_SLEUTEL)
    rijen = _met_verleden(_met_keuze(rijen, feiten.keuzes), feiten)
    rijen = RECHT.beoordeel(_met_reeks(rijen, feiten))
    vorm = bepaal_vorm(rijen.select(*INVOER)).select(*_SLEUTEL, "fase", "aanvullend_gift")
    return _met_wens(rijen.select(_BLIJFT).join(vorm, on=_SLEUTEL, maintain_order="left"))


def maanden_van(jaar: int) -> pl.DataFrame:
    return pl.DataFrame({"maand": [date(jaar, maand, 1) for maand in range(1, 13)]}, schema={"maand": pl.Date})


def _ingeschreven(feiten: Feiten) -> pl.DataFrame:
    """Higher education counts from the month in which it begins (WSF 2.3 lid 2), mbo where it goes on on the first day."""
    vanaf = pl.when(pl.col("onderwijs") == HO).then(pl.col("begindatum").dt.month_start()).otherwise(pl.col("begindatum"))
    alle = feiten.inschrijvingen.join(maanden_van(feiten.jaar), how="cross")
    telt = (vanaf <= pl.col("maand")) & (pl.col("einddatum").is_null() | (pl.col("einddatum") >= pl.col("maand")))
    # Who finished one programme and goes on in another is judged by the one that goes on.
    alle = alle.filter(telt).with_columns(_af=(pl.col("afgerond_op") < pl.col("maand")).fill_null(False))
    loopt = (~pl.col("_af")).any().over(_SLEUTEL)
    return alle.filter(~pl.col("_af") | ~loopt).drop("_af", "inschrijving_id")


def _met_keuze(rijen: pl.DataFrame, keuzes: pl.DataFrame) -> pl.DataFrame:
    """The choice in force in each month; it reaches back to the beginning of the study year of the request (WSF 3.21)."""
    uit = rijen.sort("maand").join_asof(
        keuzes.sort("vanaf"), left_on="maand", right_on="vanaf", by="persoon_id", strategy="backward", check_sortedness=False
    )
    gevraagd = pl.col("vanaf").is_not_null() & ~pl.col("stopt") & (pl.col("maand") >= _begin_studiejaar("aangevraagd_op"))
    return uit.with_columns(
        aangevraagd=gevraagd.fill_null(False),
        aanvullend=pl.col("aanvullend").fill_null(NOOIT),
        lening_gewenst=pl.col("lening_gewenst").fill_null(0),
        collegegeld_gewenst=pl.col("collegegeld_gewenst").fill_null(0),
        eenoudergezin=pl.col("eenoudergezin").fill_null(False),
    ).sort(_SLEUTEL)


def _begin_studiejaar(kolom: str) -> pl.Expr:
    """1 August in mbo, 1 September in higher education (WSF 1.1)."""
    eerste = pl.when(pl.col("onderwijs") == HO).then(9).otherwise(8)
    jaar = pl.col(kolom).dt.year().cast(pl.Int32) - (pl.col(kolom).dt.month().cast(pl.Int32) < eerste).cast(pl.Int32)
    return pl.date(jaar, eerste, 1)


def _met_verleden(rijen: pl.DataFrame, feiten: Feiten) -> pl.DataFrame:
    """What was used before this year: the months of earlier decisions, and those of before this register."""
    eerder = tel_eerder(feiten.eerder)
    uit = rijen.join(eerder, on="persoon_id", how="left").join(feiten.verleden, on="persoon_id", how="left")
    uit = uit.join(feiten.diplomas, on="persoon_id", how="left")
    nul = [*eerder.select(pl.col(pl.Int64)).drop("persoon_id").columns, *VERLEDEN_MAANDEN]
    uit = uit.with_columns(pl.col(nul).fill_null(0))
    in_ho = pl.col("eerste_maand_ho").is_not_null()
    oud_mbo = (pl.col("prestatiemaanden_mbo") > 0) | (~in_ho & (pl.col("leenmaanden") > 0))
    uit = uit.with_columns(
        mbo_voor=pl.col("prestatie_mbo") + pl.col("prestatiemaanden_mbo"),
        mbo_voor_beurs=pl.col("prestatie_mbo") + pl.col("beursmaanden_mbo"),
        ho_voor_beurs=pl.col("prestatie_ho") + pl.col("beursmaanden_ho"),
        ho_voor=pl.col("prestatie_ho") + pl.col("prestatiemaanden_ho"),
        mbo_voor_leen=pl.col("leen_mbo") + pl.when(in_ho).then(0).otherwise(pl.col("leenmaanden")),
        ho_voor_leen=pl.col("leen_ho") + pl.when(in_ho).then(pl.col("leenmaanden")).otherwise(0),
        mbo_eerste_maand=pl.when(oud_mbo).then(pl.col("eerste_maand")).otherwise(pl.col("eerste_mbo")),
        ho_eerste_maand=pl.coalesce("eerste_maand_ho", "eerste_ho"),
        diploma=((pl.col("diploma_op") < pl.col("maand")) & (pl.col("onderwijs") == MBO)).fill_null(False),
    )
    return met_standaard(uit)


def tel_eerder(eerder: pl.DataFrame) -> pl.DataFrame:
    """Per person: months of prestatiebeurs and of the loan phase in mbo and ho before this year, and the first month of each."""
    maanden = (
        (pl.col("tot").dt.year() - pl.col("van").dt.year()).cast(pl.Int64) * 12
        + pl.col("tot").dt.month().cast(pl.Int64)
        - pl.col("van").dt.month().cast(pl.Int64)
        + 1
    )
    delen = {}
    for naam, code in (("mbo", MBO), ("ho", HO)):
        in_deel = pl.col("onderwijs") == code
        delen[f"prestatie_{naam}"] = maanden.filter(in_deel & (pl.col("fase") == int(Fase.PRESTATIE))).sum()
        delen[f"leen_{naam}"] = maanden.filter(in_deel & (pl.col("fase") == int(Fase.LEENFASE))).sum()
        telt = pl.col("fase").is_in([int(Fase.PRESTATIE), int(Fase.LEENFASE)])
        delen[f"eerste_{naam}"] = pl.col("van").filter(in_deel & telt).min()
    return eerder.group_by("persoon_id").agg(**delen)


def _met_reeks(rijen: pl.DataFrame, feiten: Feiten) -> pl.DataFrame:
    """``ononderbroken_voor_30``: received in every month since the one of the thirtieth birthday (WSF 2.3 lid 4)."""
    reeks = reeksen(feiten)
    uit = rijen.join(reeks, on="persoon_id", how="left").sort(_SLEUTEL)
    gat = ~pl.col("aangevraagd") | (pl.col("maand") != pl.col("maand").shift(1).over("persoon_id").dt.offset_by("1mo"))
    uit = uit.with_columns(_groep=gat.fill_null(True).cast(pl.Int32).cum_sum().over("persoon_id"))
    eerste = pl.col("maand").min().over("persoon_id", "_groep")
    begin = pl.when(eerste.dt.month() == 1).then(pl.coalesce("reeks_vanaf", eerste)).otherwise(eerste)
    dertig = pl.col("geboortedatum").dt.offset_by("30y").dt.month_start()
    return uit.with_columns(ononderbroken_voor_30=(pl.col("aangevraagd") & (begin <= dertig)).fill_null(False)).drop(
        "_groep", "reeks_vanaf"
    )


def reeksen(feiten: Feiten) -> pl.DataFrame:
    """Per person who received in December before this year: since when without a gap."""
    volgende = pl.col("van").shift(-1).over("persoon_id")
    rijen = feiten.eerder.sort("persoon_id", "van").with_columns(_volgt=volgende)
    na_gat = (pl.col("_volgt") != pl.col("tot").dt.offset_by("1mo")).fill_null(False)
    eind = pl.col("tot").max() == date(feiten.jaar - 1, 12, 1)
    laatste_gat = pl.col("_volgt").filter(na_gat).max()
    uit = rijen.group_by("persoon_id").agg(
        loopt=eind, reeks_vanaf=pl.coalesce(laatste_gat, pl.col("van").min()), zonder_gat=laatste_gat.is_null()
    )
    uit = uit.join(feiten.verleden.select("persoon_id", "eerste_maand"), on="persoon_id", how="left")
    ouder = pl.when(pl.col("zonder_gat")).then(pl.min_horizontal("reeks_vanaf", "eerste_maand")).otherwise(pl.col("reeks_vanaf"))
    return uit.filter("loopt").select("persoon_id", reeks_vanaf=ouder)


def _met_wens(rijen: pl.DataFrame) -> pl.DataFrame:
    """``krijgt``: a month with studiefinanciering. Awarded without a request counts only where it is a gift."""
    gift = (pl.col("aanvullend") == AMBTSHALVE) & pl.col("aanvullend_gift")
    beurs = pl.col("recht") & pl.col("aangevraagd") & pl.col("fase").is_in(BEURS)
    return rijen.with_columns(
        krijgt=pl.col("recht") & pl.col("aangevraagd") & (pl.col("fase") != int(Fase.GEEN)),
        wil_aanvullend=beurs & ((pl.col("aanvullend") == JA) | gift),
    )
