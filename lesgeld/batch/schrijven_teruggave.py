"""What follows from a changed fee, in one statement."""

from duo_portal.betalingen.ontvanger import ontvanger_sql
from duo_portal.vorderingen.aanhouding import AANHOUDING, AANHOUDING_TEKST
from duo_portal.vorderingen.overdracht import BIJ_PARTIJ_SQL, OVERGEDRAGEN_SQL
from lesgeld.batch.schrijven import BESLUIT_KOLOMMEN
from lesgeld.batch.schrijven_afschrift import afschrift_sql
from lesgeld.batch.schrijven_brief import BRIEF
from lesgeld.batch.schrijven_kosten import GEVAL, KOSTENKOLOMMEN

# Where each candidate stands: the decision in force, the claim, its balance, what was really paid and not given back. A request
# that came in time (a late one goes to a person) counts for the whole school year, also after it was granted.
STAND = f"""
CREATE TEMPORARY TABLE lesgeld_stand ON COMMIT DROP AS
SELECT k.persoon_id, b.id AS besluit_id, b.uitkomst_centen AS oud_centen, v.id AS vordering_id, g.*, i.stap, ip.stap AS partijstap, a.id AS aanvraag_id, o.id IS NOT NULL AS overleden,
    EXISTS (SELECT FROM aanvragen_aanvraag e WHERE e.persoon_id = k.persoon_id AND e.soort = 'lesgeld_teruggave'
        AND e.periode = %(schooljaar)s AND e.staat IN (3, 4)) AS gevraagd
FROM lesgeld_kandidaat k
CROSS JOIN LATERAL (SELECT id, uitkomst_centen FROM besluiten_besluit x WHERE x.persoon_id = k.persoon_id AND x.soort = 1
    AND x.periode = %(schooljaar)s AND NOT EXISTS (SELECT FROM besluiten_besluit n WHERE n.persoon_id = x.persoon_id AND n.soort = 1
        AND n.periode = x.periode AND n.vervangt_id = x.id) OFFSET 0) b
CROSS JOIN LATERAL (SELECT id FROM vorderingen_vordering
    WHERE persoon_id = k.persoon_id AND soort = 1 AND periode = %(schooljaar)s OFFSET 0) v
CROSS JOIN LATERAL (
    SELECT coalesce(sum(CASE 130 WHEN debet THEN bedrag_centen WHEN credit THEN -bedrag_centen END), 0)::bigint AS saldo_centen,
        greatest(coalesce(sum(CASE WHEN oorzaak IN (3, 6, 14) AND credit = 130 THEN bedrag_centen
            WHEN oorzaak = 4 OR oorzaak = 6 AND debet = 130 THEN -bedrag_centen END), 0), 0)::bigint AS betaald_centen,{KOSTENKOLOMMEN}
    FROM grootboek_boeking WHERE vordering_id = v.id) g
LEFT JOIN LATERAL (SELECT stap FROM vorderingen_inning WHERE vordering_id = v.id ORDER BY datum DESC, id DESC LIMIT 1) i ON true
LEFT JOIN LATERAL (SELECT stap FROM vorderingen_inning WHERE vordering_id = v.id AND stap IN {OVERGEDRAGEN_SQL}
    ORDER BY datum DESC, id DESC LIMIT 1) ip ON true
LEFT JOIN LATERAL (SELECT id FROM aanvragen_aanvraag WHERE persoon_id = k.persoon_id AND soort = 'lesgeld_teruggave'
    AND periode = %(schooljaar)s AND staat = 3 OFFSET 0) a ON true
LEFT JOIN LATERAL (SELECT id FROM register_overlijden WHERE persoon_id = k.persoon_id AND vervangen_op IS NULL OFFSET 0) o ON true
"""

# A run decides for all whose outcome differs from the decision in force, never upwards for who died. Where it follows from a
# reason that somebody recognised, or withdrew, after the decision in force, it is that person's decision …
BESLUIT_VAN_RUN = f"""
WITH doel AS MATERIALIZED (
    SELECT o.*, s.besluit_id AS oud_id, s.oud_centen, s.vordering_id, s.saldo_centen, s.betaald_centen, s.stap, s.overleden,
        s.saldo_centen + o.uitkomst_centen - s.oud_centen AS rest_centen, coalesce(e.medewerker_id, i.medewerker_id) AS medewerker_id
    FROM lesgeld_oordeel o JOIN lesgeld_stand s USING (persoon_id)
    LEFT JOIN lesgeld_erkendereden e ON e.persoon_id = o.persoon_id AND e.schooljaar = %(schooljaar)s AND e.vervangen_op IS NULL
        AND e.vastgelegd_op > (SELECT vastgelegd_op FROM besluiten_besluit WHERE id = s.besluit_id)
    LEFT JOIN LATERAL (SELECT medewerker_id FROM lesgeld_redenintrekking WHERE persoon_id = o.persoon_id AND schooljaar = %(schooljaar)s
        AND vastgelegd_op > (SELECT vastgelegd_op FROM besluiten_besluit WHERE id = s.besluit_id) ORDER BY id DESC LIMIT 1) i ON true
    WHERE o.uitkomst_centen <> s.oud_centen AND NOT (s.overleden AND o.uitkomst_centen > s.oud_centen)
), besluit AS (
    INSERT INTO besluiten_besluit ({BESLUIT_KOLOMMEN}, medewerker_id)
    SELECT persoon_id, 1, %(schooljaar)s, oud_id, uitkomst_centen, grond, %(regelversie)s, feiten, stappen,
        CASE WHEN medewerker_id IS NULL THEN 1 ELSE 2 END, %(peildatum)s, %(run)s, medewerker_id
    FROM doel ORDER BY persoon_id
    ON CONFLICT ON CONSTRAINT besluit_een_keer DO NOTHING
    RETURNING id, persoon_id
), zaak AS MATERIALIZED (
    SELECT b.id AS besluit_id, d.* FROM besluit b JOIN doel d USING (persoon_id)
)"""

# … a person decided for one (maatwerk), and only what follows from it is left to do.
BESLUIT_VAN_MENS = """
WITH zaak AS MATERIALIZED (
    SELECT s.persoon_id, %(besluit)s::bigint AS besluit_id, s.vordering_id, %(oud_centen)s::bigint AS oud_centen,
        %(uitkomst_centen)s::bigint AS uitkomst_centen, s.saldo_centen, s.betaald_centen, s.stap, s.overleden,
        s.saldo_centen + %(uitkomst_centen)s::bigint - %(oud_centen)s::bigint AS rest_centen,
        'maatwerk' AS reden, %(peildatum)s::date AS reden_datum
    FROM lesgeld_stand s WHERE %(uitkomst_centen)s::bigint <> %(oud_centen)s::bigint
)"""

# What follows is the same: costs, booking, pay-out, order, collection with its hold, tasks, message, and the request it settles.
GEVOLGEN = f"""{GEVAL}, boeking AS (
    INSERT INTO grootboek_boeking (persoon_id, vordering_id, besluit_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep)
    SELECT persoon_id, vordering_id, besluit_id, CASE WHEN uitkomst_centen < oud_centen THEN 800 ELSE 130 END,
        CASE WHEN uitkomst_centen < oud_centen THEN 130 ELSE 800 END, abs(uitkomst_centen - oud_centen),
        CASE WHEN uitkomst_centen < oud_centen THEN 2 ELSE 1 END, %(peildatum)s, %(peildatum)s, %(run)s
    FROM geval
), terug AS (
    INSERT INTO grootboek_boeking (persoon_id, vordering_id, besluit_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep)
    SELECT persoon_id, vordering_id, besluit_id, 130, 160, -rest_centen, 4, %(peildatum)s, %(peildatum)s, %(run)s
    FROM geval WHERE rest_centen < 0
    RETURNING id, persoon_id, vordering_id, bedrag_centen
), betaling AS MATERIALIZED (
    SELECT t.*, ontvanger.iban, ontvanger.tenaamstelling, ontvanger.wacht FROM terug t
    {ontvanger_sql("t.persoon_id", "t.vordering_id")}
), opdracht AS (
    INSERT INTO betalingen_betaalopdracht (persoon_id, boeking_id, bedrag_centen, iban, tenaamstelling, omschrijving, opgesteld_op)
    SELECT persoon_id, id, bedrag_centen, iban, tenaamstelling, %(omschrijving)s, %(peildatum)s FROM betaling WHERE iban IS NOT NULL
    RETURNING persoon_id
), bij_partij AS MATERIALIZED (
    SELECT *, rest_centen > 0 AND NOT overleden AS blijft FROM geval WHERE stap IN {BIJ_PARTIJ_SQL}
), inning AS (
    INSERT INTO vorderingen_inning (vordering_id, stap, datum, bedrag_centen)
    SELECT vordering_id, CASE WHEN blijft THEN 8 ELSE 9 END, %(peildatum)s, CASE WHEN blijft THEN rest_centen ELSE 0 END
    FROM bij_partij WHERE uitkomst_centen < oud_centen
), aanhouding AS (
    INSERT INTO remmen_rem (persoon_id, vordering_id, soort, lijn, toelichting, van)
    SELECT persoon_id, vordering_id, {int(AANHOUDING)}, 'lesgeld', '{AANHOUDING_TEKST}', %(peildatum)s
    FROM bij_partij p WHERE uitkomst_centen < oud_centen AND NOT overleden AND NOT EXISTS (
        SELECT FROM remmen_rem r WHERE r.persoon_id = p.persoon_id AND r.vordering_id = p.vordering_id AND r.soort = {int(AANHOUDING)}
            AND r.toelichting = '{AANHOUDING_TEKST}' AND r.vervangen_op IS NULL AND r.tot IS NULL)
), taak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT 'rekening_ontbreekt', 'lesgeld', 'rekening:' || id, persoon_id,
        'Er is lesgeld terug te betalen, maar het kan nog nergens heen: zoek de rekening.',
        jsonb_build_object('boeking', id, 'wacht', wacht), 1, ''
    FROM betaling WHERE iban IS NULL
    UNION ALL
    SELECT 'kosten_van_inning', 'lesgeld', 'kosten:' || besluit_id, persoon_id,
        'Het lesgeld is lager na een aanmaning of overdracht: beoordeel of de rest van de kosten ook vervalt.',
        jsonb_build_object('besluit', besluit_id, 'vordering', vordering_id, 'rest_centen', rest_centen, 'kosten_centen', kosten_rest,
            'eigen_kosten_partij_centen', (SELECT coalesce(sum(o.bedrag_centen), 0)::bigint FROM betalingen_partijontvangst o
                WHERE o.vordering_id = geval.vordering_id AND o.soort = 2)), 1, ''
    FROM geval WHERE (stap IN {BIJ_PARTIJ_SQL} OR kosten_rest > 0) AND uitkomst_centen < oud_centen
    UNION ALL
    SELECT 'hoger_na_overdracht', 'lesgeld', 'hoger:' || besluit_id, persoon_id,
        'Het lesgeld is hoger terwijl de vordering bij het CJIB of de deurwaarder ligt: beoordeel de inning van het verschil.',
        jsonb_build_object('besluit', besluit_id, 'rest_centen', rest_centen), 1, ''
    FROM bij_partij WHERE uitkomst_centen > oud_centen
    UNION ALL
    SELECT 'rest_na_overlijden', 'lesgeld', 'rest:' || besluit_id, persoon_id,
        'Na een overlijden staat nog lesgeld open. Vraag de nabestaanden niets: beoordeel kwijtschelding.',
        jsonb_build_object('besluit', besluit_id, 'rest_centen', rest_centen), 1, ''
    FROM geval WHERE overleden AND rest_centen > 0
    ON CONFLICT (sleutel) DO NOTHING
){BRIEF}, aanvraag AS (
    UPDATE aanvragen_aanvraag SET staat = 4, versie = versie + 1
    WHERE id IN (SELECT s.aanvraag_id FROM lesgeld_stand s JOIN geval USING (persoon_id))
)
{afschrift_sql("brief")}
SELECT count(*), coalesce(sum(oud_centen - uitkomst_centen), 0)::bigint,
    coalesce(sum(abs(uitkomst_centen - oud_centen) + greatest(-rest_centen, 0) + vervalt + verschoven_centen + herleefd_centen), 0)::bigint,
    coalesce(sum(greatest(-rest_centen, 0)), 0)::bigint, coalesce(max(abs(uitkomst_centen - oud_centen)), 0),
    (SELECT count(*) FROM opdracht)
FROM geval
"""
TERUGGAVE = BESLUIT_VAN_RUN + GEVOLGEN
MAATWERK = BESLUIT_VAN_MENS + GEVOLGEN
