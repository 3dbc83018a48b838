"""The letter about a request that a person refused, beside the decision that this person took."""

from duo_portal.berichten.geadresseerde import GEADRESSEERDE, KOLOMMEN, WAARDEN
from lesgeld.batch.schrijven_afschrift import afschrift_sql

AFWIJZING = f"""
WITH zaak AS MATERIALIZED (
    SELECT s.persoon_id, s.oud_centen, s.oud_centen AS uitkomst_centen, s.saldo_centen AS rest_centen, s.betaald_centen
    FROM lesgeld_stand s
), bericht AS (
    INSERT INTO berichten_bericht (persoon_id, besluit_id, sjabloonversie_id, {KOLOMMEN}, waarden, vanaf)
    SELECT z.persoon_id, %(besluit)s, %(sj_afgewezen)s, {WAARDEN},
        jsonb_build_object('schooljaar', %(schooljaar)s::int, 'aanvraag', %(kenmerk)s::text, 'ontvangen_op', %(ontvangen_op)s::date,
            'waarom', %(waarom)s::text, 'uitleg', %(uitleg)s::text, 'lesgeld', z.uitkomst_centen, 'betaald', z.betaald_centen),
        %(peildatum)s
    FROM zaak z
    {GEADRESSEERDE.format(persoon="z.persoon_id")}
    RETURNING id, persoon_id, rol, naam, kanaal, vanaf
), bekendmaking AS (
    INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op, laatste_dag)
    SELECT id, 1, 1, vanaf, (%(laatste_dagen)s::date[])[1] FROM bericht WHERE kanaal = 1
)
{afschrift_sql("zaak")}
SELECT count(*) FROM bericht
"""
