"""The statements of the debit run: who has an instalment to be debited, and the orders that follow."""

from duo_portal.betalingen.einde_sql import ONDERWEG
from duo_portal.betalingen.machtiging_sql import geldig_sql
from duo_portal.grootboek.selectors import hoofdsom_sql
from duo_portal.vorderingen.regeling_einde import voltooi_sql
from duo_portal.vorderingen.selectors import STAND

# Instalments ``t`` of the plan ``r`` that fall in the window of this run and were never ordered.
TERMIJN = """
t.vordering_id = r.vordering_id AND t.regeling_id IS NOT DISTINCT FROM CASE WHEN r.eigen_schema THEN r.id END
    AND t.vervaldatum >= %(eerste)s AND t.vervaldatum <= %(uiterste)s
    AND NOT EXISTS (SELECT FROM betalingen_incasso al WHERE al.termijn_id = t.id)
"""

VORDERINGEN = f"""
SELECT r.vordering_id, r.persoon_id, %(lijn)s::text AS lijn
FROM vorderingen_betalingsregeling r
JOIN betalingen_incassoregeling ir ON ir.regeling_id = r.id
JOIN vorderingen_vordering v ON v.id = r.vordering_id AND v.soort = %(soort)s AND v.persoon_id BETWEEN %(van)s AND %(tot)s
WHERE r.vervangen_op IS NULL AND r.persoon_id BETWEEN %(van)s AND %(tot)s AND EXISTS (SELECT FROM vorderingen_termijn t WHERE {TERMIJN})
"""
KANDIDATEN = f"SELECT DISTINCT persoon_id FROM ({VORDERINGEN}) x"

# One lookup per person in key order, never a walk through the register.
VERGRENDEL = """
SELECT count(*) FROM (SELECT DISTINCT persoon_id FROM incasso_kandidaat ORDER BY persoon_id) k
CROSS JOIN LATERAL (SELECT id FROM register_persoon WHERE id = k.persoon_id FOR NO KEY UPDATE) p
"""

# A plan whose claim is paid, with nothing on its way, has nothing left to debit: it ends here too, braked or not, when the ladder
# did not see it first.
VOLTOOI = f"""
WITH klaar AS MATERIALIZED (
    SELECT k.vordering_id FROM incasso_kandidaat k
    CROSS JOIN LATERAL (SELECT coalesce(sum(CASE WHEN debet BETWEEN 130 AND 136 THEN bedrag_centen
            WHEN credit BETWEEN 130 AND 136 THEN -bedrag_centen END), 0) AS open
        FROM grootboek_boeking WHERE vordering_id = k.vordering_id AND NOT (debet BETWEEN 130 AND 136 AND credit BETWEEN 130 AND 136) OFFSET 0) saldo
    CROSS JOIN LATERAL ({ONDERWEG.format(vordering="k.vordering_id", dag="%(vandaag)s::date")}) onderweg
    WHERE saldo.open <= 0 AND onderweg.centen = 0
), {voltooi_sql("SELECT vordering_id FROM klaar")}, af AS (
    DELETE FROM incasso_kandidaat WHERE vordering_id IN (SELECT vordering_id FROM klaar)
)
SELECT count(*) FROM regeling
"""

# What is open of an instalment is what ``vorderingen.selectors.stand_van_termijnen`` says, never more than the claim has open;
# what is on its way counts as paid. Every order belongs to a batch, which is frozen with it.
OPDRACHTEN = f"""
WITH plan AS MATERIALIZED (
    SELECT r.persoon_id, r.id AS regeling_id, r.vordering_id, r.eigen_schema, v.soort, v.periode, vorderingen_betalingskenmerk(v.id) AS betalingskenmerk,
        m.id AS machtiging_id, m.iban, m.tenaamstelling, m.kenmerk, m.getekend_op, {geldig_sql("m", "%(peildatum)s::date")} AS geldig,
        EXISTS (SELECT FROM register_overlijden o WHERE o.persoon_id = r.persoon_id AND o.vervangen_op IS NULL) AS overleden
    FROM incasso_kandidaat k
    JOIN vorderingen_betalingsregeling r ON r.vordering_id = k.vordering_id AND r.vervangen_op IS NULL AND r.persoon_id BETWEEN %(van)s AND %(tot)s
    JOIN betalingen_incassoregeling ir ON ir.regeling_id = r.id
    JOIN betalingen_incassomachtiging m ON m.id = ir.machtiging_id
    JOIN vorderingen_vordering v ON v.id = r.vordering_id AND v.soort = %(soort)s AND v.persoon_id BETWEEN %(van)s AND %(tot)s
), termijn AS MATERIALIZED (
    SELECT p.*, t.id AS termijn_id, t.volgnummer, t.vervaldatum, t.bedrag_centen, t.vooraf, stand.verschuldigd,
        stand.betaald + onderweg.centen AS betaald, stand.open - onderweg.centen AS saldo
    FROM plan p
    CROSS JOIN LATERAL (SELECT * FROM (
        SELECT t.id, t.volgnummer, t.vervaldatum, t.bedrag_centen, sum(t.bedrag_centen) OVER (ORDER BY t.volgnummer) - t.bedrag_centen AS vooraf
        FROM vorderingen_termijn t
        WHERE t.vordering_id = p.vordering_id AND t.regeling_id IS NOT DISTINCT FROM CASE WHEN p.eigen_schema THEN p.regeling_id END) t
        WHERE t.vervaldatum >= %(eerste)s AND t.vervaldatum <= %(uiterste)s
            AND NOT EXISTS (SELECT FROM betalingen_incasso al WHERE al.termijn_id = t.id) OFFSET 0) t
    CROSS JOIN LATERAL ({STAND.format(vordering="p.vordering_id", rekening=hoofdsom_sql("p.soort"))})
        AS stand (verschuldigd, betaald, terug, open, kosten, kosten_open)
    CROSS JOIN LATERAL ({ONDERWEG.format(vordering="p.vordering_id", dag="%(vandaag)s::date")}) onderweg
), nodig AS (
    SELECT *, greatest(least(bedrag_centen, verschuldigd - vooraf), 0) - greatest(least(bedrag_centen, betaald - vooraf), 0) AS open FROM termijn
), bedrag AS MATERIALIZED (
    SELECT *, least(open, saldo - sum(open) OVER (PARTITION BY vordering_id ORDER BY volgnummer) + open)::bigint AS centen FROM nodig WHERE open > 0
), keuze AS MATERIALIZED (
    SELECT b.*, d.uitvoeren_op, (row_number() OVER (PARTITION BY d.uitvoeren_op ORDER BY b.persoon_id, b.termijn_id) - 1) / %(per_bestand)s AS tegel
    FROM bedrag b JOIN unnest(%(dagen)s::date[], %(bankdagen)s::date[]) AS d (vervaldatum, uitvoeren_op) USING (vervaldatum)
    WHERE centen > 0 AND geldig AND NOT overleden
), nieuw AS MATERIALIZED (
    SELECT nextval(pg_get_serial_sequence('betalingen_betaalbatch', 'id')) AS id, uitvoeren_op, tegel, count(*) AS aantal, sum(centen)::bigint AS totaal
    FROM keuze GROUP BY uitvoeren_op, tegel
), batch AS (
    INSERT INTO betalingen_betaalbatch (id, soort, uitvoeren_op, aantal, totaal_centen)
    SELECT id, 2, uitvoeren_op, aantal, totaal FROM nieuw ORDER BY id
), incasso AS (
    INSERT INTO betalingen_incasso (persoon_id, vordering_id, termijn_id, poging, machtiging_id, batch_id, bedrag_centen, iban, tenaamstelling,
        machtigingskenmerk, getekend_op, omschrijving)
    SELECT k.persoon_id, k.vordering_id, k.termijn_id, 1, k.machtiging_id, n.id, k.centen, k.iban, k.tenaamstelling, k.kenmerk, k.getekend_op,
        concat(%(wat)s::text, ' ', k.periode, CASE WHEN k.soort = 1 THEN '-' || k.periode + 1 END, ', termijn ', k.volgnummer,
            ', kenmerk ', k.betalingskenmerk)
    FROM keuze k JOIN nieuw n USING (uitvoeren_op, tegel) ORDER BY k.persoon_id, k.termijn_id
    RETURNING bedrag_centen
), taak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT 'incasso_kan_niet', %(lijn)s, 'incasso:' || termijn_id, persoon_id, CASE WHEN overleden
            THEN 'Een termijn is niet afgeschreven: de student is overleden. Beoordeel wat er moet gebeuren.'
            ELSE 'Een termijn is niet afgeschreven: de machtiging geldt niet meer. Vraag de student hoe verder.' END,
        jsonb_build_object('regeling', regeling_id, 'termijn', termijn_id), 1, ''
    FROM bedrag WHERE centen > 0 AND (overleden OR NOT geldig)
    ON CONFLICT (sleutel) DO NOTHING RETURNING 1
)
SELECT count(*), coalesce(sum(bedrag_centen), 0)::bigint, coalesce(max(bedrag_centen), 0), (SELECT count(*) FROM nieuw), (SELECT count(*) FROM taak)
FROM incasso
"""
