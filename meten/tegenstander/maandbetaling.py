"""The monthly payment as one statement: all awards at once, by hash joins. No chunks, no locks, no brakes, no claims: the least that
writes the same months, bookings, orders and tasks for a nation in which nobody stops."""

MAANDBETALING = """
WITH geldend AS MATERIALIZED (
    SELECT b.id, b.persoon_id FROM besluiten_besluit b WHERE b.soort = 2 AND b.id NOT IN (
        SELECT vervangt_id FROM besluiten_besluit WHERE soort = 2 AND vervangt_id IS NOT NULL)
), recht AS (
    SELECT t.persoon_id, m.maand::date AS maand, t.besluit_id, t.gift_centen AS gift, t.prestatie_centen AS prestatie,
        t.lening_centen + t.collegegeldkrediet_centen AS lening
    FROM geldend g JOIN studiefinanciering_toekenning t ON t.besluit_id = g.id
    LEFT JOIN register_overlijden o ON o.persoon_id = t.persoon_id AND o.vervangen_op IS NULL
    CROSS JOIN LATERAL generate_series(t.van::timestamp, least(t.tot, %(maand)s::date, o.datum)::timestamp, interval '1 month') m (maand)
), geboekt AS (
    SELECT persoon_id, maand, sum(gift_centen)::bigint AS gift, sum(prestatie_centen)::bigint AS prestatie, sum(lening_centen)::bigint AS lening,
        max(volgnummer) AS volgnummer
    FROM studiefinanciering_maandboeking GROUP BY persoon_id, maand
), verschil AS MATERIALIZED (
    SELECT persoon_id, maand, r.besluit_id, coalesce(g.volgnummer, 0) + 1 AS volgnummer, r.gift - coalesce(g.gift, 0) AS gift,
        r.prestatie - coalesce(g.prestatie, 0) AS prestatie, r.lening - coalesce(g.lening, 0) AS lening
    FROM recht r LEFT JOIN geboekt g USING (persoon_id, maand)
    WHERE r.gift <> coalesce(g.gift, 0) OR r.prestatie <> coalesce(g.prestatie, 0) OR r.lening <> coalesce(g.lening, 0)
), maandboeking AS (
    INSERT INTO studiefinanciering_maandboeking (persoon_id, maand, volgnummer, besluit_id, run_id, gift_centen, prestatie_centen, lening_centen)
    SELECT persoon_id, maand, volgnummer, besluit_id, %(run)s, gift, prestatie, lening FROM verschil ORDER BY persoon_id, maand
), vorm AS MATERIALIZED (
    SELECT persoon_id, sum(greatest(gift, 0))::bigint AS gift, sum(greatest(prestatie, 0))::bigint AS prestatie, sum(greatest(lening, 0))::bigint AS lening,
        sum(greatest(-gift, 0))::bigint AS gift_af, sum(gift + prestatie + lening)::bigint AS som,
        coalesce(sum(gift + prestatie + lening) FILTER (WHERE maand = %(maand)s), 0)::bigint AS nu
    FROM verschil GROUP BY persoon_id
), saldo AS (
    SELECT persoon_id, sum(CASE 161 WHEN credit THEN bedrag_centen ELSE -bedrag_centen END)::bigint AS saldo
    FROM grootboek_boeking WHERE 161 IN (debet, credit) GROUP BY persoon_id
), boeking AS (
    INSERT INTO grootboek_boeking (persoon_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep)
    SELECT persoon_id, debet, credit, bedrag, oorzaak, %(peildatum)s, %(peildatum)s, %(run)s
    FROM vorm CROSS JOIN LATERAL (VALUES (400, 161, gift, 15), (141, 161, prestatie, 15), (131, 161, lening, 15), (161, 400, gift_af, 16))
        deel (debet, credit, bedrag, oorzaak)
    WHERE bedrag > 0 ORDER BY persoon_id
), betaling AS MATERIALIZED (
    SELECT nextval('grootboek_boeking_id_seq') AS id, persoon_id, betaal FROM (
        SELECT v.persoon_id, v.nu + CASE WHEN x.achter >= 0 THEN x.achter ELSE -least(-x.achter, v.nu * %(deel)s / 100000) END AS betaal
        FROM vorm v LEFT JOIN saldo s USING (persoon_id) CROSS JOIN LATERAL (SELECT coalesce(s.saldo, 0) + v.som - v.nu AS achter) x
        ORDER BY v.persoon_id) b WHERE betaal > 0
), betaalbaar AS (
    INSERT INTO grootboek_boeking (id, persoon_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep)
    SELECT id, persoon_id, 161, 162, betaal, 17, %(peildatum)s, %(peildatum)s, %(run)s FROM betaling ORDER BY id
), gericht AS MATERIALIZED (
    SELECT b.id, b.persoon_id, b.betaal, CASE WHEN o.id IS NOT NULL THEN 'overleden' WHEN v.id IS NULL AND w.id IS NOT NULL THEN 'bewind' WHEN v.id IS NULL AND r.id IS NULL THEN 'geen_rekening' END AS wacht,
        coalesce(v.iban, r.iban) AS iban, CASE WHEN v.id IS NULL THEN r.tenaamstelling ELSE v.tenaamstelling END AS tenaamstelling
    FROM betaling b LEFT JOIN register_rekening r ON r.persoon_id = b.persoon_id AND r.vervangen_op IS NULL
    LEFT JOIN register_vertegenwoordiging v ON v.persoon_id = b.persoon_id AND v.ontvangt_geld AND v.vervangen_op IS NULL
        AND v.van <= %(dag)s AND coalesce(v.tot, 'infinity') >= %(dag)s AND (v.lijnen = '{}' OR %(lijn)s = ANY (v.lijnen))
    LEFT JOIN register_vertegenwoordiging w ON w.persoon_id = b.persoon_id AND w.soort = 5 AND NOT w.ontvangt_geld AND w.vervangen_op IS NULL
        AND w.van <= %(dag)s AND coalesce(w.tot, 'infinity') >= %(dag)s AND (w.lijnen = '{}' OR %(lijn)s = ANY (w.lijnen))
    LEFT JOIN register_overlijden o ON o.persoon_id = b.persoon_id AND o.vervangen_op IS NULL
), opdracht AS (
    INSERT INTO betalingen_betaalopdracht (persoon_id, boeking_id, bedrag_centen, iban, tenaamstelling, omschrijving, opgesteld_op)
    SELECT persoon_id, id, betaal, iban, tenaamstelling, %(omschrijving)s, %(peildatum)s FROM gericht WHERE wacht IS NULL ORDER BY id
), taak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT 'rekening_ontbreekt', 'studiefinanciering', 'rekening:' || id, persoon_id,
        'Er is studiefinanciering te betalen, maar het kan nog nergens heen: zoek de rekening.', jsonb_build_object('boeking', id, 'wacht', wacht), 1, ''
    FROM gericht WHERE wacht IS NOT NULL
)
SELECT count(*), sum(betaal)::bigint FROM betaling
"""
