"""Book a debit batch that the bank executed: every order once."""

from datetime import date
from typing import Any

from django.db import connection, transaction

from duo_portal.grootboek.models import Grootboekrekening, Oorzaak
from duo_portal.grootboek.selectors import hoofdsom_sql
from duo_portal.grootboek.verdeling import SALDI_VAN_VORDERING
from duo_portal.vorderingen.lijnen import lijn_sql

VERGRENDEL = """
SELECT count(*) FROM (SELECT DISTINCT persoon_id FROM betalingen_incasso WHERE batch_id = %(batch)s ORDER BY persoon_id) k
CROSS JOIN LATERAL (SELECT id FROM register_persoon WHERE id = k.persoon_id FOR NO KEY UPDATE) p
"""
KOLOMMEN = "id, persoon_id, vordering_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep"
ONDERWEG = int(Grootboekrekening.TUSSENREKENING_INCASSO)
NUMMER = "nextval(pg_get_serial_sequence('grootboek_boeking', 'id'))"

# A return may come before the batch: then the payment is booked and reversed in one breath.
BOEK = f"""
WITH incasso AS MATERIALIZED (
    SELECT {NUMMER} AS boeking_id, CASE WHEN r.id IS NOT NULL THEN {NUMMER} END AS storno_id, i.id, i.persoon_id, i.vordering_id,
        i.bedrag_centen, v.soort, v.periode, {hoofdsom_sql("v.soort")} AS rekening
    FROM betalingen_incasso i JOIN vorderingen_vordering v ON v.id = i.vordering_id
    LEFT JOIN betalingen_incassoretour r ON r.incasso_id = i.id
    WHERE i.batch_id = %(batch)s AND NOT EXISTS (SELECT FROM betalingen_incassoboeking g WHERE g.incasso_id = i.id)
), betaling AS (
    INSERT INTO grootboek_boeking ({KOLOMMEN})
    SELECT boeking_id, persoon_id, vordering_id, {ONDERWEG}, rekening, bedrag_centen, {int(Oorzaak.BETALING)},
        %(boekdatum)s, %(valutadatum)s, %(groep)s FROM incasso ORDER BY boeking_id
), koppeling AS (
    INSERT INTO betalingen_incassoboeking (incasso_id, boeking_id) SELECT id, boeking_id FROM incasso ORDER BY id
), storno AS (
    INSERT INTO grootboek_boeking ({KOLOMMEN}, keert_om_id)
    SELECT storno_id, persoon_id, vordering_id, rekening, {ONDERWEG}, bedrag_centen, {int(Oorzaak.STORNO)},
        %(boekdatum)s, %(valutadatum)s, %(groep)s, boeking_id FROM incasso WHERE storno_id IS NOT NULL
), erbij AS (
    SELECT persoon_id, vordering_id, soort, periode, rekening, sum(bedrag_centen) FILTER (WHERE storno_id IS NULL) AS centen
    FROM incasso GROUP BY persoon_id, vordering_id, soort, periode, rekening
), te_beoordelen AS (
    INSERT INTO register_tebeoordelen (persoon_id, lijn, periode, aanleiding)
    SELECT e.persoon_id, {lijn_sql("e.soort")}, e.periode, 'te_veel_betaald' FROM erbij e
    CROSS JOIN LATERAL ({SALDI_VAN_VORDERING.format(vordering="e.vordering_id", hoofdsom="e.rekening")} OFFSET 0) s
    WHERE s.hoofdsom - e.centen < 0
)
SELECT coalesce(sum(bedrag_centen), 0)::bigint FROM incasso
"""


def boek_incassobatch(batch_id: int, boekdatum: date, valutadatum: date, groep: int | None) -> int:
    """1. lock the persons; 2. book what was not booked yet; 3. judge again whose principal falls below zero. Returns the cents booked."""
    waarden: dict[str, Any] = {"batch": batch_id, "boekdatum": boekdatum, "valutadatum": valutadatum, "groep": groep}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(VERGRENDEL, waarden)
        cursor.execute(BOEK, waarden)
        return int(cursor.fetchone()[0])
