"""With the switch on: the gift months are awarded to who never asked, and the choice is recorded as ours."""

from dataclasses import replace

import polars as pl
from django.db.backends.utils import CursorWrapper

from duo_portal.batches.kolommen import schrijf
from duo_portal.batches.soorten import Opdracht, Tellingen
from duo_portal.batches.tellen import tel_op
from studiefinanciering.batch.beslis import beslis
from studiefinanciering.batch.inkomens import lees_inkomens
from studiefinanciering.batch.lezen import Feiten
from studiefinanciering.batch.maanden import AMBTSHALVE, maak_maanden
from studiefinanciering.batch.oordeel import bereken, maak_tijdvakken, vraag_ouders
from studiefinanciering.batch.ouders import met_inkomens, te_lezen
from studiefinanciering.batch.voorstel import GEGEVEN, ONGEVRAAGD, Studiejaar, alsof
from studiefinanciering.services.leg_wens_vast import leg_wensen_vast
from studiefinanciering.voorstellen import begin_studiejaar

_PAREN = ("ouder1", "ouder2")


def ken_giftmaanden_toe(cursor: CursorWrapper, opdracht: Opdracht, studiejaar: Studiejaar) -> tuple[Tellingen, pl.DataFrame]:
    """What was decided, and who (persoon_id) may still get more by saying yes.

    1. what a yes would bring to each who never asked; 2. to whom it brings a gift month, and the brothers and sisters among them who
    share their parents, the choice is recorded; 3. both calendar years are decided on those facts, with the incomes read once.
    """
    alle = studiejaar.groepen.filter(pl.col("groep").is_in([ONGEVRAAGD, GEGEVEN]))
    wie = alle.filter(pl.col("groep") == ONGEVRAAGD)
    berekend = [_met_ja(cursor, feiten, alle, studiejaar) for feiten in studiejaar.feiten]
    toekenningen = pl.concat([deel for deel, _ in berekend])
    gift = (
        toekenningen.join(wie, on="persoon_id", how="semi")
        .filter("aanvullend_gift", pl.col("aanvullend_centen") > 0)
        .select("persoon_id")
        .unique()
    )
    meer = toekenningen.filter(pl.col("onbekend_inkomen") | (~pl.col("aanvullend_gift") & (pl.col("aanvullend_centen") > 0)))
    krijgt = _met_gezin(gift, wie, studiejaar.feiten[-1])
    gelezen = sum(inkomens.height for _, inkomens in berekend)
    tellingen = [
        _beslis(cursor, opdracht, feiten, krijgt, studiejaar, inkomens) for feiten, (_, inkomens) in _paren(studiejaar, berekend, krijgt)
    ]
    return {**tel_op(tellingen), "inkomens_gelezen": gelezen}, meer.select("persoon_id").unique()


def _paren(
    studiejaar: Studiejaar, berekend: list[tuple[pl.DataFrame, pl.DataFrame]], krijgt: pl.DataFrame
) -> list[tuple[Feiten, tuple[pl.DataFrame, pl.DataFrame]]]:
    return list(zip(studiejaar.feiten, berekend, strict=True)) if krijgt.height else []


def _met_ja(cursor: CursorWrapper, feiten: Feiten, wie: pl.DataFrame, studiejaar: Studiejaar) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The award of each with a yes, and the incomes that were read for it."""
    met = alsof(feiten, wie, studiejaar.studiejaar)
    rijen = vraag_ouders(maak_maanden(met), met)
    rijen = rijen.join(wie, on="persoon_id", how="semi")
    inkomens = lees_inkomens(cursor, te_lezen(rijen))
    return bereken(maak_tijdvakken(met_inkomens(rijen, inkomens))), inkomens


def _met_gezin(gift: pl.DataFrame, wie: pl.DataFrame, feiten: Feiten) -> pl.DataFrame:
    """Children of one parent are divided over together: who shares a parent with somebody who gets it gets the same choice."""
    paren = pl.concat([feiten.personen.select("persoon_id", ouder=naam) for naam in _PAREN]).drop_nulls()
    paren = paren.join(wie, on="persoon_id", how="semi")
    ouders = paren.join(gift, on="persoon_id", how="semi").select("ouder").unique()
    return pl.concat([paren.join(ouders, on="ouder", how="semi").select("persoon_id"), gift]).unique().sort("persoon_id")


def _beslis(
    cursor: CursorWrapper, opdracht: Opdracht, feiten: Feiten, krijgt: pl.DataFrame, studiejaar: Studiejaar, inkomens: pl.DataFrame
) -> Tellingen:
    """Record the wish (once), and decide this calendar year for exactly those persons."""
    if feiten.jaar == studiejaar.studiejaar:
        _leg_vast(cursor, opdracht, krijgt, studiejaar)
    eigen = feiten.personen.with_columns(kandidaat=pl.col("persoon_id").is_in(krijgt["persoon_id"].to_list()))
    met = replace(alsof(feiten, krijgt, studiejaar.studiejaar, AMBTSHALVE), personen=eigen)
    cursor.execute("ALTER TABLE stufi_kandidaat RENAME TO stufi_alle")
    cursor.execute("CREATE TEMPORARY TABLE stufi_kandidaat ON COMMIT DROP AS SELECT persoon_id FROM stufi_krijgt")
    tellingen = beslis(cursor, opdracht, feiten.jaar, ambtshalve=True, feiten=met, inkomens=inkomens)
    cursor.execute("DROP TABLE stufi_kandidaat")
    cursor.execute("ALTER TABLE stufi_alle RENAME TO stufi_kandidaat")
    return tellingen


def _leg_vast(cursor: CursorWrapper, opdracht: Opdracht, krijgt: pl.DataFrame, studiejaar: Studiejaar) -> None:
    cursor.execute("DROP TABLE IF EXISTS stufi_krijgt")
    begin = begin_studiejaar(studiejaar.studiejaar, "mbo")
    schrijf(cursor, "stufi_krijgt", krijgt.with_columns(vanaf=pl.lit(begin), aanvullend=pl.lit(AMBTSHALVE, dtype=pl.Int16)))
    leg_wensen_vast(cursor, "stufi_krijgt", opdracht.peildatum, "zonder aanvraag toegekend")
