"""The yearly recalculation as one statement: right, form, amounts and messages of all students at once, by hash joins.

Written apart from the rules of the product, so that equal rows also mean that both understand the law in the same way. No chunks, no
locks, no brakes, no comparison with a decision in force: the least that writes the same rows for a nation in which nobody has one for
this year, nobody moved or died, and no court or person intervened. It spreads facts out to months only where the form and the number of
children ask for it, and takes equal months together before it looks at an income.
"""

from duo_portal.berichten.geadresseerde import GEADRESSEERDE_DICHT, WAARDEN
from meten.tegenstander.toekenning_regel import BEDRAGEN, STAPPEN
from studiefinanciering.batch.inkomens import DOEL, DOOR, GROND
from studiefinanciering.batch.schrijven_sql import BERICHT_KOLOMMEN, BESLUIT_KOLOMMEN

_GELIJK = "onderwijs, niveau, uitwonend, eenoudergezin, fase, aanvullend_gift, wil, lening, collegegeld, k1, k2, normdeel, jaar_van_18"

FEITEN = """
eerder AS MATERIALIZED (
    SELECT persoon_id, onderwijs, sum(n) FILTER (WHERE fase = 2) AS prestatie, sum(n) FILTER (WHERE fase = 4) AS leen,
        min(van) FILTER (WHERE fase IN (2, 4)) AS eerste, max(periode) AS laatst
    FROM (SELECT t.persoon_id, t.onderwijs, t.fase, t.van, b.periode, 1 + 12 * (extract(year FROM t.tot) - extract(year FROM t.van))::int
            + (extract(month FROM t.tot) - extract(month FROM t.van))::int AS n
        FROM besluiten_besluit b JOIN studiefinanciering_toekenning t ON t.besluit_id = b.id
        WHERE b.soort = 2 AND b.periode < %(jaar)s AND b.id NOT IN (
            SELECT vervangt_id FROM besluiten_besluit WHERE soort = 2 AND vervangt_id IS NOT NULL)) m
    GROUP BY persoon_id, onderwijs
), woont AS MATERIALIZED (
    SELECT persoon_id, CASE soort
        WHEN 1 THEN hashtextextended(concat_ws('|', postcode, straat, huisnummer, huisletter, toevoeging, locatie), 0)
        WHEN 2 THEN hashtextextended(concat_ws('|', landcode, regel1, regel2, regel3), 1) END AS adres
    FROM register_adres WHERE vervangen_op IS NULL
), keuze AS (
    SELECT *, coalesce(lead(vanaf) OVER (PARTITION BY persoon_id ORDER BY vanaf), 'infinity') AS tot
    FROM studiefinanciering_studiekeuze WHERE vervangen_op IS NULL
), student AS (
    SELECT i.persoon_id, CASE WHEN i.onderwijs = 1 THEN 1 ELSE 2 END AS onderwijs, CASE WHEN i.onderwijs = 1 THEN p.niveau::int ELSE 0 END AS niveau,
        g.geboortedatum, k.aanvullend, k.lening_centen AS lening, k.collegegeldkrediet_centen AS collegegeld, k.eenoudergezin,
        r1.verwant_id AS ouder1, r2.verwant_id AS ouder2, w.adres IS NOT NULL AND w.adres IS DISTINCT FROM w1.adres
            AND w.adres IS DISTINCT FROM w2.adres AS uitwonend,
        greatest(CASE WHEN i.onderwijs = 1 THEN i.begindatum ELSE date_trunc('month', i.begindatum)::date END, k.vanaf, %(begin)s::date,
            make_date(extract(year FROM k.aangevraagd_op)::int
                - (extract(month FROM k.aangevraagd_op) < CASE WHEN i.onderwijs = 1 THEN 8 ELSE 9 END)::int, CASE WHEN i.onderwijs = 1 THEN 8 ELSE 9 END, 1),
            CASE WHEN i.onderwijs = 1 THEN (date_trunc('quarter', g.geboortedatum - 1 + interval '18 years') + interval '3 months')::date END) AS van,
        least(i.einddatum, %(eind)s::date, k.tot - 1, date_trunc('month', g.geboortedatum + interval '30 years')::date) AS tot
    FROM register_inschrijving i JOIN register_opleiding p ON p.id = i.opleiding_id
    JOIN register_persoonsgegeven g ON g.persoon_id = i.persoon_id AND g.vervangen_op IS NULL AND g.nationaliteit = '0001'
    JOIN keuze k ON k.persoon_id = i.persoon_id AND NOT k.stopt
    LEFT JOIN register_familierelatie r1 ON r1.persoon_id = i.persoon_id AND r1.soort = 1 AND r1.vervangen_op IS NULL AND r1.tot IS NULL
    LEFT JOIN register_familierelatie r2 ON r2.persoon_id = i.persoon_id AND r2.soort = 2 AND r2.vervangen_op IS NULL AND r2.tot IS NULL
    LEFT JOIN woont w ON w.persoon_id = i.persoon_id
    LEFT JOIN woont w1 ON w1.persoon_id = r1.verwant_id
    LEFT JOIN woont w2 ON w2.persoon_id = r2.verwant_id
    WHERE i.vervangen_op IS NULL AND i.onderwijs IN (1, 7, 8) AND i.begindatum <= %(eind)s AND (i.einddatum IS NULL OR i.einddatum >= %(begin)s)
        AND i.ontvangen_op <= %(peildatum)s
        AND NOT EXISTS (SELECT FROM besluiten_besluit b WHERE b.persoon_id = i.persoon_id AND b.soort = 2 AND b.periode = %(jaar)s)
)"""

# Months of a system are counted on from those of earlier years: 48 of prestatiebeurs, then 36 of loan, within ten years.
MAANDEN = f"""
geteld AS (
    SELECT s.*, m.maand::date AS maand, coalesce(e.prestatie, 0) + row_number() OVER (PARTITION BY s.persoon_id, s.onderwijs ORDER BY m.maand) AS nummer,
        coalesce(e.prestatie, 0) AS voor, coalesce(e.leen, 0) AS leen, coalesce(e.eerste, min(m.maand::date) OVER (PARTITION BY s.persoon_id, s.onderwijs))
            + interval '120 months' AS termijn
    FROM student s CROSS JOIN LATERAL generate_series(date_trunc('month', s.van - 1) + interval '1 month', s.tot::timestamp, interval '1 month') m (maand)
    LEFT JOIN eerder e ON e.persoon_id = s.persoon_id AND e.onderwijs = s.onderwijs
), gevormd AS (
    SELECT *, CASE WHEN onderwijs = 1 AND niveau < 3 THEN 1 WHEN maand >= termijn THEN 5 WHEN nummer <= 48 THEN 2
        WHEN leen + nummer - greatest(48, voor) <= 36 THEN 4 ELSE 5 END AS fase
    FROM geteld
), maand AS MATERIALIZED (
    SELECT persoon_id, maand, onderwijs, niveau, geboortedatum, lening, collegegeld, eenoudergezin, ouder1, ouder2, uitwonend, fase, gift AS aanvullend_gift,
        fase < 4 AND (aanvullend = 1 OR aanvullend = 3 AND gift) AS wil
    FROM gevormd CROSS JOIN LATERAL (SELECT fase = 1 OR fase = 2 AND nummer <= CASE onderwijs WHEN 1 THEN 12 ELSE 5 END AS gift) g
    WHERE fase < 5
), kinderen AS MATERIALIZED (
    SELECT ouder, maand, count(*) AS n FROM maand CROSS JOIN LATERAL (VALUES (ouder1), (ouder2)) o (ouder) WHERE wil AND ouder IS NOT NULL GROUP BY ouder, maand
), compleet AS (
    SELECT m.*, coalesce(k1.n, 1) AS k1, coalesce(k2.n, 1) AS k2, extract(month FROM m.maand) >= CASE m.onderwijs WHEN 1 THEN 8 ELSE 9 END AS normdeel,
        m.onderwijs = 1 AND extract(year FROM m.geboortedatum - interval '7 months') + 18 = extract(year FROM m.maand - interval '7 months') AS jaar_van_18
    FROM maand m LEFT JOIN kinderen k1 ON k1.ouder = m.ouder1 AND k1.maand = m.maand LEFT JOIN kinderen k2 ON k2.ouder = m.ouder2 AND k2.maand = m.maand
), eiland AS (
    SELECT *, extract(month FROM maand) - row_number() OVER (PARTITION BY persoon_id, {_GELIJK} ORDER BY maand) AS eiland FROM compleet
), vak AS MATERIALIZED (
    SELECT persoon_id, ouder1, ouder2, {_GELIJK}, min(maand) AS van, max(maand) AS tot
    FROM eiland GROUP BY persoon_id, ouder1, ouder2, {_GELIJK}, eiland
), inkomen AS MATERIALIZED (
    SELECT * FROM register_lees_inkomens(ARRAY(SELECT DISTINCT o FROM vak CROSS JOIN LATERAL (VALUES (ouder1), (ouder2)) x (o) WHERE wil AND o IS NOT NULL),
        %(jaar)s - 2, '{DOEL}', '{GROND}', '{DOOR}')
), ouder AS MATERIALIZED (
    SELECT i.persoon_id, CASE WHEN j.zonder_partner THEN 2 ELSE 1 END AS rol, i.toetsingsinkomen_centen AS inkomen, coalesce(j.telkinderen, 0) AS telkinderen,
        coalesce(j.aflossing_centen, 0) AS aflossing
    FROM inkomen i LEFT JOIN studiefinanciering_ouderjaar j ON j.persoon_id = i.persoon_id AND j.jaar = %(jaar)s - 2 AND j.vervangen_op IS NULL
)"""

TOEKENNING = f"""
WITH {FEITEN}, {MAANDEN}, {BEDRAGEN}, per AS MATERIALIZED (
    SELECT persoon_id, sum(totaal * duur)::bigint AS jaar_centen, jsonb_build_object('tijdvakken', jsonb_agg(jsonb_build_object('van', van, 'tot', tot,
            'onderwijs', onderwijs, 'niveau', niveau, 'uitwonend', uitwonend, 'wil_aanvullend', wil, 'eenoudergezin', eenoudergezin,
            'lening_gewenst', gewenst, 'peiljaar', %(jaar)s::int - 2, 'ouder1_status', status1, 'ouder2_status', status2, 'ouder1_kinderen', k1,
            'ouder2_kinderen', k2) ORDER BY van)) AS feiten,
        coalesce(sum(totaal * (1 + extract(month FROM least(tot, nu)) - extract(month FROM van))) FILTER (WHERE van <= nu), 0)::bigint AS nabetaling
    FROM uitkomst CROSS JOIN LATERAL (SELECT date_trunc('month', %(peildatum)s::date)::date AS nu) n GROUP BY persoon_id
), besluit AS (
    INSERT INTO besluiten_besluit ({BESLUIT_KOLOMMEN})
    SELECT persoon_id, 2, %(jaar)s, NULL, jaar_centen, CASE WHEN EXISTS (SELECT FROM eerder e WHERE e.persoon_id = per.persoon_id AND e.laatst = %(jaar)s - 1)
        THEN 3 ELSE 1 END, %(regelversie)s, feiten, '{{}}', 1, %(peildatum)s, %(run)s
    FROM per ORDER BY persoon_id
    RETURNING id, persoon_id, grond
), toekenning AS (
    INSERT INTO studiefinanciering_toekenning (besluit_id, persoon_id, van, tot, onderwijs, fase, uitwonend, aanvullend_gift, onbekend_inkomen, basisbeurs_centen,
        aanvullend_centen, eenouder_centen, lening_centen, collegegeldkrediet_centen, gift_centen, prestatie_centen, stappen)
    SELECT b.id, u.persoon_id, van, tot, onderwijs, fase, uitwonend, aanvullend_gift, onbekend, basis, aanvullend, eenouder, lening, krediet, gift, prestatie,
        {STAPPEN}
    FROM besluit b JOIN uitkomst u USING (persoon_id) ORDER BY b.id, van
), bericht AS (
    INSERT INTO berichten_bericht ({BERICHT_KOLOMMEN})
    SELECT b.persoon_id, b.id, CASE b.grond WHEN 3 THEN %(sj_herberekening)s ELSE %(sj_toekenning)s END, {WAARDEN},
        jsonb_build_object('jaar', %(jaar)s::int, 'maand', greatest(u.van, date_trunc('month', %(peildatum)s::date)::date), 'basisbeurs', basis,
            'aanvullend', aanvullend, 'eenouder', eenouder, 'lening', u.lening + krediet, 'gift', gift, 'prestatie', prestatie, 'totaal', totaal,
            'onbekend_inkomen', onbekend, 'nabetaling', p.nabetaling)
            || CASE b.grond WHEN 3 THEN '{{"oud_totaal": 0, "teveel": 0, "reden": "nieuw_jaar"}}'::jsonb ELSE '{{}}' END, %(peildatum)s::date
    FROM besluit b JOIN per p USING (persoon_id)
    JOIN (SELECT DISTINCT ON (persoon_id) * FROM uitkomst WHERE tot >= date_trunc('month', %(peildatum)s::date) ORDER BY persoon_id, van) u USING (persoon_id)
    {GEADRESSEERDE_DICHT.format(persoon="b.persoon_id")}
    RETURNING id, kanaal, vanaf
), bekendmaking AS (
    INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op, laatste_dag)
    SELECT id, 1, 1, vanaf, (%(laatste_dagen)s::date[])[1] FROM bericht WHERE kanaal = 1
)
SELECT count(*) FROM besluit
"""
