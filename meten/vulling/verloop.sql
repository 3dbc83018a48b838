-- The course of the year after the vaststelling: payments, collection, and the facts that arrive later.
CREATE FUNCTION pg_temp.trek(bigint, bigint, int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS 'SELECT ((hashint8extended($1, $2) & 1073741823) % $3)::int';

-- wijze: under 35 paid at once, under 39 fell behind and is with the bailiff, else by instalment.
CREATE TEMPORARY TABLE zaak AS
SELECT v.id AS vordering_id, v.persoon_id, v.besluit_id, b.uitkomst_centen, pg_temp.trek(v.persoon_id, 20, 100) AS wijze,
    pg_temp.trek(v.persoon_id, 30, :een_op) AS geval
FROM vorderingen_vordering v JOIN besluiten_besluit b ON b.id = v.besluit_id WHERE v.periode = 2025 ORDER BY v.persoon_id;
ANALYZE zaak;

INSERT INTO grootboek_boeking (persoon_id, vordering_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum)
SELECT persoon_id, vordering_id, 100, 130, uitkomst_centen, 3, date '2025-10-10', date '2025-10-10' FROM zaak WHERE wijze < 35 ORDER BY persoon_id;
INSERT INTO betalingen_ontvangst (boeking_id, iban, tenaamstelling)
SELECT b.id, 'NL00BETAALD' || b.persoon_id, 'Betaler' FROM grootboek_boeking b WHERE b.oorzaak = 3 AND b.persoon_id % 3 > 0;
INSERT INTO grootboek_boeking (persoon_id, vordering_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum)
SELECT z.persoon_id, z.vordering_id, 110, 130, t.bedrag_centen, 3, t.vervaldatum, t.vervaldatum
FROM zaak z JOIN vorderingen_termijn t USING (vordering_id)
WHERE z.wijze >= 35 AND t.vervaldatum < date '2026-06-01' AND (z.wijze >= 39 OR t.volgnummer <= 2) ORDER BY z.persoon_id, t.volgnummer;
INSERT INTO vorderingen_inning (vordering_id, stap, datum, bedrag_centen)
SELECT vordering_id, stap, date '2025-11-01' + 30 * stap, 0 FROM zaak CROSS JOIN generate_series(1, 7) stap WHERE wijze BETWEEN 35 AND 38
ORDER BY persoon_id, stap;

-- Later facts: per 100,000 with a fee some 1,830 a diploma, 100 died, 270 went on to bbl, 200 a diploma without an end,
-- 1,000 something that changes nothing.
CREATE TEMPORARY TABLE nieuw AS
SELECT z.*, i.id AS inschrijving_id, i.instelling_id, i.opleiding_id, i.onderwijs, i.begindatum,
    date '2025-10-15' + pg_temp.trek(z.persoon_id, 31, 190) AS op
FROM zaak z JOIN register_inschrijving i ON i.persoon_id = z.persoon_id AND i.vervangen_op IS NULL AND i.einddatum IS NULL AND i.onderwijs IN (1, 4)
    AND i.begindatum < date '2025-09-01'
WHERE z.geval < 3400;
ANALYZE nieuw;
INSERT INTO register_diploma (persoon_id, instelling_id, opleiding_id, behaald_op, ontvangen_op)
SELECT persoon_id, instelling_id, opleiding_id, op, op + 20 FROM nieuw WHERE geval < 1830 OR geval BETWEEN 2200 AND 2399 ORDER BY persoon_id;
UPDATE register_inschrijving i SET vervangen_op = now() FROM nieuw n WHERE i.id = n.inschrijving_id AND (n.geval < 1830 OR n.geval BETWEEN 1930 AND 2199);
INSERT INTO register_inschrijving (persoon_id, instelling_id, opleiding_id, onderwijs, begindatum, einddatum, examenkandidaat, vrijstelling, ontvangen_op, reden)
SELECT persoon_id, instelling_id, opleiding_id, onderwijs, begindatum, op, false, 0, op + 20, 'einddatum geleverd'
FROM nieuw WHERE geval < 1830 OR geval BETWEEN 1930 AND 2199 ORDER BY persoon_id;
INSERT INTO register_inschrijving (persoon_id, instelling_id, opleiding_id, onderwijs, begindatum, examenkandidaat, vrijstelling, ontvangen_op)
SELECT persoon_id, 61, opleiding_id, 2, op + 1, false, 0, op + 20 FROM nieuw WHERE geval BETWEEN 1930 AND 2199 ORDER BY persoon_id;
INSERT INTO register_overlijden (persoon_id, datum, datum_brp)
SELECT persoon_id, op, to_char(op, 'YYYYMMDD')::int FROM nieuw n WHERE geval BETWEEN 1830 AND 1929
    AND NOT EXISTS (SELECT FROM register_overlijden o WHERE o.persoon_id = n.persoon_id);
INSERT INTO remmen_rem (persoon_id, soort, lijn, toelichting, van)
SELECT persoon_id, 10, 'lesgeld', '', date '2026-01-01' FROM nieuw WHERE geval % 50 = 0;
INSERT INTO aanvragen_aanvraag (persoon_id, soort, periode, gegevens, staat, versie)
SELECT persoon_id, 'lesgeld_teruggave', 2025, '{}', 3, 1 FROM nieuw WHERE geval % 60 = 1;
INSERT INTO register_tebeoordelen (persoon_id, lijn, periode, aanleiding)
SELECT persoon_id, 'lesgeld', 2025, 'meting' FROM nieuw CROSS JOIN generate_series(1, 2) n WHERE n = 1 OR geval % 10 = 0 ORDER BY persoon_id;
