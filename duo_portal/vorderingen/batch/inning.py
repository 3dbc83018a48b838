"""The nightly run of collection: every claim on the agenda is looked at, and takes at most one step."""

from datetime import date, timedelta
from typing import Any

import polars as pl
from django.db.backends.utils import CursorWrapper

from duo_portal.batches.breekpunten import breek
from duo_portal.batches.kolommen import lees, schrijf
from duo_portal.batches.models import Run
from duo_portal.batches.rem_af import rem_af
from duo_portal.batches.soorten import Opdracht, Runsoort, Tellingen
from duo_portal.berichten.services.sjabloonversies import sjabloonversie_id
from duo_portal.remmen.models import Remsoort
from duo_portal.tijd.duur import Duur, laatste_dag
from duo_portal.vorderingen.batch import lezen, schrijven_regeling
from duo_portal.vorderingen.batch import schrijven as sql
from duo_portal.vorderingen.batch.verjaard import meld_verjaring
from duo_portal.vorderingen.regels.ladder import STAND, is_werkdag, oordeel
from duo_portal.vorderingen.regels.normen import norm

SJABLONEN = {
    "sj_betalingsverzoek": "betalingsverzoek_opnieuw",
    "sj_herinnering": "herinnering",
    "sj_aanmaning": "aanmaning",
    "sj_cjib": "overgedragen_aan_cjib",
    "sj_deurwaarder": "bij_de_deurwaarder",
    "sj_buitenland": "bij_het_incassobureau",
    "sj_voldaan": "voldaan",
    "sj_gemist": "regeling_gemist",
    "sj_niet_nagekomen": "regeling_niet_nagekomen",
}
TABELLEN = ("kandidaat", "stand", "geremd", "regeling", "oordeel")


class Inning(Runsoort):
    """Persons are locked in key order before a balance is read; what was paid tonight counts tonight."""

    naam = "inning"
    lijn = "vorderingen"
    omschrijving = "Inning"
    remmen = frozenset(Remsoort)

    def parameters(self, peildatum: date) -> dict[str, Any]:
        return {}

    def kandidaten(self, run: Run) -> tuple[str, dict[str, Any]]:
        vraag = "SELECT DISTINCT persoon_id FROM vorderingen_inningsagenda WHERE kijk_op <= %(peildatum)s"
        return vraag, {"peildatum": run.peildatum}

    def verwerk(self, cursor: CursorWrapper, opdracht: Opdracht) -> Tellingen:
        waarden = _waarden(opdracht)
        aantal = self._lees(cursor, waarden)
        voldaan, teruggeroepen = _doe(cursor, sql.VOLDAAN, waarden)
        (verlaagd,) = _doe(cursor, sql.VERLAAGD, waarden)
        geremd = self._rem_af(cursor, opdracht)
        gemist, geeindigd = self._regelingen(cursor, waarden)
        breek("na_copy")
        tellingen = self._treden(cursor, opdracht, waarden)
        self._agenda(cursor, waarden)
        return {
            "kandidaten": aantal,
            "geremd": geremd,
            "voldaan": voldaan,
            "teruggeroepen": teruggeroepen,
            "verlaagd": verlaagd,
            "termijn_gemist": gemist,
            "regeling_geeindigd": geeindigd,
            **tellingen,
        }

    def _lees(self, cursor: CursorWrapper, waarden: dict[str, Any]) -> int:
        """Candidates, then the lock, then everything else: who waited for a payment must see it."""
        for tabel in TABELLEN:
            cursor.execute(f"DROP TABLE IF EXISTS inning_{tabel}")
        cursor.execute(lezen.KANDIDAAT, waarden)
        aantal = int(cursor.rowcount)
        cursor.execute("ANALYZE inning_kandidaat")
        cursor.execute(lezen.VERGRENDEL)
        cursor.execute(lezen.STAND, waarden)
        cursor.execute("ANALYZE inning_stand")
        return aantal

    def _rem_af(self, cursor: CursorWrapper, opdracht: Opdracht) -> int:
        """Only who owes something can be held; a brake on one claim holds that one."""
        cursor.execute(lezen.ALLEEN_OPEN)
        cursor.execute(lezen.MET_LIJN)
        cursor.execute("CREATE TEMPORARY TABLE inning_geremd ON COMMIT DROP AS SELECT vordering_id FROM inning_kandidaat")
        geremd = rem_af(cursor, "inning_kandidaat", self, opdracht)
        cursor.execute("DELETE FROM inning_geremd WHERE vordering_id IN (SELECT vordering_id FROM inning_kandidaat)")
        return geremd

    def _regelingen(self, cursor: CursorWrapper, waarden: dict[str, Any]) -> tuple[int, int]:
        cursor.execute(schrijven_regeling.STAND, waarden)
        if not is_werkdag(waarden["peildatum"]):
            return 0, 0
        (geeindigd,) = _doe(cursor, schrijven_regeling.EINDE, waarden)
        (gemist,) = _doe(cursor, schrijven_regeling.HERINNERING, waarden)
        return gemist, geeindigd

    def _treden(self, cursor: CursorWrapper, opdracht: Opdracht, waarden: dict[str, Any]) -> Tellingen:
        standen = lees(cursor, lezen.LEES, {}, STAND)
        verjaard = meld_verjaring(cursor, opdracht.peildatum)
        reden = pl.when(pl.col("vordering_id").is_in(verjaard)).then(pl.lit("verjaard")).otherwise(pl.col("reden_mens"))
        oordelen = oordeel(standen.with_columns(reden_mens=reden), opdracht.peildatum)
        schrijf(cursor, "inning_oordeel", oordelen.drop("volgende", "vanaf"))
        verzoeken, herinneringen, aanmaningen, overgedragen, deurwaarder, kosten = _doe(cursor, sql.TREDEN, waarden)
        (mensen,) = _doe(cursor, sql.NAAR_MENS, waarden)
        return {
            "betalingsverzoeken": verzoeken,
            "herinneringen": herinneringen,
            "aanmaningen": aanmaningen,
            "overgedragen": overgedragen,
            "naar_deurwaarder": deurwaarder,
            "kosten_centen": kosten,
            "naar_mens": mensen,
        }

    def _agenda(self, cursor: CursorWrapper, waarden: dict[str, Any]) -> None:
        """After the writing, whose triggers put what they touched back for tonight. Who is braked stays for tomorrow."""
        cursor.execute(sql.VAN_DE_AGENDA)
        cursor.execute(sql.VOLGENDE_KEER, waarden)
        cursor.execute(sql.MORGEN, waarden)


def _doe(cursor: CursorWrapper, opdracht: str, waarden: dict[str, Any]) -> tuple[int, ...]:
    cursor.execute(opdracht, waarden)
    return tuple(cursor.fetchone())


def _waarden(opdracht: Opdracht) -> dict[str, Any]:
    op = opdracht.peildatum
    te_laat, na_regeling = norm("regeling_te_laat_dagen", op), norm("na_regeling_dagen", op)
    return {
        "peildatum": op,
        "morgen": op + timedelta(days=1),
        "run": opdracht.run_id,
        "van": opdracht.van,
        "tot": opdracht.tot,
        "na_rem_dagen": norm("na_rem_dagen", op),
        "te_laat_dagen": te_laat,
        "na_laatste_dagen": norm("na_laatste_incasso_dagen", op),
        "termijn_tot": laatste_dag(op, Duur(dagen=te_laat)),
        "rest_tot": laatste_dag(op, Duur(dagen=na_regeling)),
        **{naam: sjabloonversie_id(f"vorderingen/{sjabloon}") for naam, sjabloon in SJABLONEN.items()},
    }
