"""Everybody gets a decision and a transfer of 1000 cents plus the last digit of their number."""

from datetime import date
from typing import Any

import polars as pl
from django.db.backends.utils import CursorWrapper

from duo_portal.batches.breekpunten import breek
from duo_portal.batches.kolommen import lees, schrijf
from duo_portal.batches.models import Run
from duo_portal.batches.rem_af import rem_af
from duo_portal.batches.soorten import Opdracht, Runsoort, Tellingen
from duo_portal.besluiten.models import Besluitsoort, Regelversie
from duo_portal.remmen.models import Remsoort

PERIODE = 1900
KANDIDATEN = """
SELECT p.id AS persoon_id FROM register_persoon p WHERE p.bronsleutel LIKE 'proef-%%' AND p.id BETWEEN %(van)s AND %(tot)s
    AND NOT EXISTS (SELECT FROM besluiten_besluit b WHERE b.persoon_id = p.id AND b.soort = %(soort)s AND b.periode = %(periode)s)
"""
SCHRIJF = """
WITH besluit AS (
    INSERT INTO besluiten_besluit (persoon_id, soort, periode, uitkomst_centen, grond, regelversie_id, feiten, stappen,
        totstandkoming, peildatum, run_id)
    SELECT persoon_id, %(soort)s, %(periode)s, bedrag, 1, %(regelversie)s, '{}', ARRAY[bedrag], 1, %(peildatum)s, %(run)s
    FROM proef_oordeel ORDER BY persoon_id
    ON CONFLICT ON CONSTRAINT besluit_een_keer DO NOTHING
    RETURNING id, persoon_id, uitkomst_centen
), boeking AS (
    INSERT INTO grootboek_boeking (persoon_id, besluit_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep)
    SELECT persoon_id, id, 130, 800, uitkomst_centen, 1, %(peildatum)s, %(peildatum)s, %(run)s FROM besluit
)
SELECT count(*), coalesce(sum(uitkomst_centen), 0)::bigint, coalesce(max(uitkomst_centen), 0) FROM besluit
"""


class Proef(Runsoort):
    naam = "proef"
    lijn = "proef"
    omschrijving = "Proef van de motor"
    remmen = frozenset({Remsoort.MAATWERK, Remsoort.HANDMATIG})
    omvang = 10
    struikelt_over: frozenset[int] = frozenset()
    telt_te_veel = 0

    def parameters(self, peildatum: date) -> dict[str, object]:
        return {"periode": PERIODE}

    def kandidaten(self, run: Run) -> tuple[str, dict[str, Any]]:
        return KANDIDATEN, {"van": 0, "tot": 2**62, "periode": run.parameters["periode"], "soort": Besluitsoort.AFLOSSING}

    def verwerk(self, cursor: CursorWrapper, opdracht: Opdracht) -> Tellingen:
        periode = int(str(opdracht.parameters["periode"]))
        waarden: dict[str, Any] = {"van": opdracht.van, "tot": opdracht.tot, "periode": periode, "soort": Besluitsoort.AFLOSSING}
        cursor.execute("DROP TABLE IF EXISTS proef_oordeel")
        cursor.execute("DROP TABLE IF EXISTS proef_kandidaat")
        cursor.execute(f"CREATE TEMPORARY TABLE proef_kandidaat ON COMMIT DROP AS {KANDIDATEN}", waarden)
        geremd = rem_af(cursor, "proef_kandidaat", self, opdracht, periode)
        frame = lees(cursor, "SELECT persoon_id FROM proef_kandidaat ORDER BY 1", {}, {"persoon_id": pl.Int64})
        breek("na_copy")
        if self.struikelt_over & set(frame["persoon_id"]):
            raise ValueError("over deze persoon struikelt de proef")
        schrijf(cursor, "proef_oordeel", frame.with_columns(bedrag=1000 + pl.col("persoon_id") % 10))
        cursor.execute(SCHRIJF, {**waarden, "regelversie": _regelversie(), "peildatum": opdracht.peildatum, "run": opdracht.run_id})
        besluiten, centen, grootste = cursor.fetchone()
        return {
            "kandidaten": frame.height + geremd,
            "geremd": geremd,
            "besluiten": besluiten,
            "geboekt_centen": centen + self.telt_te_veel,
            "grootste_bedrag_centen": grootste,
        }


def _regelversie() -> int:
    return int(Regelversie.objects.get_or_create(naam="proef/1900-01-01/1", defaults={"stappen": [], "digest": ""})[0].pk)
