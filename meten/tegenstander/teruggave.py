"""The teruggave as one statement. What follows from a changed fee is a single set-based text in the product already: it is used
here without its ON CONFLICT and on common table expressions instead of temporary tables."""

from duo_portal.berichten.geadresseerde import GEADRESSEERDE, WAARDEN
from lesgeld.batch import schrijven_teruggave as product
from lesgeld.batch.schrijven_brief import BERICHT_KOLOMMEN
from meten.opstelling import Meetfout
from meten.tegenstander.feiten import GEREMD, RIJEN, met_redenen
from meten.tegenstander.regel import oordeel


def _kaal(tekst: str) -> str:
    """Without temporary tables and without ON CONFLICT; the bench stops when the product's text no longer allows it."""
    kaal = tekst.replace("lesgeld_stand", "stand").replace("lesgeld_kandidaat", "wie").replace("ON CONFLICT (sleutel) DO NOTHING", "")
    if "CONFLICT" in kaal or "TEMPORARY" in kaal or "lesgeld_" in kaal.replace("'lesgeld_teruggave'", ""):
        raise Meetfout("De tekst van de teruggave is veranderd: pas meten/tegenstander/teruggave.py aan.")
    return kaal


STAND = _kaal(product.STAND.partition(" AS\n")[2])
GEVOLGEN = _kaal(product.GEVOLGEN.rpartition("SELECT count(*)")[0].rpartition("SELECT count(*)")[0])

BEGIN = f"""
WITH kandidaat AS MATERIALIZED (
    SELECT DISTINCT persoon_id FROM register_tebeoordelen WHERE lijn = 'lesgeld' AND periode = %(schooljaar)s AND run_id IS NULL
), {GEREMD}, {RIJEN}, stand AS MATERIALIZED ({STAND}),
{met_redenen("nu", "reden <= 3 OR persoon_id IN (SELECT persoon_id FROM stand WHERE aanvraag_id IS NOT NULL)")}, {oordeel("nu")},
{met_redenen("alles", "true")}, {oordeel("alles")},
doel AS MATERIALIZED (
    SELECT nu.persoon_id, nu.lesgeld AS uitkomst_centen, nu.grond, nu.feiten, nu.stappen, nu.reden_datum,
        CASE WHEN nu.reden IN ('volledig', 'late_inschrijving') THEN 'correctie' ELSE nu.reden END AS reden,
        s.besluit_id AS oud_id, s.oud_centen, s.vordering_id, s.saldo_centen, s.betaald_centen, s.stap, s.overleden,
        s.saldo_centen + nu.lesgeld - s.oud_centen AS rest_centen
    FROM nu JOIN stand s USING (persoon_id) WHERE nu.lesgeld <> s.oud_centen AND NOT (s.overleden AND nu.lesgeld > s.oud_centen)
), besluit AS (
    INSERT INTO besluiten_besluit (persoon_id, soort, periode, vervangt_id, uitkomst_centen, grond, regelversie_id, feiten, stappen,
        totstandkoming, peildatum, run_id)
    SELECT persoon_id, 1, %(schooljaar)s, oud_id, uitkomst_centen, grond, %(regelversie)s, feiten, stappen, 1, %(peildatum)s, %(run)s
    FROM doel ORDER BY persoon_id
    RETURNING id, persoon_id
), zaak AS MATERIALIZED (
    SELECT b.id AS besluit_id, d.* FROM besluit b JOIN doel d USING (persoon_id)
)"""

EINDE = f"""
, voorstel AS (
    INSERT INTO aanvragen_aanvraag (persoon_id, soort, periode, gegevens, staat, versie, run_id)
    SELECT x.persoon_id, 'lesgeld_teruggave', %(schooljaar)s,
        jsonb_build_object('schooljaar', %(schooljaar)s::int, 'reden', x.reden, 'reden_datum', x.reden_datum,
            'laatste_dag', x.laatste_dag, 'schatting', s.oud_centen - x.lesgeld, 'bevestig_voor', %(eind)s::date), 1, 1, %(run)s
    FROM alles x JOIN nu USING (persoon_id) JOIN stand s USING (persoon_id)
    WHERE x.lesgeld < nu.lesgeld AND x.lesgeld < s.oud_centen AND NOT s.overleden ORDER BY x.persoon_id
    RETURNING persoon_id, gegevens
), voorstelbericht AS (
    INSERT INTO berichten_bericht ({BERICHT_KOLOMMEN})
    SELECT x.persoon_id, NULL, %(sj_voorstel)s, {WAARDEN}, x.gegevens, %(peildatum)s FROM voorstel x {GEADRESSEERDE.format(persoon="x.persoon_id")}
    RETURNING id, kanaal, vanaf
), signaal AS (
    INSERT INTO register_schoolsignaal (instelling_id, persoon_id, diploma_id, soort, reageer_voor)
    SELECT d.instelling_id, d.persoon_id, d.id, 'diploma_zonder_uitschrijving', %(reageer_voor)s
    FROM wie JOIN register_diploma d ON d.persoon_id = wie.persoon_id AND d.vervangen_op IS NULL AND d.behaald_op BETWEEN %(begin)s AND %(eind)s
    WHERE EXISTS (SELECT FROM register_inschrijving i WHERE i.persoon_id = d.persoon_id AND i.opleiding_id = d.opleiding_id
        AND i.vervangen_op IS NULL AND i.onderwijs IN (1, 4) AND i.begindatum <= d.behaald_op
        AND (i.einddatum IS NULL OR i.einddatum > greatest(d.behaald_op + %(uitschrijven_na)s::int, %(peildatum)s::date)))
    ORDER BY d.persoon_id
    RETURNING id, persoon_id, diploma_id, instelling_id, reageer_voor
), signaaltaak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, termijn, staat, uitkomst)
    SELECT 'schoolsignaal', 'lesgeld', 'schoolsignaal:' || diploma_id, persoon_id,
        'Diploma behaald, maar de school heeft niet uitgeschreven.', jsonb_build_object('signaal', id), reageer_voor, 1, '' FROM signaal
), signaalbericht AS (
    INSERT INTO berichten_bericht ({BERICHT_KOLOMMEN})
    SELECT x.persoon_id, NULL, %(sj_signaal)s, {WAARDEN},
        jsonb_build_object('schooljaar', %(schooljaar)s::int, 'school', n.naam, 'diplomadatum', d.behaald_op, 'reactie_voor', x.reageer_voor),
        %(peildatum)s
    FROM signaal x JOIN register_diploma d ON d.id = x.diploma_id JOIN register_instelling n ON n.id = x.instelling_id
    {GEADRESSEERDE.format(persoon="x.persoon_id")}
    WHERE geadresseerde.rol <> 'nabestaande'
    RETURNING id, kanaal, vanaf
), bekendgemaakt AS (
    INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op)
    SELECT id, 1, 1, vanaf FROM (SELECT * FROM voorstelbericht UNION ALL SELECT * FROM signaalbericht) x WHERE kanaal = 1
), naar_mens AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT 'lesgeld_onbeslist', 'lesgeld', concat_ws(':', 'lesgeld_onbeslist', %(schooljaar)s, persoon_id), persoon_id, %(onbeslist)s,
        jsonb_build_object('schooljaar', %(schooljaar)s::int, 'oordeel_centen', lesgeld,
            'reden', CASE WHEN reden IN ('volledig', 'late_inschrijving') THEN 'correctie' ELSE reden END, 'laatste_dag', laatste_dag), 1, ''
    FROM nu WHERE naar_mens
), afgehandeld AS (
    UPDATE register_tebeoordelen t SET run_id = %(run)s FROM wie LEFT JOIN nu USING (persoon_id) LEFT JOIN stand s USING (persoon_id)
    WHERE t.persoon_id = wie.persoon_id AND t.lijn = 'lesgeld' AND t.periode = %(schooljaar)s AND t.run_id IS NULL
        AND (s.persoon_id IS NOT NULL OR coalesce(nu.lesgeld, 0) = 0)
)
SELECT count(*), coalesce(sum(oud_centen - uitkomst_centen), 0)::bigint FROM zaak
"""
TERUGGAVE = BEGIN + GEVOLGEN + EINDE
