-- Of a thousand students 965 have an award for 2026. The months up to May were paid, of some nothing yet (they applied late), of some
-- more than the award that came after (set off with a small part of each month); some died, some have no account.
CREATE FUNCTION pg_temp.trek(bigint, bigint, int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS 'SELECT ((hashint8extended($1, $2) & 1073741823) % $3)::int';

CREATE TEMPORARY TABLE zaak AS
SELECT id AS persoon_id, pg_temp.trek(id, 50, 1000) AS geval, 5000 + pg_temp.trek(id, 51, 60000) AS gift,
    CASE WHEN pg_temp.trek(id, 52, 2) = 0 THEN 0 ELSE 12000 END AS prestatie, CASE WHEN pg_temp.trek(id, 53, 3) = 0 THEN 30000 ELSE 0 END AS lening
FROM register_persoon p WHERE id <= :personen AND pg_temp.trek(id, 54, 1000) < 965
    AND NOT EXISTS (SELECT FROM register_overlijden o WHERE o.persoon_id = p.id);
ANALYZE zaak;

INSERT INTO besluiten_regelversie (naam, stappen, digest) VALUES ('meting/studiefinanciering', '[]', repeat('0', 64));
-- The first decision of everybody, and the lower one of whoever has too much.
INSERT INTO besluiten_besluit (id, persoon_id, soort, periode, uitkomst_centen, grond, regelversie_id, feiten, stappen, totstandkoming, peildatum)
SELECT 100000000 + persoon_id, persoon_id, 2, 2026, 12 * (gift + prestatie + lening), 1, (SELECT id FROM besluiten_regelversie WHERE naam = 'meting/studiefinanciering'), '{}', '{}', 1,
    date '2026-01-02' FROM zaak ORDER BY persoon_id;
INSERT INTO besluiten_besluit (id, persoon_id, soort, periode, vervangt_id, uitkomst_centen, grond, regelversie_id, feiten, stappen, totstandkoming, peildatum)
SELECT 200000000 + persoon_id, persoon_id, 2, 2026, 100000000 + persoon_id, 12 * (gift - 1000 + prestatie + lening), 1,
    (SELECT id FROM besluiten_regelversie WHERE naam = 'meting/studiefinanciering'), '{}', '{}', 1, date '2026-06-02' FROM zaak WHERE geval BETWEEN 20 AND 29 ORDER BY persoon_id;
INSERT INTO studiefinanciering_toekenning (besluit_id, persoon_id, van, tot, fase, uitwonend, aanvullend_gift, onbekend_inkomen, basisbeurs_centen,
    aanvullend_centen, eenouder_centen, lening_centen, collegegeldkrediet_centen, gift_centen, prestatie_centen, stappen)
SELECT b.id, z.persoon_id, date '2026-01-01', date '2026-12-01', 1, false, true, false, x.gift + z.prestatie, 0, 0, z.lening, 0, x.gift, z.prestatie, '{}'
FROM zaak z JOIN besluiten_besluit b USING (persoon_id)
CROSS JOIN LATERAL (SELECT CASE WHEN b.vervangt_id IS NULL THEN z.gift ELSE z.gift - 1000 END AS gift) x WHERE b.soort = 2 ORDER BY b.id;

INSERT INTO studiefinanciering_maandboeking (persoon_id, maand, volgnummer, besluit_id, gift_centen, prestatie_centen, lening_centen)
SELECT persoon_id, m.maand, 1, 100000000 + persoon_id, gift, prestatie, lening
FROM (SELECT generate_series(timestamp '2026-01-01', timestamp '2026-05-01', interval '1 month')::date AS maand) m CROSS JOIN zaak
WHERE geval >= 10 ORDER BY m.maand, persoon_id;
INSERT INTO grootboek_boeking (persoon_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum)
SELECT persoon_id, debet, credit, bedrag, oorzaak, date '2026-05-18', date '2026-05-18' FROM zaak
CROSS JOIN LATERAL (VALUES (400, 161, 5 * gift, 15), (141, 161, 5 * prestatie, 15), (131, 161, 5 * lening, 15),
    (161, 162, 5 * (gift + prestatie + lening), 17), (162, 100, 5 * (gift + prestatie + lening), 5)) deel (debet, credit, bedrag, oorzaak)
WHERE geval >= 10 AND bedrag > 0 ORDER BY persoon_id;

INSERT INTO register_overlijden (persoon_id, datum, datum_brp) SELECT persoon_id, date '2026-06-04', 20260604 FROM zaak WHERE geval BETWEEN 30 AND 31;
SELECT setval(pg_get_serial_sequence('besluiten_besluit', 'id'), 300000000);
