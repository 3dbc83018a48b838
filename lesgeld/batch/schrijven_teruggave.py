"""What follows from a changed fee, in one statement."""

from duo_portal.berichten.geadresseerde import GEADRESSEERDE, KOLOMMEN, WAARDEN
from duo_portal.betalingen.ontvanger import ontvanger_sql
from duo_portal.vorderingen.selectors import SCHEMA_IN_GEBRUIK
from lesgeld.batch.schrijven import BESLUIT_KOLOMMEN
from lesgeld.batch.schrijven_afschrift import afschrift_sql

BERICHT_KOLOMMEN = f"persoon_id, besluit_id, sjabloonversie_id, {KOLOMMEN}, waarden, vanaf"

# Where each candidate stands: the decision in force, the claim, its balance, what was really paid and not given back. A request
# that came in time (a late one goes to a person) counts for the whole school year, also after it was granted.
STAND = """
CREATE TEMPORARY TABLE lesgeld_stand ON COMMIT DROP AS
SELECT k.persoon_id, b.id AS besluit_id, b.uitkomst_centen AS oud_centen, v.id AS vordering_id, g.saldo_centen, g.betaald_centen,
    i.stap, a.id AS aanvraag_id, o.id IS NOT NULL AS overleden,
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
        greatest(coalesce(sum(CASE WHEN oorzaak IN (3, 14) AND credit = 130 THEN bedrag_centen
            WHEN oorzaak = 4 OR oorzaak = 6 AND debet = 130 THEN -bedrag_centen END), 0), 0)::bigint AS betaald_centen
    FROM grootboek_boeking WHERE vordering_id = v.id) g
LEFT JOIN LATERAL (SELECT stap FROM vorderingen_inning WHERE vordering_id = v.id ORDER BY datum DESC, id DESC LIMIT 1) i ON true
LEFT JOIN LATERAL (SELECT id FROM aanvragen_aanvraag WHERE persoon_id = k.persoon_id AND soort = 'lesgeld_teruggave'
    AND periode = %(schooljaar)s AND staat = 3 OFFSET 0) a ON true
LEFT JOIN LATERAL (SELECT id FROM register_overlijden WHERE persoon_id = k.persoon_id AND vervangen_op IS NULL OFFSET 0) o ON true
"""

# A run decides for all whose outcome differs from the decision in force, never upwards for who died. Where it follows from a
# reason that somebody recognised after the decision in force, it is that person's decision …
BESLUIT_VAN_RUN = f"""
WITH doel AS MATERIALIZED (
    SELECT o.*, s.besluit_id AS oud_id, s.oud_centen, s.vordering_id, s.saldo_centen, s.betaald_centen, s.stap, s.overleden,
        s.saldo_centen + o.uitkomst_centen - s.oud_centen AS rest_centen, e.medewerker_id
    FROM lesgeld_oordeel o JOIN lesgeld_stand s USING (persoon_id)
    LEFT JOIN lesgeld_erkendereden e ON e.persoon_id = o.persoon_id AND e.schooljaar = %(schooljaar)s AND e.vervangen_op IS NULL
        AND e.vastgelegd_op > (SELECT vastgelegd_op FROM besluiten_besluit WHERE id = s.besluit_id)
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

# What follows is the same: booking, pay-out, order, collection, tasks, message, making known, and the request it settles.
GEVOLGEN = f"""
, boeking AS (
    INSERT INTO grootboek_boeking (persoon_id, vordering_id, besluit_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep)
    SELECT persoon_id, vordering_id, besluit_id, CASE WHEN uitkomst_centen < oud_centen THEN 800 ELSE 130 END,
        CASE WHEN uitkomst_centen < oud_centen THEN 130 ELSE 800 END, abs(uitkomst_centen - oud_centen),
        CASE WHEN uitkomst_centen < oud_centen THEN 2 ELSE 1 END, %(peildatum)s, %(peildatum)s, %(run)s
    FROM zaak
), terug AS (
    INSERT INTO grootboek_boeking (persoon_id, vordering_id, besluit_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep)
    SELECT persoon_id, vordering_id, besluit_id, 130, 160, -rest_centen, 4, %(peildatum)s, %(peildatum)s, %(run)s
    FROM zaak WHERE rest_centen < 0
    RETURNING id, persoon_id, vordering_id, bedrag_centen
), betaling AS MATERIALIZED (
    SELECT t.*, ontvanger.iban, ontvanger.tenaamstelling, ontvanger.wacht FROM terug t
    {ontvanger_sql("t.persoon_id", "t.vordering_id")}
), opdracht AS (
    INSERT INTO betalingen_betaalopdracht (persoon_id, boeking_id, bedrag_centen, iban, tenaamstelling, omschrijving, opgesteld_op)
    SELECT persoon_id, id, bedrag_centen, iban, tenaamstelling, %(omschrijving)s, %(peildatum)s FROM betaling WHERE iban IS NOT NULL
    RETURNING persoon_id
), inning AS (
    INSERT INTO vorderingen_inning (vordering_id, stap, datum, bedrag_centen)
    SELECT vordering_id, CASE WHEN rest_centen > 0 THEN 8 ELSE 9 END, %(peildatum)s, greatest(rest_centen, 0)
    FROM zaak WHERE stap IN (6, 7, 8) AND uitkomst_centen < oud_centen
), taak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT 'rekening_ontbreekt', 'lesgeld', 'rekening:' || id, persoon_id,
        'Er is lesgeld terug te betalen, maar het kan nog nergens heen: zoek de rekening.',
        jsonb_build_object('boeking', id, 'wacht', wacht), 1, ''
    FROM betaling WHERE iban IS NULL
    UNION ALL
    SELECT 'kosten_van_inning', 'lesgeld', 'kosten:' || besluit_id, persoon_id,
        'De vordering is verlaagd terwijl zij bij het CJIB of de deurwaarder ligt: beoordeel de kosten.',
        jsonb_build_object('besluit', besluit_id, 'rest_centen', rest_centen), 1, ''
    FROM zaak WHERE stap IN (6, 7, 8) AND uitkomst_centen < oud_centen
    UNION ALL
    SELECT 'hoger_na_overdracht', 'lesgeld', 'hoger:' || besluit_id, persoon_id,
        'Het lesgeld is hoger terwijl de vordering bij het CJIB of de deurwaarder ligt: beoordeel de inning van het verschil.',
        jsonb_build_object('besluit', besluit_id, 'rest_centen', rest_centen), 1, ''
    FROM zaak WHERE stap IN (6, 7, 8) AND uitkomst_centen > oud_centen
    UNION ALL
    SELECT 'rest_na_overlijden', 'lesgeld', 'rest:' || besluit_id, persoon_id,
        'Na een overlijden staat nog lesgeld open. Vraag de nabestaanden niets: beoordeel kwijtschelding.',
        jsonb_build_object('besluit', besluit_id, 'rest_centen', rest_centen), 1, ''
    FROM zaak WHERE overleden AND rest_centen > 0
    ON CONFLICT (sleutel) DO NOTHING
), brief AS (
    SELECT z.*, CASE WHEN plan.loopt THEN 'incasso' ELSE 'zelf' END AS betaalwijze,
        jsonb_build_object('schooljaar', %(schooljaar)s::int, 'oud_lesgeld', z.oud_centen, 'nieuw_lesgeld', z.uitkomst_centen,
            'betaald', z.betaald_centen) AS basis,
        jsonb_build_object('reden', z.reden, 'reden_datum', coalesce(z.reden_datum, %(peildatum)s), 'bij_deurwaarder', coalesce(z.stap IN (6, 7, 8), false)) AS waarom,
        jsonb_build_object('rekening',
            left(y.iban, 2) || '•• •••• •••• •••' || substr(right(y.iban, 3), 1, 1) || ' ' || right(y.iban, 2), 'uitbetaald_voor', %(uitbetaald_voor)s::date) AS uitbetaling,
        jsonb_build_object('betalingskenmerk', vorderingen_betalingskenmerk(z.vordering_id), 'betalen_voor', coalesce(
            CASE WHEN plan.loopt THEN (
                SELECT min(t.vervaldatum) FROM (SELECT t.vervaldatum, sum(t.bedrag_centen) OVER (ORDER BY t.volgnummer) AS opgeteld
                    FROM vorderingen_termijn t WHERE t.vordering_id = z.vordering_id AND {SCHEMA_IN_GEBRUIK.format(termijn="t")}) t
                WHERE t.opgeteld >= z.uitkomst_centen AND t.vervaldatum > %(peildatum)s) END,
            %(betalen_voor)s::date)) AS betaling
    FROM zaak z LEFT JOIN betaling y ON y.persoon_id = z.persoon_id
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM vorderingen_betalingsregeling r JOIN betalingen_incassoregeling i ON i.regeling_id = r.id
        WHERE r.vordering_id = z.vordering_id AND r.vervangen_op IS NULL) AS loopt) plan
), bericht AS (
    INSERT INTO berichten_bericht ({BERICHT_KOLOMMEN})
    SELECT z.persoon_id, z.besluit_id,
        CASE WHEN z.overleden THEN %(sj_overleden)s WHEN z.uitkomst_centen > z.oud_centen THEN %(sj_hoger)s
             WHEN z.rest_centen > 0 THEN %(sj_nog)s WHEN z.rest_centen < 0 THEN %(sj_terug)s ELSE %(sj_klaar)s END,
        {WAARDEN},
        CASE WHEN z.overleden THEN z.basis || z.uitbetaling || jsonb_build_object('terug', greatest(-z.rest_centen, 0))
             WHEN z.uitkomst_centen > z.oud_centen THEN z.basis || z.betaling || jsonb_build_object(
                 'reden', CASE WHEN z.reden IN ('maatwerk', 'geen_diploma') THEN z.reden ELSE 'correctie' END,
                 'reden_datum', %(peildatum)s::date, 'nog_te_betalen', greatest(z.rest_centen, 0))
             WHEN z.rest_centen > 0 THEN z.basis || z.waarom || z.betaling || jsonb_build_object('nog_te_betalen', z.rest_centen,
                 'eerder_gevorderd', z.saldo_centen, 'betaalwijze', z.betaalwijze)
             WHEN z.rest_centen < 0 THEN z.basis || z.waarom || z.uitbetaling || jsonb_build_object('terug', -z.rest_centen)
             ELSE z.basis || z.waarom || jsonb_build_object('vervallen', z.saldo_centen) END,
        %(peildatum)s::date + (z.persoon_id %% %(spreid_dagen)s)::int
    FROM brief z
    {GEADRESSEERDE.format(persoon="z.persoon_id")}
    RETURNING id, persoon_id, rol, naam, kanaal, vanaf
), bekendmaking AS (
    INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op, laatste_dag)
    SELECT id, 1, 1, vanaf, (%(laatste_dagen)s::date[])[vanaf - %(peildatum)s::date + 1] FROM bericht WHERE kanaal = 1
), aanvraag AS (
    UPDATE aanvragen_aanvraag SET staat = 4, versie = versie + 1
    WHERE id IN (SELECT s.aanvraag_id FROM lesgeld_stand s JOIN zaak USING (persoon_id))
)
{afschrift_sql("brief")}
SELECT count(*), coalesce(sum(oud_centen - uitkomst_centen), 0)::bigint,
    coalesce(sum(abs(uitkomst_centen - oud_centen) + greatest(-rest_centen, 0)), 0)::bigint,
    coalesce(sum(greatest(-rest_centen, 0)), 0)::bigint, coalesce(max(abs(uitkomst_centen - oud_centen)), 0),
    (SELECT count(*) FROM opdracht)
FROM zaak
"""
TERUGGAVE = BESLUIT_VAN_RUN + GEVOLGEN
MAATWERK = BESLUIT_VAN_MENS + GEVOLGEN
