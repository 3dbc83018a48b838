"""Every chunk asks the brakes: who is braked leaves the candidates and appears on the worklist, never in silence."""

from typing import Any

from django.db.backends.utils import CursorWrapper

from duo_portal.batches.soorten import Opdracht, Runsoort
from duo_portal.remmen.models import Remsoort
from duo_portal.remmen.selectors import GEREMD, GEREMD_ELKE_LIJN, REMT_VORDERING
from duo_portal.tijd import vandaag
from duo_portal.vorderingen.aanhouding import AANHOUDING_TEKST

# A brake on one claim or decision holds the whole person here: a run writes for the person, not for one claim.
REM_AF = f"""
WITH geremd AS MATERIALIZED (
    SELECT k.persoon_id, r.soort FROM {{tabel}} k JOIN ({GEREMD}) r USING (persoon_id) WHERE r.soort = ANY (%(soorten)s)
), weg AS (
    DELETE FROM {{tabel}} WHERE persoon_id IN (SELECT persoon_id FROM geremd)
), taak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT 'geremd', %(lijn)s, concat_ws(':', 'rem', %(run)s, %(periode)s, persoon_id), persoon_id,
           %(omschrijving)s, jsonb_build_object('remmen', jsonb_agg(DISTINCT soort)), 1, ''
    FROM geremd GROUP BY persoon_id ON CONFLICT (sleutel) DO NOTHING
)
SELECT count(DISTINCT persoon_id) FROM geremd
"""

# For a run that acts on claims: ``tabel`` has ``vordering_id`` and ``lijn`` too. Each new brake gives a new task, but where nobody has
# anything to do: our own hold ends when the party confirms (silence has a task of its own), and a deferral on its last day.
REM_AF_VORDERING = f"""
WITH geremd AS MATERIALIZED (
    SELECT k.persoon_id, k.vordering_id, k.lijn, r.soort, r.rem_id,
        r.soort = {int(Remsoort.UITSTEL)} AND (r.tot IS NOT NULL OR r.toelichting = '{AANHOUDING_TEKST}') AS vanzelf
    FROM {{tabel}} k JOIN ({GEREMD_ELKE_LIJN}) r USING (persoon_id)
    WHERE r.soort = ANY (%(soorten)s) AND {REMT_VORDERING}
), weg AS (
    DELETE FROM {{tabel}} WHERE vordering_id IN (SELECT vordering_id FROM geremd)
), taak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT 'geremd', lijn, concat_ws(':', 'rem', %(run)s, vordering_id, max(rem_id)), persoon_id,
           %(omschrijving)s, jsonb_build_object('remmen', jsonb_agg(DISTINCT soort), 'vordering', vordering_id), 1, ''
    FROM geremd GROUP BY persoon_id, vordering_id, lijn HAVING NOT bool_and(vanzelf) ON CONFLICT (sleutel) DO NOTHING
)
SELECT count(DISTINCT vordering_id) FROM geremd
"""


def rem_af(cursor: CursorWrapper, tabel: str, soort: Runsoort, opdracht: Opdracht, periode: int | None = None) -> int:
    """Take who is braked out of ``tabel``, a temporary table with ``persoon_id``; returns how many.

    Without ``periode`` the table is one of claims, and so is the answer. A run may lie still for days, or judge by an earlier
    date: what holds today holds it too.
    """
    waarden: dict[str, Any] = {
        "soorten": sorted(int(rem) for rem in soort.remmen),
        "lijn": soort.lijn,
        "peildatum": max(opdracht.peildatum, vandaag()),
        "run": soort.naam,
        "periode": periode,
        "omschrijving": f"{soort.omschrijving}: tegengehouden door een rem",
    }
    cursor.execute((REM_AF_VORDERING if periode is None else REM_AF).format(tabel=tabel), waarden)
    return int(cursor.fetchone()[0])
