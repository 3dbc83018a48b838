"""The debit run as one statement: all plans at once, by hash joins, in batches as large as a file may be."""

INCASSO = """
WITH kandidaat AS MATERIALIZED (
    SELECT r.persoon_id, r.id AS regeling_id, r.vordering_id, r.eigen_schema, v.periode, i.machtiging_id
    FROM vorderingen_betalingsregeling r JOIN betalingen_incassoregeling i ON i.regeling_id = r.id
    JOIN vorderingen_vordering v ON v.id = r.vordering_id AND v.soort = 1
    WHERE r.vervangen_op IS NULL
), schema AS (
    SELECT k.*, t.id AS termijn_id, t.volgnummer, t.vervaldatum, t.bedrag_centen FROM kandidaat k
    JOIN vorderingen_termijn t ON t.vordering_id = k.vordering_id WHERE t.regeling_id IS NULL AND NOT k.eigen_schema
    UNION ALL
    SELECT k.*, t.id, t.volgnummer, t.vervaldatum, t.bedrag_centen FROM kandidaat k
    JOIN vorderingen_termijn t ON t.vordering_id = k.vordering_id AND t.regeling_id = k.regeling_id WHERE k.eigen_schema
), aan_de_beurt AS MATERIALIZED (
    SELECT * FROM (SELECT *, sum(bedrag_centen) OVER (PARTITION BY regeling_id ORDER BY volgnummer) - bedrag_centen AS vooraf FROM schema) s
    WHERE vervaldatum > %(peildatum)s AND vervaldatum <= %(uiterste)s AND termijn_id NOT IN (SELECT termijn_id FROM betalingen_incasso)
), geremd AS MATERIALIZED (
    SELECT a.persoon_id, a.vordering_id, jsonb_agg(DISTINCT r.soort) AS remmen,
        bool_and(r.soort = 3 AND (r.tot IS NOT NULL OR r.toelichting = %(aanhouding)s)) AS vanzelf FROM aan_de_beurt a JOIN remmen_rem r USING (persoon_id)
    WHERE r.vervangen_op IS NULL AND r.soort = ANY (%(remmen)s) AND r.lijn IN ('', 'lesgeld') AND r.van <= %(peildatum)s
        AND coalesce(r.tot, 'infinity') >= %(peildatum)s AND coalesce(r.vordering_id, a.vordering_id) = a.vordering_id
    GROUP BY a.persoon_id, a.vordering_id
), taak_geremd AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT 'geremd', 'lesgeld', concat_ws(':', 'rem', 'incasso', vordering_id), persoon_id, %(geremd)s,
        jsonb_build_object('remmen', remmen, 'vordering', vordering_id), 1, ''
    FROM geremd WHERE NOT vanzelf
), stand AS MATERIALIZED (
    SELECT vordering_id, max(besluit_id) AS laatste, sum(CASE oorzaak WHEN 1 THEN bedrag_centen WHEN 2 THEN -bedrag_centen ELSE 0 END) AS verschuldigd,
        sum(CASE WHEN oorzaak IN (3, 14) AND credit = 130 THEN bedrag_centen WHEN oorzaak = 6 AND debet = 130 THEN -bedrag_centen ELSE 0 END) AS betaald,
        sum(CASE 130 WHEN debet THEN bedrag_centen WHEN credit THEN -bedrag_centen ELSE 0 END) AS saldo
    FROM grootboek_boeking WHERE vordering_id IN (SELECT vordering_id FROM aan_de_beurt) GROUP BY vordering_id
), eerder_terug AS (
    SELECT b.vordering_id, sum(b.bedrag_centen) AS centen FROM grootboek_boeking b JOIN stand s USING (vordering_id)
    WHERE b.oorzaak = 4 AND (b.besluit_id < s.laatste OR b.besluit_id IS NULL AND b.id < (
        SELECT min(id) FROM grootboek_boeking WHERE vordering_id = b.vordering_id AND besluit_id = s.laatste)) GROUP BY b.vordering_id
), onderweg AS (
    SELECT i.vordering_id, sum(i.bedrag_centen) AS centen FROM betalingen_incasso i
    LEFT JOIN betalingen_incassoboeking k ON k.incasso_id = i.id LEFT JOIN betalingen_incassoretour t ON t.incasso_id = i.id
    JOIN betalingen_betaalbatch b ON b.id = i.batch_id
    WHERE k.id IS NULL AND t.id IS NULL AND (b.uitvoeren_op > %(vandaag)s OR b.id IN (SELECT batch_id FROM betalingen_betaalbestand))
    GROUP BY i.vordering_id
), open AS MATERIALIZED (
    SELECT a.*, least(x.open, s.saldo - coalesce(o.centen, 0) - sum(x.open) OVER eerder + x.open)::bigint AS centen
    FROM aan_de_beurt a JOIN stand s USING (vordering_id) LEFT JOIN onderweg o USING (vordering_id) LEFT JOIN eerder_terug e USING (vordering_id)
    CROSS JOIN LATERAL (SELECT greatest(0, least(a.bedrag_centen, s.verschuldigd - a.vooraf))
        - greatest(0, least(a.bedrag_centen, s.betaald - coalesce(e.centen, 0) + coalesce(o.centen, 0) - a.vooraf)) AS open) x
    WHERE x.open > 0 AND a.vordering_id NOT IN (SELECT vordering_id FROM geremd)
    WINDOW eerder AS (PARTITION BY a.vordering_id ORDER BY a.volgnummer)
), klaar AS MATERIALIZED (
    SELECT o.*, m.iban, m.tenaamstelling, m.kenmerk, m.getekend_op, l.id IS NOT NULL AS overleden,
        m.vervangen_op IS NULL AND m.getekend_op <= %(peildatum)s AND (
            m.getekend_op > %(peildatum)s::date - make_interval(months => %(machtiging_maanden)s) OR m.id IN (
                SELECT i.machtiging_id FROM betalingen_incasso i JOIN betalingen_betaalbatch b ON b.id = i.batch_id
                WHERE b.uitvoeren_op > %(peildatum)s::date - make_interval(months => %(machtiging_maanden)s))) AS geldig
    FROM open o JOIN betalingen_incassomachtiging m ON m.id = o.machtiging_id
    LEFT JOIN register_overlijden l ON l.persoon_id = o.persoon_id AND l.vervangen_op IS NULL
    WHERE o.centen > 0
), keuze AS MATERIALIZED (
    SELECT k.*, d.uitvoeren_op, (row_number() OVER (PARTITION BY d.uitvoeren_op ORDER BY persoon_id, termijn_id) - 1) / %(per_bestand)s AS tegel
    FROM klaar k JOIN unnest(%(dagen)s::date[], %(bankdagen)s::date[]) AS d (vervaldatum, uitvoeren_op) USING (vervaldatum)
    WHERE geldig AND NOT overleden
), batch AS MATERIALIZED (
    SELECT nextval('betalingen_betaalbatch_id_seq') AS id, uitvoeren_op, tegel, count(*) AS aantal, sum(centen)::bigint AS totaal
    FROM keuze GROUP BY uitvoeren_op, tegel
), batches AS (
    INSERT INTO betalingen_betaalbatch (id, soort, uitvoeren_op, aantal, totaal_centen) SELECT id, 2, uitvoeren_op, aantal, totaal FROM batch
), incasso AS (
    INSERT INTO betalingen_incasso (persoon_id, vordering_id, termijn_id, poging, machtiging_id, batch_id, bedrag_centen, iban, tenaamstelling,
        machtigingskenmerk, getekend_op, omschrijving)
    SELECT k.persoon_id, k.vordering_id, k.termijn_id, 1, k.machtiging_id, b.id, k.centen, k.iban, k.tenaamstelling, k.kenmerk, k.getekend_op,
        'Lesgeld ' || k.periode || '-' || k.periode + 1 || ', termijn ' || k.volgnummer || ', kenmerk ' || vorderingen_betalingskenmerk(k.vordering_id)
    FROM keuze k JOIN batch b USING (uitvoeren_op, tegel) ORDER BY k.persoon_id, k.termijn_id
    RETURNING bedrag_centen
), taak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT 'incasso_kan_niet', 'lesgeld', 'incasso:' || termijn_id, persoon_id, CASE WHEN overleden
            THEN 'Een termijn is niet afgeschreven: de student is overleden. Beoordeel wat er moet gebeuren.'
            ELSE 'Een termijn is niet afgeschreven: de machtiging geldt niet meer. Vraag de student hoe verder.' END,
        jsonb_build_object('regeling', regeling_id, 'termijn', termijn_id), 1, ''
    FROM klaar WHERE overleden OR NOT geldig
)
SELECT count(*), sum(bedrag_centen)::bigint FROM incasso
"""
