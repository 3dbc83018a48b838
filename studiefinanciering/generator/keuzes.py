"""What the students of the nation asked for, and what they used up before this school year."""

from collections.abc import Iterator
from datetime import timedelta

import polars as pl

from duo_portal.register.generator.kopie import Tabel
from duo_portal.register.generator.onderdelen import Snede
from duo_portal.register.generator.trekking import Trekking
from studiefinanciering.generator.aanspraak import begin_ho, begin_mbo
from studiefinanciering.generator.gedrag import gewicht, gewichten
from studiefinanciering.models.keuze import Aanvullend
from studiefinanciering.regels.norm import NORMEN
from studiefinanciering.regels.norm_vormen import DUUR
from studiefinanciering.regels.reeks import maandnummer

LENING_STAP, LENING_STAPPEN = 5_000, 6  # loans of 50 to 300 euros a month, in whole fifties
EENOUDER_VANAF = 20 * 12
_MAX_PRESTATIE = 48


def wil_aanvullend(trekking: Trekking) -> pl.Expr:
    """``Aanvullend``: a quarter was never asked; a few said no."""
    nooit = pl.when("ho").then(gewicht("geen_aanvullende_beurs", "ho")).otherwise(gewicht("geen_aanvullende_beurs", "mbo"))
    return (
        pl.when(trekking.kans("stufi aanvullend", nooit)).then(int(Aanvullend.NIET_GEVRAAGD))
        .when(trekking.kans("stufi wil niet", gewicht("wil_niet", "aandeel"))).then(int(Aanvullend.NEE))
        .otherwise(int(Aanvullend.JA))
    )  # fmt: skip


def keuzes(snede: Snede, frame: pl.DataFrame) -> Tabel:
    """One choice each, made some weeks before the first month; in the course of the year never after the reference date."""
    trekking = snede.trekking
    leent = trekking.kans("stufi leent", pl.when("ho").then(gewicht("lenen", "ho")).otherwise(gewicht("lenen", "mbo")))
    alles = trekking.kans("stufi alles lenen", gewicht("lenen", "zo_veel_als_kan"))
    bedrag = (1 + trekking.kies("stufi lening", LENING_STAPPEN)) * LENING_STAP
    krediet = leent & pl.col("ho") & trekking.kans("stufi krediet", gewicht("lenen", "collegegeldkrediet"))
    fee = NORMEN["ho_collegegeld"].op(begin_ho(snede)).waarde
    oud_genoeg = maandnummer(pl.col("eerste")) >= maandnummer(pl.col("geboortedatum")) + EENOUDER_VANAF
    gevraagd = pl.min_horizontal(pl.col("eerste") - pl.duration(days=10 + trekking.kies("stufi gevraagd", 80)), pl.lit(snede.peildatum))
    rijen = frame.select(
        "persoon_id",
        vanaf="eerste",
        stopt=pl.lit(False),
        aanvullend=wil_aanvullend(trekking),
        lening_centen=pl.when(leent & alles).then(-1).when(leent).then(bedrag).otherwise(0),
        collegegeldkrediet_centen=pl.when(krediet).then(pl.lit(fee) // 12).otherwise(0),
        eenoudergezin=oud_genoeg & trekking.kans("stufi eenouder", gewicht("eenouder", "aandeel")),
        reisproduct=trekking.verdeel("stufi reisproduct", gewichten("reisproduct", "gewichten")),
        aangevraagd_op=gevraagd,
    )
    return Tabel("studiefinanciering_studiekeuze", rijen.sort("persoon_id"))


def verleden(snede: Snede, frame: pl.DataFrame) -> Iterator[Tabel]:
    """Months before this school year, for who was a student then: as prestatiebeurs, as loan after four years, or as gift."""
    begin = pl.when("ho").then(pl.lit(begin_ho(snede))).otherwise(pl.lit(begin_mbo(snede)))
    frame = frame.with_columns(maanden=maandnummer(begin) - maandnummer(pl.col("sinds"))).filter(pl.col("maanden") > 0)
    telt = pl.when(pl.col("ho") | (pl.col("niveau") > 2)).then(pl.col("maanden")).otherwise(0)
    frame = frame.with_columns(prestatie=telt.clip(0, _MAX_PRESTATIE), leen=(telt - _MAX_PRESTATIE).clip(0, leenfase()))
    mbo, ho = (NORMEN[f"{deel}_basisbeurs_thuis"].op(begin_mbo(snede) - timedelta(days=1)).waarde for deel in ("mbo", "ho"))
    basis = pl.when("ho").then(pl.lit(ho)).otherwise(pl.lit(mbo)).cast(pl.Int64)
    rijen = frame.select(
        "persoon_id",
        eerste_maand="sinds",
        eerste_maand_ho=pl.when("ho").then("sinds"),
        prestatiemaanden_mbo=pl.when("ho").then(0).otherwise("prestatie"),
        prestatiemaanden_ho=pl.when("ho").then("prestatie").otherwise(0),
        leenmaanden="leen",
        beursmaanden_mbo=pl.when("ho").then(0).otherwise("prestatie"),
        beursmaanden_ho=pl.when("ho").then("prestatie").otherwise(0),
        gift_centen=pl.when(telt == 0).then(pl.col("maanden") * basis).otherwise(0),
        prestatie_centen=pl.col("prestatie") * basis,
        lening_centen=pl.lit(0),
    )
    yield Tabel("studiefinanciering_studieverleden", rijen.sort("persoon_id"))


def leenfase() -> int:
    waarde = DUUR["leenfase_maanden"].waarden[-1].waarde
    return int(waarde or 0)
