-- :personen students with studiefinanciering, two by two brother and sister. Of some one parent is known, or has no partner; of some the
-- income is not known. Every draw is a hash of the number of the person: the same nation on every machine. Ids 1 to N are students, the
-- next N + 2 parents. Who began in time has an award for the years before 2026.
CREATE FUNCTION pg_temp.trek(bigint, bigint, int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS 'SELECT ((hashint8extended($1, $2) & 1073741823) % $3)::int';

CREATE TEMPORARY TABLE student AS
SELECT s AS persoon_id, CASE WHEN t < 34 THEN 1 WHEN t < 72 THEN 7 ELSE 8 END AS onderwijs, :personen + 2 * ((s + 1) / 2) - 1 AS ouder,
    CASE WHEN t < 34 THEN date '2003-01-01' + pg_temp.trek(s, 3, 1900) ELSE date '2001-01-01' + pg_temp.trek(s, 3, 2400) END AS geboren,
    CASE WHEN t < 34 THEN date '2025-08-01' - 365 * pg_temp.trek(s, 4, 2) ELSE date '2025-09-01' - 365 * pg_temp.trek(s, 4, 2) END AS begin,
    CASE WHEN t < 34 THEN 1 + pg_temp.trek(s, 6, 4) ELSE 5 END AS opleiding_id
FROM generate_series(1, :personen) s CROSS JOIN LATERAL (SELECT pg_temp.trek(s, 1, 100) AS t) x;
ANALYZE student;

INSERT INTO register_instelling (id, brin, naam, pc4, plaats, denominatie, soorten, fictief) VALUES (1, '99AA', 'Meetschool', '', '', '', '', true);
INSERT INTO register_opleiding (id, soort, code, naam, niveau, leerwegen, actueel)
SELECT n, CASE WHEN n < 5 THEN 1 ELSE 2 END, '9' || lpad(n::text, 4, '0'), 'Meetopleiding ' || n, CASE WHEN n < 5 THEN n::text ELSE '' END, '', true
FROM generate_series(1, 5) n;
INSERT INTO register_persoon (id, herkomst) SELECT p, 1 FROM generate_series(1, 2 * :personen + 2) p;
INSERT INTO register_persoonsgegeven (persoon_id, voornamen, voorvoegsel, geslachtsnaam, titel, geslacht, geboortedatum, geboortedatum_brp,
    geboorteplaats, nationaliteit, geheimhouding)
SELECT p, 'Voornaam' || p % 997, '', 'Achternaam' || p % 9973, '', 'O', coalesce(s.geboren, '1975-01-01'),
    to_char(coalesce(s.geboren, '1975-01-01'), 'YYYYMMDD')::int, 'Utrecht', '0001', 0
FROM generate_series(1, 2 * :personen + 2) p LEFT JOIN student s ON s.persoon_id = p ORDER BY p;
-- Parents live together; of the students less than half lives with them.
INSERT INTO register_adres (persoon_id, soort, straat, huisnummer, huisletter, toevoeging, postcode, plaats, gemeentecode, locatie, landcode,
    regel1, regel2, regel3)
SELECT p, 1, 'Meetstraat', CASE WHEN p > :personen THEN (p + 1 - :personen) / 2 WHEN pg_temp.trek(p, 8, 100) < 45 THEN (p + 1) / 2 ELSE -p END,
    '', '', '3500AA', 'Utrecht', '', '', '6030', '', '', ''
FROM generate_series(1, 2 * :personen + 2) p ORDER BY p;
INSERT INTO register_familierelatie (persoon_id, verwant_id, soort, naam)
SELECT persoon_id, ouder + soort - 1, soort, '' FROM student CROSS JOIN generate_series(1, 2) soort
WHERE soort = 1 OR pg_temp.trek(ouder, 9, 100) < 90 ORDER BY persoon_id, soort;
INSERT INTO register_inkomen (persoon_id, jaar, toetsingsinkomen_centen, bron)
SELECT p, jaar, pg_temp.trek(p, 20, 6000000), 'meting' FROM generate_series(:personen + 1, 2 * :personen + 2) p CROSS JOIN generate_series(2023, 2024) jaar
WHERE pg_temp.trek(p, 23, 100) < 97 ORDER BY p, jaar;
INSERT INTO studiefinanciering_ouderjaar (persoon_id, jaar, zonder_partner, telkinderen, aflossing_centen, bron)
SELECT p, 2024, pg_temp.trek(p, 24, 2) = 0, pg_temp.trek(p, 25, 3), CASE WHEN pg_temp.trek(p, 26, 3) = 0 THEN 60001 ELSE 0 END, 'meting'
FROM generate_series(:personen + 1, 2 * :personen + 2) p WHERE pg_temp.trek(p, 27, 100) < 8 ORDER BY p;
INSERT INTO register_rekening (persoon_id, iban, tenaamstelling)
SELECT persoon_id, 'NL00MEET' || lpad(persoon_id::text, 10, '0'), 'Rekening ' || persoon_id FROM student;
INSERT INTO berichten_kanaalkeuze (persoon_id, berichtsoort, kanaal)
SELECT persoon_id, 'studiefinanciering', 1 FROM student WHERE pg_temp.trek(persoon_id, 11, 100) < 60;
INSERT INTO register_inschrijving (persoon_id, instelling_id, opleiding_id, onderwijs, begindatum, einddatum, examenkandidaat, vrijstelling, ontvangen_op)
SELECT persoon_id, 1, opleiding_id, onderwijs, begin, NULL, false, 0, begin FROM student ORDER BY persoon_id;
-- One in four never said yes or no to the aanvullende beurs.
INSERT INTO studiefinanciering_studiekeuze (persoon_id, vanaf, stopt, aanvullend, lening_centen, collegegeldkrediet_centen, eenoudergezin,
    reisproduct, aangevraagd_op)
SELECT persoon_id, begin, false, CASE WHEN pg_temp.trek(persoon_id, 21, 100) < 75 THEN 1 ELSE 0 END,
    CASE WHEN pg_temp.trek(persoon_id, 22, 100) < 30 THEN -1 ELSE 0 END, 0, pg_temp.trek(persoon_id, 28, 100) < 2, 0, begin
FROM student ORDER BY persoon_id;

INSERT INTO besluiten_regelversie (naam, stappen, digest) VALUES ('meting/studiefinanciering', '[]', repeat('0', 64));
-- In mbo the right begins with the quarter after turning eighteen.
CREATE TEMPORARY TABLE eerder AS
SELECT nextval('besluiten_besluit_id_seq') AS id, e.* FROM (
    SELECT persoon_id, jaar, CASE WHEN onderwijs = 1 THEN 1 ELSE 2 END AS onderwijs, CASE WHEN opleiding_id < 3 THEN 1 ELSE 2 END AS fase,
        greatest(begin, make_date(jaar, 1, 1), CASE WHEN onderwijs = 1 THEN (date_trunc('quarter', geboren - 1 + interval '18 years')
            + interval '3 months')::date END) AS van
    FROM student CROSS JOIN generate_series(2024, 2025) jaar ORDER BY persoon_id, jaar) e
WHERE van <= make_date(jaar, 12, 1);
INSERT INTO besluiten_besluit (id, persoon_id, soort, periode, uitkomst_centen, grond, regelversie_id, feiten, stappen, totstandkoming, peildatum)
SELECT id, persoon_id, 2, jaar, 10000 * (13 - extract(month FROM van)::int), 1, (SELECT id FROM besluiten_regelversie
    WHERE naam = 'meting/studiefinanciering'), '{}', '{}', 1, van FROM eerder ORDER BY eerder.id;
INSERT INTO studiefinanciering_toekenning (besluit_id, persoon_id, van, tot, onderwijs, fase, uitwonend, aanvullend_gift, onbekend_inkomen,
    basisbeurs_centen, aanvullend_centen, eenouder_centen, lening_centen, collegegeldkrediet_centen, gift_centen, prestatie_centen, stappen)
SELECT id, persoon_id, van, make_date(jaar, 12, 1), onderwijs, fase, false, false, false, 10000, 0, 0, 0, 0,
    CASE fase WHEN 1 THEN 10000 ELSE 0 END, CASE fase WHEN 1 THEN 0 ELSE 10000 END, '{}' FROM eerder ORDER BY eerder.id;
