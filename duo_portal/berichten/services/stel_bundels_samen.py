"""Freeze the pieces that wait into bundles: at most so many letters, in order of postcode, abroad last."""

from datetime import date
from typing import Any

import structlog
from django.db import IntegrityError, connection, transaction

from duo_portal.berichten.vensters import postvenster

log = structlog.get_logger(__name__)

# One statement: what is counted is what is put in. A second call at the same moment meets the unique piece and starts over.
BUNDEL = """
WITH laatste AS (
    SELECT coalesce(max(volgnummer), 0) AS nummer FROM berichten_drukbundel WHERE dag = %(dag)s
), wachtend AS MATERIALIZED (
    SELECT p.id, row_number() OVER (ORDER BY p.postcode = '', p.postcode, p.id) - 1 AS plek FROM berichten_poststuk p
    WHERE p.dag <= %(dag)s AND NOT EXISTS (SELECT FROM berichten_drukregel r WHERE r.poststuk_id = p.id)
), bundel AS (
    INSERT INTO berichten_drukbundel (dag, volgnummer, aantal)
    SELECT %(dag)s, laatste.nummer + 1 + wachtend.plek / %(omvang)s, count(*) FROM wachtend, laatste GROUP BY 2 ORDER BY 2
    RETURNING id, volgnummer
), regel AS (
    INSERT INTO berichten_drukregel (bundel_id, positie, poststuk_id)
    SELECT bundel.id, wachtend.plek %% %(omvang)s + 1, wachtend.id
    FROM wachtend CROSS JOIN laatste JOIN bundel ON bundel.volgnummer = laatste.nummer + 1 + wachtend.plek / %(omvang)s
)
SELECT id FROM bundel ORDER BY volgnummer
"""


def stel_bundels_samen(dag: date, omvang: int | None = None) -> list[int]:
    """The ids of the new bundles; none when nothing waits."""
    waarden = {"dag": dag, "omvang": omvang or postvenster(dag).per_bundel}
    try:
        bundels = _bundel(waarden)
    except IntegrityError:  # another call took the same pieces and won; what is left is ours
        bundels = _bundel(waarden)
    if bundels:
        log.info("drukbundels_bevroren", dag=dag.isoformat(), bundels=len(bundels))
    return bundels


def _bundel(waarden: dict[str, Any]) -> list[int]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(BUNDEL, waarden)
        return [int(rij[0]) for rij in cursor.fetchall()]
