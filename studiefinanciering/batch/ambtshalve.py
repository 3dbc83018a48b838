"""The auto-award run: who has a right to the aanvullende beurs and never asked gets it, or is asked with one click.

With the switch on, the months that are a gift are awarded; months that can become a debt wait for an explicit yes. With the
switch off nothing is calculated and no income is read: a proposal without any amount. Who has no studiefinanciering at all
gets a prepared application, never an award.
"""

from datetime import date
from typing import Any

import polars as pl
from django.db.backends.utils import CursorWrapper

from duo_portal.batches.kolommen import lees, schrijf
from duo_portal.batches.models import Run
from duo_portal.batches.rem_af import rem_af
from duo_portal.batches.soorten import Opdracht, Runsoort, Tellingen
from duo_portal.berichten.services.sjabloonversies import sjabloonversie_id
from duo_portal.remmen.models import Remsoort
from duo_portal.tijd.schooljaren import schooljaar_van
from studiefinanciering.batch import ambtshalve_sql as sql
from studiefinanciering.batch.kring import kies, vergrendel
from studiefinanciering.batch.toekenning import GEREMD_IN_KRING
from studiefinanciering.batch.voorstel import Studiejaar, klaar, lees_studiejaar, maak_voorstellen
from studiefinanciering.batch.zonder_vraag import ken_giftmaanden_toe
from studiefinanciering.schakelaars import ambtshalve_mag, dagen
from studiefinanciering.voorstellen import AANVULLEND

OMVANG = 6_000  # the facts of two calendar years, twice
GROEP_SCHEMA = {"persoon_id": pl.Int64, "groep": pl.Int16}


class Ambtshalve(Runsoort):
    """Families are locked in key order before anything is read, as in the run that awards."""

    naam = "ambtshalve"
    lijn = "studiefinanciering"
    omvang = OMVANG
    omschrijving = "Aanvullende beurs zonder aanvraag, of een voorstel"
    remmen = frozenset({Remsoort.MAATWERK, Remsoort.BEZWAAR, Remsoort.HANDMATIG, Remsoort.MENS_KIJKT_MEE, Remsoort.OVERLEDEN})

    def parameters(self, peildatum: date) -> dict[str, Any]:
        """``automatisch``: what the policy switch says on that day (``normen/schakelaars.toml``)."""
        return {"studiejaar": schooljaar_van(peildatum), "automatisch": ambtshalve_mag(peildatum)}

    def kandidaten(self, run: Run) -> tuple[str, dict[str, Any]]:
        return sql.KANDIDATEN, self._waarden(run.peildatum, run.parameters, 0, 2**62)

    def verwerk(self, cursor: CursorWrapper, opdracht: Opdracht) -> Tellingen:
        waarden = self._waarden(opdracht.peildatum, opdracht.parameters, opdracht.van, opdracht.tot)
        studiejaar = int(waarden["studiejaar"])
        aantal = kies(cursor, sql.KANDIDATEN, waarden)
        vergrendel(cursor)
        geremd = rem_af(cursor, "stufi_kandidaat", self, opdracht, studiejaar)
        cursor.execute(GEREMD_IN_KRING)
        groepen = lees(cursor, sql.GROEPEN, waarden, GROEP_SCHEMA)
        feiten = lees_studiejaar(cursor, studiejaar, opdracht.peildatum, groepen)
        automatisch = bool(opdracht.parameters["automatisch"])
        gegeven, mogelijk = ken_giftmaanden_toe(cursor, opdracht, feiten) if automatisch else ({}, None)
        voorstellen = self._voorstellen(cursor, opdracht, waarden, feiten, mogelijk)
        return {"kandidaten": aantal, "geremd": geremd, **_leeg(), **gegeven, **voorstellen}

    def _voorstellen(
        self, cursor: CursorWrapper, opdracht: Opdracht, waarden: dict[str, Any], feiten: Studiejaar, mogelijk: pl.DataFrame | None
    ) -> Tellingen:
        """Those from before follow the facts first; then the new ones; then who did not answer."""
        voorstellen = maak_voorstellen(feiten, mogelijk)
        for tabel, frame in (("stufi_klaar", klaar(feiten, voorstellen, mogelijk)), ("stufi_voorstel", voorstellen)):
            cursor.execute(f"DROP TABLE IF EXISTS {tabel}")
            schrijf(cursor, tabel, frame)
        alle = waarden | {
            "run": opdracht.run_id,
            "lijn": self.lijn,
            "dag": opdracht.peildatum,
            "berichtsoort": self.lijn,
            "spreid_dagen": int(str(opdracht.parameters.get("spreid_dagen", 1))),
            "herinner_dagen": dagen("voorstel_herinnering", opdracht.peildatum),
            "wacht_dagen": dagen("voorstel_bedenktijd", opdracht.peildatum),
            "sj_aanvullend": sjabloonversie_id(f"{self.lijn}/voorstel_aanvullend"),
            "sj_volledig": sjabloonversie_id(f"{self.lijn}/voorstel_studiefinanciering"),
            "sj_herinnering": sjabloonversie_id(f"{self.lijn}/voorstel_herinnering"),
        }
        cursor.execute(sql.TREK_IN, alle)
        ingetrokken = int(cursor.rowcount)
        cursor.execute(sql.VOORSTEL, alle)
        nieuw = cursor.fetchone()[0]
        cursor.execute(sql.HERINNER, alle)
        vol = voorstellen.filter(pl.col("soort") != AANVULLEND).height
        return {"voorstellen": nieuw, "zonder_beurs": vol, "herinnerd": cursor.fetchone()[0], "ingetrokken": ingetrokken}

    def _waarden(self, peildatum: date, parameters: dict[str, Any], van: int, tot: int) -> dict[str, Any]:
        return {
            "studiejaar": int(str(parameters["studiejaar"])),
            "peildatum": peildatum,
            "maand": peildatum.replace(day=1),
            "van": van,
            "tot": tot,
        }


def _leeg() -> Tellingen:
    namen = ("besluiten", "toekenningen", "naar_mens", "gezinsleden", "inkomens_gelezen", "nabetaling_centen", "teveel_centen")
    return {**dict.fromkeys(namen, 0), "grootste_bedrag_centen": 0}
