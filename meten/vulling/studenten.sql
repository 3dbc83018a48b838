-- :personen students with studiefinanciering, two by two brother and sister with two parents. Every draw is a hash of the number of
-- the person: the same nation on every machine. Ids 1 to N are students, N+1 to 2N are parents.
CREATE FUNCTION pg_temp.trek(bigint, bigint, int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS 'SELECT ((hashint8extended($1, $2) & 1073741823) % $3)::int';

CREATE TEMPORARY TABLE student AS
SELECT s AS persoon_id, CASE WHEN t < 34 THEN 1 WHEN t < 72 THEN 7 ELSE 8 END AS onderwijs, :personen + 2 * ((s + 1) / 2) - 1 AS ouder,
    CASE WHEN t < 34 THEN date '2003-01-01' + pg_temp.trek(s, 3, 1600) ELSE date '2001-01-01' + pg_temp.trek(s, 3, 2400) END AS geboren,
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
SELECT persoon_id, ouder + soort - 1, soort, '' FROM student CROSS JOIN generate_series(1, 2) soort ORDER BY persoon_id, soort;
INSERT INTO register_inkomen (persoon_id, jaar, toetsingsinkomen_centen, bron)
SELECT p, jaar, pg_temp.trek(p, 20, 6000000), 'meting' FROM generate_series(:personen + 1, 2 * :personen + 2) p CROSS JOIN generate_series(2023, 2024) jaar
ORDER BY p, jaar;
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
    CASE WHEN pg_temp.trek(persoon_id, 22, 100) < 30 THEN -1 ELSE 0 END, 0, false, 0, begin
FROM student ORDER BY persoon_id;
