"""The letter beside a decision that a person took, in which the fee stays as it was: a refusal, or an answer to a question."""

from duo_portal.berichten.geadresseerde import GEADRESSEERDE, KOLOMMEN, WAARDEN
from lesgeld.batch.schrijven_afschrift import afschrift_sql

# ``%(eigen)s`` are the values of this letter's own (jsonb), ``%(sjabloon)s`` the number of its template version.
BRIEF = f"""
WITH zaak AS MATERIALIZED (
    SELECT s.persoon_id, s.oud_centen, s.oud_centen AS uitkomst_centen, s.saldo_centen AS rest_centen, s.betaald_centen
    FROM lesgeld_stand s
), bericht AS (
    INSERT INTO berichten_bericht (persoon_id, besluit_id, sjabloonversie_id, {KOLOMMEN}, waarden, vanaf)
    SELECT z.persoon_id, %(besluit)s, %(sjabloon)s, {WAARDEN},
        jsonb_build_object('schooljaar', %(schooljaar)s::int, 'lesgeld', z.uitkomst_centen, 'betaald', z.betaald_centen) || %(eigen)s::jsonb,
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
