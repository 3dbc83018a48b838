"""The queries of ``aansluiting``: what the payments of student finance must add up to, to the cent.

Codes of accounts and causes are those of ``grootboek.models``. Amounts in cents.
"""

# Each month that was booked is what the decision in force awards, never after the month of a death; who is braked or was decided
# about since waits for a run.
_TOEKENNING = """
SELECT 'persoon ' || persoon_id || ', maand ' || maand, coalesce(r.centen, 0)::bigint, g.centen
FROM (SELECT persoon_id, maand, sum(gift_centen + prestatie_centen + lening_centen)::bigint AS centen, max(besluit_id) AS besluit_id
    FROM studiefinanciering_maandboeking GROUP BY persoon_id, maand) g
LEFT JOIN LATERAL (SELECT t.gift_centen + t.prestatie_centen + t.lening_centen + t.collegegeldkrediet_centen AS centen
    FROM studiefinanciering_toekenning t WHERE t.persoon_id = g.persoon_id AND t.besluit_id = g.besluit_id AND g.maand BETWEEN t.van AND t.tot
        AND NOT EXISTS (SELECT FROM register_overlijden o
            WHERE o.persoon_id = g.persoon_id AND o.vervangen_op IS NULL AND o.datum < g.maand)) r ON true
WHERE coalesce(r.centen, 0) <> g.centen AND NOT EXISTS (SELECT FROM register_overlijden o
    WHERE o.persoon_id = g.persoon_id AND o.vervangen_op IS NULL AND o.datum < g.maand)
"""

# What the months say by form is what the ledger says. What a diploma turned into a gift moved from 141 to 400.
_VORM = """
SELECT 'rekening ' || m.rekening, m.som, coalesce(b.som, 0)
FROM (SELECT 400 AS rekening, coalesce(sum(gift_centen), 0)::bigint AS som FROM studiefinanciering_maandboeking
    UNION ALL SELECT 141, coalesce(sum(prestatie_centen), 0)::bigint FROM studiefinanciering_maandboeking
    UNION ALL SELECT 131, coalesce(sum(lening_centen), 0)::bigint FROM studiefinanciering_maandboeking) m
LEFT JOIN (SELECT CASE oorzaak WHEN 15 THEN debet ELSE credit END AS rekening,
        sum(CASE oorzaak WHEN 15 THEN bedrag_centen ELSE -bedrag_centen END)::bigint AS som
    FROM grootboek_boeking WHERE oorzaak IN (15, 16) AND 161 IN (debet, credit) GROUP BY 1) b USING (rekening)
WHERE m.som <> coalesce(b.som, 0)
"""

# The running account of everybody together is what was awarded, minus what was made payable, set off or claimed.
_LOPEND = """
SELECT 'rekening 161', m.som - b.weg, b.saldo
FROM (SELECT coalesce(sum(gift_centen + prestatie_centen + lening_centen), 0)::bigint AS som FROM studiefinanciering_maandboeking) m,
    (SELECT coalesce(sum(CASE 161 WHEN credit THEN bedrag_centen ELSE -bedrag_centen END), 0)::bigint AS saldo,
        coalesce(sum(CASE 161 WHEN credit THEN -bedrag_centen ELSE bedrag_centen END) FILTER (WHERE oorzaak NOT IN (15, 16)), 0)::bigint AS weg
    FROM grootboek_boeking WHERE 161 IN (debet, credit)) b
WHERE m.som - b.weg <> b.saldo
"""

# What was made payable has one order of that amount, or was undone, or waits for staff.
_OPDRACHT = """
SELECT 'boeking ' || b.id, b.bedrag_centen, coalesce(o.bedrag_centen, 0)
FROM grootboek_boeking b LEFT JOIN betalingen_betaalopdracht o ON o.boeking_id = b.id
WHERE b.credit = 162 AND b.oorzaak = 17 AND b.bedrag_centen <> coalesce(o.bedrag_centen, 0)
    AND NOT EXISTS (SELECT FROM grootboek_boeking r WHERE r.keert_om_id = b.id)
    AND NOT (o.id IS NULL AND EXISTS (SELECT FROM werkvoorraad_taak t WHERE t.sleutel = 'rekening:' || b.id))
"""

# What is on its way to students is what was made payable or came back, was not undone, and was not paid.
_ONDERWEG = """
SELECT 'rekening 162', wacht.som, saldo.som
FROM (SELECT coalesce(sum(b.bedrag_centen), 0)::bigint AS som FROM grootboek_boeking b WHERE b.credit = 162
        AND NOT EXISTS (SELECT FROM grootboek_boeking r WHERE r.keert_om_id = b.id)
        AND NOT EXISTS (SELECT FROM betalingen_betaalopdracht o JOIN betalingen_uitvoering u ON u.opdracht_id = o.id WHERE o.boeking_id = b.id)
    ) wacht,
    (SELECT coalesce(sum(CASE 162 WHEN credit THEN bedrag_centen ELSE -bedrag_centen END), 0)::bigint AS som
    FROM grootboek_boeking WHERE 162 IN (debet, credit)) saldo
WHERE wacht.som <> saldo.som
"""

CONTROLES = {
    "studiefinanciering maanden": ("Per maand is geboekt wat het besluit toekent", _TOEKENNING),
    "studiefinanciering vormen": ("Gift, prestatiebeurs en lening staan zo in het grootboek", _VORM),
    "studiefinanciering lopend": ("Rekening 161 is wat is toegekend en nog niet is betaald, verrekend of gevorderd", _LOPEND),
    "studiefinanciering opdrachten": ("Wat betaalbaar is heeft een opdracht van dat bedrag, of wacht op een medewerker", _OPDRACHT),
    "studiefinanciering onderweg": ("Rekening 162 is wat betaalbaar is en nog niet is uitbetaald", _ONDERWEG),
}
