"""The conversion at a diploma: prestatiebeurs that becomes a gift, in the nights after the diploma, so long before 1 January."""

from datetime import date, timedelta
from typing import Any

import polars as pl
from django.db.backends.utils import CursorWrapper

from duo_portal.batches.kolommen import lees, schrijf
from duo_portal.batches.models import Run
from duo_portal.batches.rem_af import rem_af
from duo_portal.batches.soorten import Opdracht, Runsoort, Tellingen
from duo_portal.berichten.services.sjabloonversies import sjabloonversie_id
from duo_portal.remmen.models import Remsoort
from duo_portal.tijd.termijnen import Soort, laatste_dag_van
from studiefinanciering.batch import omzetting_sql as sql
from studiefinanciering.codes_vormen import Diplomasoort, Omzetting, Stelsel
from studiefinanciering.regels.norm_vormen import DUUR
from studiefinanciering.regels.omzetting import DIPLOMAS, TOEKENNINGEN, nominale_maanden, zet_om

LIJN = "studiefinanciering"
TERUGKIJKEN = 31  # days: arrears of a month of prestatiebeurs may be booked after the diploma came in
OORDEEL = {
    "persoon_id": pl.Int64,
    "gift_centen": pl.Int64,
    "prestatie_centen": pl.Int64,
    "stelsel": pl.String,
    "diploma_op": pl.Date,
}
NAAR_MENS = (int(Omzetting.NAAR_MENS), int(Omzetting.AANVRAAG_NODIG))


class Omzetten(Runsoort):
    """``sinds``: diplomas that came in from this day on. Judged as a whole each time, so that a run again books only what is new."""

    naam = "omzetting"
    lijn = LIJN
    omschrijving = "Prestatiebeurs omzetten in een gift"
    remmen = frozenset({Remsoort.MAATWERK, Remsoort.BEZWAAR, Remsoort.HANDMATIG, Remsoort.MENS_KIJKT_MEE})

    def parameters(self, peildatum: date) -> dict[str, Any]:
        return {"sinds": (peildatum - timedelta(days=TERUGKIJKEN)).isoformat()}

    def kandidaten(self, run: Run) -> tuple[str, dict[str, Any]]:
        return sql.KANDIDATEN, _waarden(run.parameters, run.peildatum, 0, 2**62)

    def verwerk(self, cursor: CursorWrapper, opdracht: Opdracht) -> Tellingen:
        waarden = {
            **_waarden(opdracht.parameters, opdracht.peildatum, opdracht.van, opdracht.tot),
            "run": opdracht.run_id,
            "lijn": LIJN,
            "berichtsoort": LIJN,
            "termijn": int(DUUR["diplomatermijn_maanden"].op(opdracht.peildatum).waarde or 0),
            "sj_omzetting": sjabloonversie_id(f"{LIJN}/omzetting"),
            "laatste_dag": laatste_dag_van(Soort.BEZWAAR, opdracht.peildatum),
        }
        for tabel in ("kandidaat", "oordeel", "mens"):
            cursor.execute(f"DROP TABLE IF EXISTS omzetting_{tabel}")
        cursor.execute(sql.KIES, waarden)
        aantal = int(cursor.rowcount)
        cursor.execute(sql.VERGRENDEL)
        geremd = rem_af(cursor, "omzetting_kandidaat", self, opdracht, opdracht.peildatum.year)
        oordeel, mens = beoordeel(_diplomas(cursor, waarden), lees(cursor, sql.MAANDEN, waarden, _schema(TOEKENNINGEN)))
        schrijf(cursor, "omzetting_oordeel", oordeel)
        schrijf(cursor, "omzetting_mens", mens)
        cursor.execute(sql.SCHRIJF, waarden)
        mensen, omgezet, terug, grootste = cursor.fetchone()
        cursor.execute(sql.TAAK)
        return {
            "kandidaten": aantal,
            "geremd": geremd,
            "mensen": mensen,
            "omgezet_centen": omgezet,
            "geboekt_centen": omgezet + terug,
            "grootste_bedrag_centen": grootste,
            "naar_mens": cursor.fetchone()[0],
        }


def beoordeel(diplomas: pl.DataFrame, maanden: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Per person what is a gift in all, and the diplomas that a person must look at. A month that two diplomas convert counts once."""
    rijen = zet_om(diplomas, maanden)
    per_maand = rijen.group_by("persoon_id", "stelsel", "maand").agg(
        pl.col("beurs_wordt_gift").max(), pl.col("beurs_centen").first(), pl.col("diploma_op").filter(pl.col("beurs_wordt_gift") > 0).max()
    )
    stelsels = pl.col("stelsel").filter(pl.col("beurs_wordt_gift") > 0)
    oordeel = per_maand.group_by("persoon_id").agg(
        gift_centen=pl.col("beurs_wordt_gift").sum(),
        prestatie_centen=pl.col("beurs_centen").sum(),
        stelsel=pl.when(stelsels.n_unique() > 1)
        .then(pl.lit("beide"))
        .when(stelsels.max() == 2)
        .then(pl.lit("ho"))
        .otherwise(pl.lit("mbo")),
        diploma_op=pl.col("diploma_op").max(),
    )
    mens = rijen.filter(pl.col("omzetting").is_in(NAAR_MENS)).select("persoon_id", "diploma_id").unique()
    return oordeel.select(pl.col(naam).cast(soort) for naam, soort in OORDEEL.items()).sort("persoon_id"), mens.sort("diploma_id")


def _naam(stelsel: pl.Expr) -> pl.Expr:
    return pl.when(stelsel == int(Stelsel.HO)).then(pl.lit("ho")).otherwise(pl.lit("mbo"))


def _diplomas(cursor: CursorWrapper, waarden: dict[str, Any]) -> pl.DataFrame:
    kaal = {naam: soort for naam, soort in _schema(DIPLOMAS).items() if naam != "nominale_maanden"}
    frame = lees(cursor, sql.DIPLOMAS, waarden, kaal)
    duren = {int(soort): nominale_maanden(soort) for soort in Diplomasoort}
    return frame.with_columns(nominale_maanden=pl.col("soort").replace_strict(duren, return_dtype=pl.Int64))


def _schema(invoer: dict[str, Any]) -> dict[str, Any]:
    return {naam: type(deel.type) for naam, deel in invoer.items()}


def _waarden(parameters: dict[str, Any], peildatum: date, van: int, tot: int) -> dict[str, Any]:
    return {"sinds": date.fromisoformat(str(parameters["sinds"])), "peildatum": peildatum, "van": van, "tot": tot}
