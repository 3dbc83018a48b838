"""What was paid too much without a decision to go with it: it goes back to the account it came from."""

from typing import Any

from django.db.backends.utils import CursorWrapper

from duo_portal.berichten.geadresseerde import GEADRESSEERDE, KOLOMMEN, WAARDEN
from duo_portal.betalingen.ontvanger import ontvanger_sql

# Which payments were too much: the last ones, as far back as the excess goes. A part that somebody else paid (not from an
# account of the student, now or before) goes back to that account; the rest, and what no payment explains, to whoever may
# receive the student's money. After a death that is the paying account too. Who waits for an account becomes a task.
# OFFSET 0 keeps each table a lookup per claim. The balance is read again, under the lock and after the decisions of this chunk:
# what those gave back is no longer here.
OVERSCHOT = f"""
WITH te_veel AS MATERIALIZED (
    SELECT s.persoon_id, s.vordering_id, -g.saldo AS centen
    FROM lesgeld_stand s
    CROSS JOIN LATERAL (SELECT sum(CASE 130 WHEN debet THEN bedrag_centen WHEN credit THEN -bedrag_centen END)::bigint AS saldo
        FROM grootboek_boeking WHERE vordering_id = s.vordering_id OFFSET 0) g
    WHERE s.saldo_centen < 0 AND g.saldo < 0
), inleg AS (
    SELECT t.vordering_id, t.persoon_id, t.centen, b.bedrag_centen, coalesce(o.iban, i.iban) AS iban,
        coalesce(o.tenaamstelling, i.tenaamstelling) AS tenaamstelling,
        sum(b.bedrag_centen) OVER (PARTITION BY t.vordering_id ORDER BY b.id DESC)::bigint AS tot
    FROM te_veel t
    CROSS JOIN LATERAL (SELECT id, bedrag_centen FROM grootboek_boeking bij WHERE vordering_id = t.vordering_id AND oorzaak = 3
        AND credit = 130 AND NOT EXISTS (SELECT FROM grootboek_boeking WHERE keert_om_id = bij.id OFFSET 0) OFFSET 0) b
    LEFT JOIN LATERAL (SELECT iban, tenaamstelling FROM betalingen_ontvangst WHERE boeking_id = b.id OFFSET 0) o ON true
    LEFT JOIN LATERAL (SELECT d.iban, d.tenaamstelling FROM betalingen_incassoboeking k JOIN betalingen_incasso d ON d.id = k.incasso_id
        WHERE k.boeking_id = b.id OFFSET 0) i ON true
), deel AS (
    SELECT vordering_id, persoon_id, iban, tenaamstelling, least(tot, centen) - (tot - bedrag_centen) AS centen,
        iban IS NOT NULL AND NOT EXISTS (SELECT FROM register_rekening eigen WHERE eigen.persoon_id = inleg.persoon_id
            AND eigen.iban = inleg.iban OFFSET 0) AS van_ander
    FROM inleg WHERE tot - bedrag_centen < centen
    UNION ALL
    SELECT t.vordering_id, t.persoon_id, NULL, NULL, t.centen - coalesce(max(inleg.tot), 0), false
    FROM te_veel t LEFT JOIN inleg USING (vordering_id) GROUP BY t.vordering_id, t.persoon_id, t.centen
    HAVING coalesce(max(inleg.tot), 0) < t.centen
), gericht AS (
    SELECT d.vordering_id, d.persoon_id, d.van_ander, d.centen, ontvanger.wacht,
        CASE WHEN d.van_ander OR ontvanger.wacht = 'overleden' AND d.iban IS NOT NULL THEN d.iban ELSE ontvanger.iban END AS iban,
        CASE WHEN d.van_ander OR ontvanger.wacht = 'overleden' AND d.iban IS NOT NULL THEN d.tenaamstelling
            ELSE ontvanger.tenaamstelling END AS tenaamstelling
    FROM deel d {ontvanger_sql("d.persoon_id", "d.vordering_id")}
), betaling AS MATERIALIZED (
    SELECT nextval(pg_get_serial_sequence('grootboek_boeking', 'id')) AS id, x.* FROM (
        SELECT vordering_id, persoon_id, van_ander, iban, max(tenaamstelling) AS tenaamstelling, max(wacht) AS wacht,
            sum(centen)::bigint AS centen
        FROM gericht GROUP BY vordering_id, persoon_id, van_ander, iban ORDER BY persoon_id, van_ander, iban) x
), boeking AS (
    INSERT INTO grootboek_boeking (id, persoon_id, vordering_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep)
    SELECT id, persoon_id, vordering_id, 130, 160, centen, 4, %(peildatum)s, %(peildatum)s, %(run)s FROM betaling
), opdracht AS (
    INSERT INTO betalingen_betaalopdracht (persoon_id, boeking_id, bedrag_centen, iban, tenaamstelling, omschrijving, opgesteld_op)
    SELECT persoon_id, id, centen, iban, tenaamstelling, %(omschrijving)s, %(peildatum)s FROM betaling WHERE iban IS NOT NULL
    RETURNING id
), taak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT 'rekening_ontbreekt', 'lesgeld', 'rekening:' || id, persoon_id,
        'Er is lesgeld terug te betalen, maar het kan nog nergens heen: zoek de rekening.',
        jsonb_build_object('boeking', id, 'wacht', wacht), 1, ''
    FROM betaling WHERE iban IS NULL
    ON CONFLICT (sleutel) DO NOTHING
), brief AS (
    SELECT persoon_id, sum(centen)::bigint AS terug, coalesce(sum(centen) FILTER (WHERE van_ander), 0)::bigint AS betaler,
        max(iban) FILTER (WHERE NOT van_ander) AS rekening
    FROM betaling GROUP BY persoon_id
), bericht AS (
    INSERT INTO berichten_bericht (persoon_id, besluit_id, sjabloonversie_id, {KOLOMMEN}, waarden, vanaf)
    SELECT z.persoon_id, NULL, %(sj_overschot)s, {WAARDEN},
        jsonb_build_object('schooljaar', %(schooljaar)s::int, 'terug', z.terug, 'naar_betaler', z.betaler, 'rekening',
            left(z.rekening, 2) || '•• •••• •••• •••' || substr(right(z.rekening, 3), 1, 1) || ' ' || right(z.rekening, 2),
            'uitbetaald_voor', %(uitbetaald_voor)s::date),
        %(peildatum)s
    FROM brief z
    {GEADRESSEERDE.format(persoon="z.persoon_id")}
    RETURNING id, kanaal, vanaf
), bekendmaking AS (
    INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op)
    SELECT id, 1, 1, vanaf FROM bericht WHERE kanaal = 1
)
SELECT count(*), coalesce(sum(terug), 0)::bigint, (SELECT count(*) FROM opdracht) FROM brief
"""


def betaal_overschot_terug(cursor: CursorWrapper, waarden: dict[str, Any]) -> tuple[int, int, int]:
    """Give back what ``lesgeld_stand`` holds too much of; returns how many people, how many cents, how many orders."""
    cursor.execute(OVERSCHOT, waarden)
    mensen, centen, opdrachten = cursor.fetchone()
    return int(mensen), int(centen), int(opdrachten)
