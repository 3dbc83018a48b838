"""Money that waited for an account: an order as soon as the register knows where it may go."""

from datetime import date
from typing import Any

import structlog
from django.db import connection, transaction

from duo_portal.betalingen.ontvanger import ontvanger_sql
from duo_portal.grootboek.models import Grootboekrekening, Oorzaak
from duo_portal.vorderingen.lijnen import LIJN, lijn_van_boeking_sql

log = structlog.get_logger(__name__)
TE_BETALEN = (
    int(Grootboekrekening.TE_BETALEN_LESGELD),
    int(Grootboekrekening.TE_BETALEN_STUDIEFINANCIERING),
    int(Grootboekrekening.ONDERWEG_STUDIEFINANCIERING),
)
MET_OPDRACHT = (int(Oorzaak.TERUG_TE_BETALEN), int(Oorzaak.UITBETAALD), int(Oorzaak.RENTE_VERGOED), int(Oorzaak.BETAALBAAR))

# Payable bookings without an order, because nobody knew an account. What the bank sent back is not among them: a person says to
# which other account it goes (``betaal_opnieuw_uit``). Few rows: the tasks that say so are found by an index, the bookings by those.
WACHTEND = f"""
CREATE TEMPORARY TABLE betaling_alsnog ON COMMIT DROP AS
SELECT b.id AS boeking_id, b.persoon_id, b.vordering_id, b.bedrag_centen, t.id AS taak_id
FROM werkvoorraad_taak t
JOIN grootboek_boeking b ON b.id = (t.gegevens ->> 'boeking')::bigint
LEFT JOIN vorderingen_vordering v ON v.id = b.vordering_id
WHERE {lijn_van_boeking_sql("v.soort", "b.credit")} = %(lijn)s AND t.staat <> 3 AND t.soort = 'rekening_ontbreekt'
    AND b.credit = ANY (%(te_betalen)s) AND b.oorzaak = ANY (%(met_opdracht)s)
    AND NOT EXISTS (SELECT FROM betalingen_betaalopdracht al WHERE al.boeking_id = b.id)
    AND NOT EXISTS (SELECT FROM grootboek_boeking omkering WHERE omkering.keert_om_id = b.id)
"""
VERGRENDEL = """
SELECT count(*) FROM (SELECT DISTINCT persoon_id FROM betaling_alsnog ORDER BY persoon_id) k
CROSS JOIN LATERAL (SELECT id FROM register_persoon WHERE id = k.persoon_id FOR NO KEY UPDATE) p
"""
MAAK = f"""
WITH opdracht AS (
    INSERT INTO betalingen_betaalopdracht (persoon_id, boeking_id, bedrag_centen, iban, tenaamstelling, omschrijving, opgesteld_op)
    SELECT a.persoon_id, a.boeking_id, a.bedrag_centen, ontvanger.iban, ontvanger.tenaamstelling,
        coalesce('Terugbetaling, kenmerk ' || vorderingen_betalingskenmerk(a.vordering_id), 'Studiefinanciering'), %(dag)s
    FROM betaling_alsnog a {ontvanger_sql("a.persoon_id", "a.vordering_id")}
    WHERE ontvanger.iban IS NOT NULL ORDER BY a.boeking_id
    ON CONFLICT (boeking_id) DO NOTHING RETURNING boeking_id
), taak AS (
    UPDATE werkvoorraad_taak t SET staat = 3, afgehandeld_op = now(), uitkomst = 'Vanzelf: de rekening is nu bekend.'
    FROM betaling_alsnog a JOIN opdracht USING (boeking_id) WHERE t.id = a.taak_id
)
SELECT count(*) FROM opdracht
"""


def maak_opdrachten_alsnog(dag: date) -> int:
    """1. what waits; 2. lock the persons; 3. an order where the register says to which account, and the task is done. Returns how many."""
    return sum(_van_lijn(lijn, dag) for lijn in LIJN.values())


def _van_lijn(lijn: str, dag: date) -> int:
    waarden: dict[str, Any] = {
        "lijn": lijn,
        "dag": dag,
        "te_betalen": list(TE_BETALEN),
        "met_opdracht": list(MET_OPDRACHT),
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS betaling_alsnog")
        cursor.execute(WACHTEND, waarden)
        cursor.execute(VERGRENDEL)
        cursor.execute(MAAK, waarden)
        aantal = int(cursor.fetchone()[0])
    if aantal:
        log.info("opdrachten_alsnog_gemaakt", lijn=lijn, aantal=aantal)
    return aantal
