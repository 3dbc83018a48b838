"""What we ask of a school: to end the enrolment of who has a diploma, and to deliver in time."""

from duo_portal.berichten.geadresseerde import GEADRESSEERDE, WAARDEN
from lesgeld.batch.schrijven_brief import BERICHT_KOLOMMEN

# A diploma while the enrolment goes on, without an end or with one planned long after it (UB LCW art. 3): the school must end it;
# the student is told.
SIGNAAL = f"""
WITH signaal AS (
    INSERT INTO register_schoolsignaal (instelling_id, persoon_id, diploma_id, soort, reageer_voor)
    SELECT d.instelling_id, d.persoon_id, d.id, 'diploma_zonder_uitschrijving', %(reageer_voor)s
    FROM lesgeld_kandidaat k
    CROSS JOIN LATERAL (SELECT x.id, x.persoon_id, x.instelling_id FROM register_diploma x WHERE x.persoon_id = k.persoon_id
        AND x.vervangen_op IS NULL AND x.behaald_op BETWEEN %(begin)s AND %(eind)s
        AND EXISTS (SELECT FROM register_inschrijving i WHERE i.persoon_id = x.persoon_id AND i.opleiding_id = x.opleiding_id
            AND i.vervangen_op IS NULL AND i.onderwijs IN (1, 4) AND i.begindatum <= x.behaald_op
            AND (i.einddatum IS NULL OR i.einddatum > greatest(x.behaald_op + %(uitschrijven_na)s::int, %(peildatum)s::date))) OFFSET 0) d
    ORDER BY d.persoon_id
    ON CONFLICT (soort, diploma_id) DO NOTHING
    RETURNING id, persoon_id, diploma_id, instelling_id, reageer_voor
), taak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, termijn, staat, uitkomst)
    SELECT 'schoolsignaal', 'lesgeld', 'schoolsignaal:' || diploma_id, persoon_id,
        'Diploma behaald, maar de school heeft niet uitgeschreven.', jsonb_build_object('signaal', id), reageer_voor, 1, ''
    FROM signaal ON CONFLICT (sleutel) DO NOTHING
), bericht AS (
    INSERT INTO berichten_bericht ({BERICHT_KOLOMMEN})
    SELECT s.persoon_id, NULL, %(sj_signaal)s, {WAARDEN},
        jsonb_build_object('schooljaar', %(schooljaar)s::int, 'school', n.naam, 'diplomadatum', d.behaald_op, 'reactie_voor', s.reageer_voor),
        %(peildatum)s
    FROM signaal s JOIN register_instelling n ON n.id = s.instelling_id
    CROSS JOIN LATERAL (SELECT behaald_op FROM register_diploma WHERE id = s.diploma_id OFFSET 0) d
    {GEADRESSEERDE.format(persoon="s.persoon_id")}
    WHERE geadresseerde.rol <> 'nabestaande'
    RETURNING id, kanaal, vanaf
), bekendmaking AS (
    INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op) SELECT id, 1, 1, vanaf FROM bericht WHERE kanaal = 1
)
SELECT count(*) FROM signaal
"""
