"""The message about a changed fee: which template, with which values. Reads ``geval`` and ``betaling`` of the statement."""

from duo_portal.berichten.geadresseerde import GEADRESSEERDE, KOLOMMEN, WAARDEN
from duo_portal.vorderingen.overdracht import BIJ_PARTIJ_SQL
from duo_portal.vorderingen.selectors import SCHEMA_IN_GEBRUIK

BERICHT_KOLOMMEN = f"persoon_id, besluit_id, sjabloonversie_id, {KOLOMMEN}, waarden, vanaf"

# ``betaald`` is what was paid and not given back; where something is due again because a payment was reversed after a refund, it is
# what was paid, and ``eerder_terug`` what went back.
BRIEF = f"""
, brief AS (
    SELECT z.*, CASE WHEN plan.loopt THEN 'incasso' ELSE 'zelf' END AS betaalwijze,
        jsonb_build_object('schooljaar', %(schooljaar)s::int, 'oud_lesgeld', z.oud_centen, 'nieuw_lesgeld', z.uitkomst_centen,
            'betaald', z.betaald_centen) AS basis,
        jsonb_build_object('reden', z.reden, 'reden_datum', coalesce(z.reden_datum, %(peildatum)s), 'kosten_vervallen', z.vervalt, 'kosten_rest', z.kosten_rest,
            'partij', CASE WHEN z.stap IN {BIJ_PARTIJ_SQL}
                THEN CASE z.partijstap WHEN 6 THEN 'cjib' WHEN 7 THEN 'gdw' ELSE 'bureau' END ELSE 'geen' END) AS waarom,
        jsonb_build_object('rekening',
            left(y.iban, 2) || '•• •••• •••• •••' || substr(right(y.iban, 3), 1, 1) || ' ' || right(y.iban, 2), 'uitbetaald_voor', %(uitbetaald_voor)s::date) AS uitbetaling,
        jsonb_build_object('betalingskenmerk', vorderingen_betalingskenmerk(z.vordering_id), 'betalen_voor', coalesce(
            CASE WHEN plan.loopt THEN (
                SELECT min(t.vervaldatum) FROM (SELECT t.vervaldatum, sum(t.bedrag_centen) OVER (ORDER BY t.volgnummer) AS opgeteld
                    FROM vorderingen_termijn t WHERE t.vordering_id = z.vordering_id AND {SCHEMA_IN_GEBRUIK.format(termijn="t")}) t
                WHERE t.opgeteld >= z.uitkomst_centen AND t.vervaldatum > %(peildatum)s) END,
            %(betalen_voor)s::date)) AS betaling
    FROM geval z LEFT JOIN betaling y ON y.persoon_id = z.persoon_id
    CROSS JOIN LATERAL (SELECT count(*) > 0 AS loopt FROM (SELECT id FROM vorderingen_betalingsregeling
            WHERE vordering_id = z.vordering_id AND vervangen_op IS NULL OFFSET 0) r
        CROSS JOIN LATERAL (SELECT id FROM betalingen_incassoregeling WHERE regeling_id = r.id OFFSET 0) i) plan
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
                 'eerder_gevorderd', z.saldo_centen, 'betaalwijze', z.betaalwijze, 'eerder_terug', z.eerder_terug_centen,
                 'betaald', z.bruto_centen, 'bevestigd_voor', %(bevestigd_voor)s::date)
             WHEN z.rest_centen < 0 THEN z.basis || z.waarom || z.uitbetaling || jsonb_build_object('terug', -z.rest_centen)
             ELSE z.basis || z.waarom || jsonb_build_object('vervallen', greatest(z.saldo_centen, 0)) END,
        %(peildatum)s::date + (z.persoon_id %% %(spreid_dagen)s)::int
    FROM brief z
    {GEADRESSEERDE.format(persoon="z.persoon_id")}
    RETURNING id, persoon_id, rol, naam, kanaal, vanaf
), bekendmaking AS (
    INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op, laatste_dag)
    SELECT id, 1, 1, vanaf, (%(laatste_dagen)s::date[])[vanaf - %(peildatum)s::date + 1] FROM bericht WHERE kanaal = 1
)"""
