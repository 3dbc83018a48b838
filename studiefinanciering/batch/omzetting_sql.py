"""What the conversion of prestatiebeurs reads and writes. Amounts in cents; 400 gifts, 141 conditional grants, cause 18 converted."""

from duo_portal.berichten.berichten_sql import NIEUW_NUMMER, berichten_sql
from studiefinanciering.codes_vormen import Diplomasoort as Soort

KANDIDATEN = """
SELECT DISTINCT persoon_id FROM register_diploma
WHERE vervangen_op IS NULL AND ontvangen_op BETWEEN %(sinds)s AND %(peildatum)s AND persoon_id BETWEEN %(van)s AND %(tot)s
"""
KIES = f"CREATE TEMPORARY TABLE omzetting_kandidaat ON COMMIT DROP AS {KANDIDATEN}"
VERGRENDEL = """
SELECT count(*) FROM (SELECT persoon_id FROM omzetting_kandidaat ORDER BY persoon_id) k
CROSS JOIN LATERAL (SELECT id FROM register_persoon WHERE id = k.persoon_id FOR NO KEY UPDATE) p
"""

# The register names the level of a programme: mbo by number (specialists are not told apart), higher education by degree, and whether
# it was hbo or wo (8) by the enrolment. Of an unknown degree the strictest kind: then a person looks.
DIPLOMAS = f"""
SELECT d.persoon_id, d.id, CASE WHEN o.soort = 1 THEN CASE WHEN o.niveau ~ '[34]' THEN {int(Soort.MBO_3_4)} ELSE {int(Soort.MBO_1_2)} END
        WHEN o.niveau = 'ad' THEN {int(Soort.ASSOCIATE_DEGREE)}
        WHEN o.niveau = 'master' THEN CASE WHEN i.wo THEN {int(Soort.WO_MASTER)} ELSE {int(Soort.HBO_MASTER)} END
        WHEN o.niveau = 'bachelor' AND NOT i.wo THEN {int(Soort.HBO_BACHELOR)} ELSE {int(Soort.WO_BACHELOR)} END, d.behaald_op, d.ontvangen_op, 0, NULL::date, 0
FROM omzetting_kandidaat k CROSS JOIN LATERAL (SELECT * FROM register_diploma
    WHERE persoon_id = k.persoon_id AND vervangen_op IS NULL AND ontvangen_op <= %(peildatum)s OFFSET 0) d
JOIN register_opleiding o ON o.id = d.opleiding_id AND o.soort IN (1, 2)
CROSS JOIN LATERAL (SELECT coalesce(bool_or(onderwijs = 8), false) AS wo FROM register_inschrijving
    WHERE persoon_id = d.persoon_id AND opleiding_id = d.opleiding_id AND vervangen_op IS NULL) i
ORDER BY d.persoon_id, d.id
"""
# Months of prestatiebeurs that were booked and are still awarded: what is about to be taken back is no gift. The term runs from the first month of the system, ours or of before (WSF 4.9, 5.5).
MAANDEN = """
SELECT m.persoon_id, m.maand, m.stelsel, 0, (least(min(m.maand) OVER (PARTITION BY m.persoon_id, m.stelsel),
        CASE m.stelsel WHEN 1 THEN s.eerste_maand ELSE coalesce(s.eerste_maand_ho, m.maand) END)
    + make_interval(months => %(termijn)s))::date, m.centen, 0
FROM (SELECT g.persoon_id, g.maand, CASE WHEN t.onderwijs = 2 THEN 2 ELSE 1 END AS stelsel, least(g.centen, t.prestatie_centen) AS centen
    FROM (SELECT b.persoon_id, b.maand, sum(b.prestatie_centen)::bigint AS centen FROM omzetting_kandidaat k
        CROSS JOIN LATERAL (SELECT * FROM studiefinanciering_maandboeking WHERE persoon_id = k.persoon_id OFFSET 0) b
        GROUP BY b.persoon_id, b.maand) g
    CROSS JOIN LATERAL (SELECT onderwijs, prestatie_centen FROM studiefinanciering_toekenning x WHERE x.persoon_id = g.persoon_id
        AND g.maand BETWEEN x.van AND x.tot AND NOT EXISTS (SELECT FROM besluiten_besluit n
            WHERE n.persoon_id = x.persoon_id AND n.soort = 2 AND n.vervangt_id = x.besluit_id) OFFSET 0) t
    WHERE least(g.centen, t.prestatie_centen) > 0) m
LEFT JOIN studiefinanciering_studieverleden s ON s.persoon_id = m.persoon_id AND s.vervangen_op IS NULL
ORDER BY m.persoon_id, m.maand
"""

# What became a gift before is read from the ledger, under the lock; only the difference is booked. A lower award takes back its part.
SCHRIJF = f"""
WITH zaak AS MATERIALIZED (
    SELECT x.*, x.gift_centen - x.al AS verschil, {NIEUW_NUMMER} AS bericht_id FROM (
        SELECT o.*, coalesce((SELECT sum(CASE 400 WHEN b.debet THEN b.bedrag_centen ELSE -b.bedrag_centen END) FROM grootboek_boeking b
            WHERE b.persoon_id = o.persoon_id AND (debet IN (141, 161) OR credit IN (141, 161)) AND b.oorzaak = 18), 0)::bigint AS al
        FROM omzetting_oordeel o) x
    WHERE x.gift_centen <> x.al
), boeking AS (
    INSERT INTO grootboek_boeking (persoon_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep)
    SELECT persoon_id, CASE WHEN verschil > 0 THEN 400 ELSE 141 END, CASE WHEN verschil > 0 THEN 141 ELSE 400 END, abs(verschil), 18,
        %(peildatum)s, %(peildatum)s, %(run)s FROM zaak ORDER BY persoon_id
    RETURNING persoon_id, bedrag_centen, debet
), brief AS (
    SELECT z.bericht_id, z.persoon_id, NULL::bigint AS besluit_id, jsonb_build_object('stelsel', z.stelsel, 'bedrag', b.bedrag_centen,
        'rest', greatest(z.prestatie_centen - z.gift_centen, 0), 'diploma_op', z.diploma_op) AS waarden
    FROM zaak z JOIN boeking b USING (persoon_id) WHERE b.debet = 400
), {berichten_sql("bericht", "brief", "%(sj_omzetting)s", "%(laatste_dag)s::date", "bericht_uit.bericht_id")}
SELECT count(*), coalesce(sum(bedrag_centen) FILTER (WHERE debet = 400), 0)::bigint,
    coalesce(sum(bedrag_centen) FILTER (WHERE debet <> 400), 0)::bigint, coalesce(max(bedrag_centen), 0) FROM boeking
"""

# What no machine may decide: sent in late; or a bachelor of a university, which converts only when its holder asks.
TAAK = """
WITH taak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT 'omzetting_beoordelen', 'studiefinanciering', 'omzetting:' || diploma_id, persoon_id,
        'Een diploma zet de prestatiebeurs niet vanzelf om. Beoordeel het, of vraag de student of die het wil.',
        jsonb_build_object('diploma', diploma_id), 1, ''
    FROM omzetting_mens ON CONFLICT (sleutel) DO NOTHING RETURNING 1
)
SELECT count(*) FROM taak
"""
