-- After the vaststelling: seven in ten pay in instalments and did so until May. Some paid ahead, some have a debit that the bank did
-- not report yet, of some the fee was lowered, some have a schedule of their own, and of some the mandate is of no use any more.
CREATE FUNCTION pg_temp.trek(bigint, bigint, int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS 'SELECT ((hashint8extended($1, $2) & 1073741823) % $3)::int';

CREATE TEMPORARY TABLE zaak AS
SELECT 20000000 + row_number() OVER (ORDER BY v.id) AS nr, v.id AS vordering_id, v.persoon_id, v.besluit_id, b.uitkomst_centen, pg_temp.trek(v.persoon_id, 40, 1000) AS geval
FROM vorderingen_vordering v JOIN besluiten_besluit b ON b.id = v.besluit_id WHERE v.periode = 2025 AND pg_temp.trek(v.persoon_id, 20, 100) < 70 ORDER BY v.id;
ANALYZE zaak;

-- Plans that went on from the year before make room for these.
UPDATE vorderingen_betalingsregeling SET vervangen_op = now() WHERE vordering_id IN (SELECT vordering_id FROM zaak) AND vervangen_op IS NULL;
INSERT INTO betalingen_incassomachtiging (id, persoon_id, kenmerk, iban, tenaamstelling, betaler_id, getekend_op, vervangen_op)
SELECT nr, persoon_id, 'M' || lpad(nr::text, 12, '0'), 'NL00MEET' || lpad(persoon_id::text, 10, '0'), 'Rekening ' || persoon_id, persoon_id,
    CASE WHEN geval = 1 THEN date '2020-01-01' ELSE date '2025-09-20' END, CASE WHEN geval = 2 THEN now() END
FROM zaak ORDER BY nr;
INSERT INTO vorderingen_betalingsregeling (id, persoon_id, vordering_id, soort, eigen_schema, van, vervangen_op)
SELECT nr, persoon_id, vordering_id, 1, geval BETWEEN 10 AND 19, date '2025-09-20', CASE WHEN geval = 3 THEN now() END FROM zaak ORDER BY nr;
INSERT INTO betalingen_incassoregeling (regeling_id, machtiging_id) SELECT nr, nr FROM zaak ORDER BY nr;
INSERT INTO vorderingen_termijn (vordering_id, regeling_id, volgnummer, vervaldatum, bedrag_centen)
SELECT vordering_id, nr, t.volgnummer, t.vervaldatum, CASE t.volgnummer WHEN 0 THEN uitkomst_centen - 2 * (uitkomst_centen / 3) ELSE uitkomst_centen / 3 END
FROM zaak CROSS JOIN (VALUES (0, date '2025-09-20'), (1, date '2026-05-25'), (2, date '2026-06-25')) t (volgnummer, vervaldatum)
WHERE geval BETWEEN 10 AND 19 AND uitkomst_centen >= 9 ORDER BY nr, t.volgnummer;

INSERT INTO grootboek_boeking (persoon_id, vordering_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum)
SELECT z.persoon_id, z.vordering_id, 110, 130, t.bedrag_centen, 3, t.vervaldatum, t.vervaldatum
FROM zaak z JOIN vorderingen_termijn t USING (vordering_id)
WHERE t.vervaldatum < date '2026-05-01' AND t.regeling_id IS NULL AND (z.geval NOT BETWEEN 20 AND 29 OR t.vervaldatum < date '2026-04-01')
ORDER BY z.persoon_id, t.volgnummer;
INSERT INTO grootboek_boeking (persoon_id, vordering_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum)
SELECT persoon_id, vordering_id, 100, 130, 5000 + geval, 3, date '2026-05-02', date '2026-05-02' FROM zaak WHERE geval BETWEEN 30 AND 59 ORDER BY persoon_id;
INSERT INTO grootboek_boeking (persoon_id, vordering_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum)
SELECT persoon_id, vordering_id, 800, 130, uitkomst_centen / 10, 2, date '2026-05-02', date '2026-05-02' FROM zaak
WHERE geval BETWEEN 60 AND 79 AND uitkomst_centen >= 10 ORDER BY persoon_id;

INSERT INTO remmen_rem (persoon_id, soort, lijn, toelichting, van)
SELECT persoon_id, 1 + geval - 80, CASE WHEN geval < 82 THEN '' ELSE 'lesgeld' END, '', date '2026-01-01' FROM zaak WHERE geval BETWEEN 80 AND 84;

-- The April debit of some is on its way: ordered, and neither booked nor returned.
INSERT INTO betalingen_betaalbatch (id, soort, uitvoeren_op, aantal, totaal_centen)
SELECT 1, 2, date '2026-04-27', count(*), coalesce(sum(t.bedrag_centen), 0) FROM zaak z JOIN vorderingen_termijn t USING (vordering_id)
WHERE z.geval BETWEEN 20 AND 29 AND t.regeling_id IS NULL AND t.vervaldatum = date '2026-04-27';
INSERT INTO betalingen_betaalbestand (batch_id, berichtkenmerk, sha256) VALUES (1, 'METING-1', repeat('0', 64));
INSERT INTO betalingen_incasso (persoon_id, vordering_id, termijn_id, machtiging_id, batch_id, bedrag_centen, iban, tenaamstelling, machtigingskenmerk,
    getekend_op, omschrijving)
SELECT z.persoon_id, z.vordering_id, t.id, z.nr, 1, t.bedrag_centen, 'NL00MEET', 'Rekening', 'M', date '2025-09-20', 'meting'
FROM zaak z JOIN vorderingen_termijn t USING (vordering_id)
WHERE z.geval BETWEEN 20 AND 29 AND t.regeling_id IS NULL AND t.vervaldatum = date '2026-04-27' ORDER BY z.nr;

SELECT setval(pg_get_serial_sequence(tabel, 'id'), 40000000) FROM unnest(ARRAY['betalingen_incassomachtiging', 'vorderingen_betalingsregeling',
    'betalingen_betaalbatch']) tabel;
