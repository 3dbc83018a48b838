"""The request that we prepare while no machine may decide: made, kept true when facts change, and taken back."""

from duo_portal.berichten.geadresseerde import GEADRESSEERDE, WAARDEN
from lesgeld.batch.schrijven_brief import BERICHT_KOLOMMEN

GEGEVENS = """jsonb_build_object('schooljaar', %(schooljaar)s::int, 'reden', o.reden, 'reden_datum', o.reden_datum,
            'laatste_dag', o.laatste_dag, 'schatting', s.oud_centen - o.uitkomst_centen, 'bevestig_voor', %(eind)s::date)"""
BETER = """lesgeld_voorstel o JOIN lesgeld_stand s USING (persoon_id)
    WHERE o.uitkomst_centen < s.oud_centen AND NOT s.overleden"""
BERICHT = f"""bericht AS (
    INSERT INTO berichten_bericht ({BERICHT_KOLOMMEN})
    SELECT aanvraag.persoon_id, NULL, [sjabloon], {WAARDEN}, [waarden], %(peildatum)s
    FROM aanvraag
    {GEADRESSEERDE.format(persoon="aanvraag.persoon_id")}
    [wie]
    RETURNING id, kanaal, vanaf
), bekendmaking AS (
    INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op) SELECT id, 1, 1, vanaf FROM bericht WHERE kanaal = 1
)
SELECT count(*) FROM aanvraag
"""


def _bericht(sjabloon: str, waarden: str, wie: str = "") -> str:
    return BERICHT.replace("[sjabloon]", sjabloon).replace("[waarden]", waarden).replace("[wie]", wie)


# Prepared for the student, who confirms with one click.
VOORSTEL = f"""
WITH aanvraag AS (
    INSERT INTO aanvragen_aanvraag (persoon_id, soort, periode, gegevens, staat, versie, run_id)
    SELECT o.persoon_id, 'lesgeld_teruggave', %(schooljaar)s, {GEGEVENS}, 1, 1, %(run)s
    FROM {BETER} ORDER BY o.persoon_id
    ON CONFLICT (persoon_id, soort, periode) WHERE NOT (staat IN (4, 6)) DO NOTHING
    RETURNING persoon_id, gegevens
), {_bericht("%(sj_voorstel)s", "aanvraag.gegevens")}"""

# One that nobody confirmed yet says what is true now; who got another amount or day gets it in a message.
VERNIEUW = f"""
WITH nu AS MATERIALIZED (
    SELECT o.persoon_id, {GEGEVENS} AS gegevens FROM {BETER}
), aanvraag AS (
    UPDATE aanvragen_aanvraag a SET gegevens = nu.gegevens, versie = a.versie + 1, run_id = %(run)s
    FROM nu WHERE a.persoon_id = nu.persoon_id AND a.soort = 'lesgeld_teruggave' AND a.periode = %(schooljaar)s AND a.staat = 1
        AND a.gegevens <> nu.gegevens
    RETURNING a.persoon_id, a.gegevens
), {_bericht("%(sj_voorstel)s", "aanvraag.gegevens")}"""

# One to which nothing follows any more is taken back. Who got a decision in this run reads it there, and nothing goes to who died.
TREK_IN = f"""
WITH aanvraag AS (
    UPDATE aanvragen_aanvraag a SET staat = 6, versie = a.versie + 1, run_id = %(run)s
    FROM lesgeld_stand w WHERE a.persoon_id = w.persoon_id AND a.soort = 'lesgeld_teruggave' AND a.periode = %(schooljaar)s
        AND a.staat = 1 AND NOT EXISTS (SELECT FROM {BETER} AND o.persoon_id = a.persoon_id)
    RETURNING a.persoon_id
), {
    _bericht(
        "%(sj_vervallen)s",
        "jsonb_build_object('schooljaar', %(schooljaar)s::int)",
        '''WHERE geadresseerde.rol <> 'nabestaande'
        AND NOT EXISTS (SELECT FROM lesgeld_oordeel n JOIN lesgeld_stand m USING (persoon_id)
            WHERE n.persoon_id = aanvraag.persoon_id AND n.uitkomst_centen <> m.oud_centen)''',
    )
}"""
