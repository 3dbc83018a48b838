-- :personen students with two parents per pair of brothers or sisters. Every draw is a hash of the number of the person:
-- the same nation on every machine. Ids 1 to N are students, N+1 to 2N are parents.
CREATE FUNCTION pg_temp.trek(bigint, bigint, int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS 'SELECT ((hashint8extended($1, $2) & 1073741823) % $3)::int';

-- geval: 0 to 999 per student; the first hundred are the unusual ones.
CREATE TEMPORARY TABLE student AS
SELECT s AS persoon_id, k.onderwijs, k.volwassen, pg_temp.trek(s, 2, 1000) AS geval,
    CASE WHEN k.volwassen THEN date '2007-08-01' - pg_temp.trek(s, 3, 1800) ELSE date '2007-08-02' + pg_temp.trek(s, 3, 700) END AS geboren,
    date '2025-08-01' - 365 * pg_temp.trek(s, 4, 3) AS begin, 1 + pg_temp.trek(s, 5, 60) AS instelling_id, 1 + pg_temp.trek(s, 6, 200) AS opleiding_id
FROM generate_series(1, :personen) s
CROSS JOIN LATERAL (
    SELECT CASE WHEN t < 210 THEN 1 WHEN t < 225 THEN 4 WHEN t < 300 THEN 1 WHEN t < 400 THEN 2 WHEN t < 750 THEN 7 ELSE 8 END AS onderwijs,
        NOT t BETWEEN 225 AND 299 AS volwassen
    FROM (SELECT pg_temp.trek(s, 1, 1000) AS t) x
) k;
ANALYZE student;

INSERT INTO register_instelling (id, brin, naam, pc4, plaats, denominatie, soorten, fictief)
SELECT n, '99' || chr(65 + n / 26) || chr(65 + n % 26), 'Meetschool ' || n, '', '', '', 'mbo', true FROM generate_series(1, 61) n;
INSERT INTO register_opleiding (id, soort, code, naam, niveau, leerwegen, actueel)
SELECT n, 1, '9' || lpad(n::text, 4, '0'), 'Meetopleiding ' || n, '3', 'bol bbl', true FROM generate_series(1, 201) n;

INSERT INTO register_persoon (id, herkomst) SELECT p, 1 FROM generate_series(1, 2 * :personen) p;
INSERT INTO register_persoonsgegeven (persoon_id, voornamen, voorvoegsel, geslachtsnaam, titel, geslacht, geboortedatum, geboortedatum_brp,
    geboorteplaats, nationaliteit, geheimhouding)
SELECT persoon_id, 'Voornaam' || persoon_id % 997, CASE WHEN persoon_id % 5 = 0 THEN 'van der' ELSE '' END, 'Achternaam' || persoon_id % 9973, '',
    CASE persoon_id % 2 WHEN 0 THEN 'M' ELSE 'V' END, CASE WHEN geval <> 98 THEN geboren END,
    CASE WHEN geval = 98 THEN 20050000 ELSE to_char(geboren, 'YYYYMMDD')::int END, 'Utrecht', '0001', 0
FROM student ORDER BY persoon_id;
INSERT INTO register_persoonsgegeven (persoon_id, voornamen, voorvoegsel, geslachtsnaam, titel, geslacht, geboortedatum, geboortedatum_brp,
    geboorteplaats, nationaliteit, geheimhouding)
SELECT p, 'Ouder' || p % 997, '', 'Achternaam' || p % 9973, '', 'O', date '1975-01-01' - pg_temp.trek(p, 7, 4000), 19750101, 'Utrecht', '0001', 0
FROM generate_series(:personen + 1, 2 * :personen) p;
INSERT INTO register_adres (persoon_id, soort, straat, huisnummer, huisletter, toevoeging, postcode, plaats, gemeentecode, locatie, landcode,
    regel1, regel2, regel3)
SELECT p, CASE WHEN t < 20 THEN 2 WHEN t < 25 THEN 3 ELSE 1 END,
    CASE WHEN t < 25 THEN '' ELSE 'Meetstraat' END, CASE WHEN t >= 25 THEN p % 300 + 1 END, CASE WHEN t > 900 THEN 'a' ELSE '' END,
    CASE WHEN t > 950 THEN 'II' ELSE '' END, CASE WHEN t < 25 THEN '' ELSE '3500AA' END, CASE WHEN t < 25 THEN '' ELSE 'Utrecht' END, '', '',
    CASE WHEN t < 20 THEN '5010' ELSE '6030' END, CASE WHEN t < 20 THEN 'Rue de la Mesure ' || p % 90 ELSE '' END,
    CASE WHEN t < 20 THEN '1000 Bruxelles' ELSE '' END, ''
FROM (SELECT p, pg_temp.trek(p, 8, 1000) AS t FROM generate_series(1, 2 * :personen) p) x ORDER BY p;
INSERT INTO register_familierelatie (persoon_id, verwant_id, soort, naam)
SELECT persoon_id, :personen + 2 * ((persoon_id + 1) / 2) - 2 + soort, soort, '' FROM student CROSS JOIN generate_series(1, 2) soort
WHERE 2 * ((persoon_id + 1) / 2) <= :personen ORDER BY persoon_id, soort;
INSERT INTO register_rekening (persoon_id, iban, tenaamstelling)
SELECT persoon_id, 'NL00MEET' || lpad(persoon_id::text, 10, '0'), 'Rekening ' || persoon_id FROM student WHERE pg_temp.trek(persoon_id, 9, 100) < 97;
INSERT INTO register_diploma (persoon_id, instelling_id, opleiding_id, behaald_op, ontvangen_op)
SELECT persoon_id, 61, 201, date '2024-07-01', date '2024-07-15' FROM student WHERE pg_temp.trek(persoon_id, 10, 100) < 30;
INSERT INTO berichten_kanaalkeuze (persoon_id, berichtsoort, kanaal)
SELECT persoon_id, 'lesgeld', 1 FROM student WHERE pg_temp.trek(persoon_id, 11, 100) < 40;
INSERT INTO berichten_voorkeur (persoon_id, taal, email, vorm)
SELECT persoon_id, CASE WHEN pg_temp.trek(persoon_id, 12, 100) < 8 THEN 'en' ELSE 'nl' END, '', '' FROM student
WHERE pg_temp.trek(persoon_id, 12, 100) < 20;
INSERT INTO register_vertegenwoordiging (persoon_id, vertegenwoordiger_id, organisatie, soort, lijnen, mag_lezen, mag_handelen, ontvangt_post,
    ontvangt_geld, iban, tenaamstelling, adresregels, van, bewijs)
SELECT persoon_id, CASE WHEN t < 2 THEN :personen + persoon_id END, CASE WHEN t < 2 THEN '' ELSE 'Stichting Meetbewind' END, 5,
    CASE WHEN t < 3 THEN '{}' ELSE '{lesgeld}' END::varchar[], true, true, true, t >= 2, CASE WHEN t >= 2 THEN 'NL00MEETBEWIND' ELSE '' END,
    CASE WHEN t >= 2 THEN 'Beheerrekening' ELSE '' END, CASE WHEN t < 2 THEN '{}' ELSE '{Postbus 1,3500 AA  Utrecht}' END::varchar[], date '2024-01-01', ''
FROM (SELECT persoon_id, pg_temp.trek(persoon_id, 13, 1000) AS t FROM student) x WHERE t < 5;
INSERT INTO remmen_rem (persoon_id, soort, lijn, toelichting, van)
SELECT persoon_id, CASE WHEN t < 3 THEN 6 ELSE 9 END, CASE WHEN t < 2 THEN '' ELSE 'lesgeld' END, '', date '2025-01-01'
FROM (SELECT persoon_id, pg_temp.trek(persoon_id, 14, 1000) AS t FROM student) x WHERE t < 5;
INSERT INTO register_overlijden (persoon_id, datum, datum_brp)
SELECT persoon_id, date '2025-09-05', 20250905 FROM student WHERE geval = 97 AND persoon_id % 5 = 0;

-- Enrolments: one each, and for who is liable every situation of the rule.
CREATE TEMPORARY TABLE inschrijving AS
SELECT s.*, s.volwassen AND s.onderwijs IN (1, 4) AS plichtig, date '2025-11-03' + 30 * pg_temp.trek(persoon_id, 15, 6) AS laat FROM student s;
INSERT INTO register_inschrijving (persoon_id, instelling_id, opleiding_id, onderwijs, begindatum, einddatum, examenkandidaat, vrijstelling, ontvangen_op)
SELECT persoon_id, instelling_id, opleiding_id, onderwijs, CASE WHEN plichtig AND geval BETWEEN 20 AND 49 THEN laat ELSE begin END,
    CASE WHEN NOT plichtig OR geval > 96 THEN NULL
         WHEN geval < 20 THEN date '2025-08-31' + geval
         WHEN geval BETWEEN 75 AND 84 THEN date '2025-11-30'
         WHEN geval BETWEEN 85 AND 89 THEN date '2026-01-31'
         WHEN geval BETWEEN 90 AND 96 THEN date '2026-02-13' END,
    false, CASE WHEN plichtig AND geval BETWEEN 50 AND 54 THEN 1 ELSE 0 END, date '2025-08-15'
FROM inschrijving ORDER BY persoon_id;
INSERT INTO register_inschrijving (persoon_id, instelling_id, opleiding_id, onderwijs, begindatum, einddatum, examenkandidaat, vrijstelling, ontvangen_op)
SELECT persoon_id, 61, 201, CASE WHEN geval BETWEEN 95 AND 96 THEN 2 ELSE 1 END,
    CASE WHEN geval <= 74 THEN date '2025-09-01' WHEN geval <= 84 THEN date '2026-01-05' WHEN geval <= 89 THEN date '2026-02-01' ELSE date '2026-02-16' END,
    CASE WHEN geval BETWEEN 85 AND 89 THEN date '2026-03-31' END, geval BETWEEN 85 AND 89, 0, date '2025-08-20'
FROM inschrijving WHERE plichtig AND (geval BETWEEN 55 AND 89 OR geval BETWEEN 95 AND 96) ORDER BY persoon_id;

-- The year before: six in ten of who are liable paid in instalments, most of them from an account of their own; that goes on by itself.
CREATE TEMPORARY TABLE vorig AS
SELECT row_number() OVER (ORDER BY persoon_id) AS nr, persoon_id, pg_temp.trek(persoon_id, 17, 100) AS wijze FROM inschrijving
WHERE plichtig AND pg_temp.trek(persoon_id, 16, 100) < 60;
INSERT INTO besluiten_regelversie (naam, stappen, digest) VALUES ('meting/2024-08-01/1', '[]', '') ON CONFLICT DO NOTHING;
INSERT INTO besluiten_besluit (persoon_id, soort, periode, uitkomst_centen, grond, regelversie_id, feiten, stappen, totstandkoming, peildatum)
SELECT persoon_id, 1, 2024, 141900, 1, r.id, '{}', ARRAY[141900], 1, date '2024-09-16'
FROM vorig CROSS JOIN (SELECT id FROM besluiten_regelversie WHERE naam = 'meting/2024-08-01/1') r ORDER BY persoon_id;
INSERT INTO vorderingen_vordering (persoon_id, soort, periode, besluit_id, ontstaan_op, betaal_voor)
SELECT persoon_id, 1, 2024, id, date '2024-09-16', date '2024-10-16' FROM besluiten_besluit WHERE periode = 2024 ORDER BY persoon_id;
INSERT INTO betalingen_incassomachtiging (id, persoon_id, kenmerk, iban, tenaamstelling, betaler_id, getekend_op, vervangen_op)
SELECT nr, persoon_id, 'M' || lpad(nr::text, 12, '0'), 'NL00MEET' || lpad(persoon_id::text, 10, '0'), 'Rekening ' || persoon_id,
    CASE WHEN wijze >= 10 THEN persoon_id END, CASE WHEN wijze = 99 THEN date '2021-01-01' ELSE date '2024-09-20' END, CASE WHEN wijze = 98 THEN now() END
FROM vorig ORDER BY nr;
INSERT INTO vorderingen_betalingsregeling (id, persoon_id, vordering_id, soort, eigen_schema, van, vervangen_op)
SELECT o.nr, o.persoon_id, v.id, 1, false, date '2024-09-20', CASE WHEN o.wijze BETWEEN 90 AND 97 THEN now() END
FROM vorig o JOIN vorderingen_vordering v ON v.persoon_id = o.persoon_id AND v.periode = 2024 ORDER BY o.nr;
INSERT INTO betalingen_incassoregeling (regeling_id, machtiging_id) SELECT nr, nr FROM vorig ORDER BY nr;
INSERT INTO vorderingen_regelingeinde (regeling_id, soort, datum) SELECT nr, 1 + wijze % 2, date '2025-02-25' FROM vorig WHERE wijze BETWEEN 90 AND 97 ORDER BY nr;
SELECT setval(pg_get_serial_sequence(tabel, 'id'), 10000000)
FROM unnest(ARRAY['betalingen_incassomachtiging', 'vorderingen_betalingsregeling']) tabel;
