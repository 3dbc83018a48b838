"""The queries of ``aansluiting``. Codes of accounts and causes are those of ``grootboek.models``."""

from duo_portal.vorderingen.models import Inningsstap
from duo_portal.vorderingen.overdracht import BEZIT, SALDO

# The last decision that touched a claim says what is due by it.
BESLUIT = """
SELECT 'vordering ' || v.id, b.uitkomst_centen, g.opgelegd
FROM vorderingen_vordering v
CROSS JOIN LATERAL (SELECT max(besluit_id) AS besluit_id,
        sum(CASE oorzaak WHEN 1 THEN bedrag_centen ELSE -bedrag_centen END)::bigint AS opgelegd
    FROM grootboek_boeking WHERE vordering_id = v.id AND oorzaak IN (1, 2)) g
JOIN besluiten_besluit b ON b.id = g.besluit_id
WHERE b.uitkomst_centen <> g.opgelegd
"""

# Instalments as offered add up to the fee that the claim began with.
TERMIJNEN = """
SELECT 'vordering ' || v.id, b.uitkomst_centen, t.som
FROM vorderingen_vordering v JOIN besluiten_besluit b ON b.id = v.besluit_id
CROSS JOIN LATERAL (SELECT sum(bedrag_centen)::bigint AS som FROM vorderingen_termijn WHERE vordering_id = v.id AND regeling_id IS NULL) t
WHERE t.som <> b.uitkomst_centen
"""

# What was booked to go back has one order of that amount, or was undone, or waits for staff.
OPDRACHTEN = """
SELECT 'boeking ' || b.id, b.bedrag_centen, coalesce(o.bedrag_centen, 0)
FROM grootboek_boeking b LEFT JOIN betalingen_betaalopdracht o ON o.boeking_id = b.id
WHERE b.credit = 160 AND b.oorzaak IN (4, 11, 12) AND b.bedrag_centen <> coalesce(o.bedrag_centen, 0)
    AND NOT EXISTS (SELECT FROM grootboek_boeking r WHERE r.keert_om_id = b.id)
    AND NOT (o.id IS NULL AND EXISTS (SELECT FROM werkvoorraad_taak t WHERE t.sleutel = 'rekening:' || b.id))
"""

# A reversal undoes exactly what it names: the same amount, back between the same accounts, on the same claim.
OMKERINGEN = """
SELECT 'boeking ' || r.id, b.bedrag_centen, r.bedrag_centen
FROM grootboek_boeking r JOIN grootboek_boeking b ON b.id = r.keert_om_id
WHERE (r.bedrag_centen, r.debet, r.credit, r.vordering_id) IS DISTINCT FROM (b.bedrag_centen, b.credit, b.debet, b.vordering_id)
"""

# Statements follow each other, and their lines explain their balances.
AFSCHRIFTEN = """
SELECT 'afschrift ' || kenmerk || ' eindsaldo', beginsaldo_centen + som, eindsaldo_centen FROM betalingen_bankafschrift a
CROSS JOIN LATERAL (SELECT coalesce(sum(CASE WHEN bij THEN bedrag_centen ELSE -bedrag_centen END), 0)::bigint AS som
    FROM betalingen_afschriftregel WHERE afschrift_id = a.id) r
WHERE beginsaldo_centen + som <> eindsaldo_centen
UNION ALL
SELECT 'afschrift ' || kenmerk || ' beginsaldo', vorige, beginsaldo_centen FROM (
    SELECT kenmerk, beginsaldo_centen, lag(eindsaldo_centen) OVER (PARTITION BY iban ORDER BY datum, id) AS vorige
    FROM betalingen_bankafschrift) keten
WHERE vorige <> beginsaldo_centen
"""

# The bank in the ledger moved as the bank says, day by day. Only where statements are read: a generated past has none.
BANK = """
SELECT 'dag ' || dag, sum(volgens_bank)::bigint, sum(volgens_ons)::bigint FROM (
    SELECT boekdatum AS dag, CASE WHEN bij THEN bedrag_centen ELSE -bedrag_centen END AS volgens_bank, 0 AS volgens_ons
    FROM betalingen_afschriftregel
    UNION ALL
    SELECT boekdatum, 0, CASE 100 WHEN debet THEN bedrag_centen ELSE -bedrag_centen END FROM grootboek_boeking
    WHERE 100 IN (debet, credit) AND EXISTS (SELECT FROM betalingen_bankafschrift)
) beide GROUP BY dag HAVING sum(volgens_bank) <> sum(volgens_ons)
"""

# Every line of a statement became something.
REGELS = """
SELECT 'afschriftregel ' || r.id, 1, 0 FROM betalingen_afschriftregel r
WHERE NOT EXISTS (SELECT FROM betalingen_regelverwerking v WHERE v.regel_id = r.id)
"""

# Money without destination is that of the lines about which nobody has decided yet; what left without reason counts against it.
ZONDER_BESTEMMING = """
SELECT 'rekening 170', regels.som, geboekt.som
FROM (SELECT coalesce(sum(CASE WHEN r.bij THEN r.bedrag_centen ELSE -r.bedrag_centen END), 0)::bigint AS som
    FROM betalingen_afschriftregel r
    CROSS JOIN LATERAL (SELECT bestemming FROM betalingen_regelverwerking WHERE regel_id = r.id ORDER BY volgnummer DESC LIMIT 1) v
    WHERE v.bestemming = 9) regels,
    (SELECT coalesce(sum(CASE 170 WHEN credit THEN bedrag_centen ELSE -bedrag_centen END), 0)::bigint AS som
    FROM grootboek_boeking WHERE 170 IN (debet, credit)) geboekt
WHERE regels.som <> geboekt.som
"""

# Debits are on their way only between two lines of one statement.
INCASSO_ONDERWEG = """
SELECT 'rekening 110', 0, som FROM (
    SELECT coalesce(sum(CASE 110 WHEN debet THEN bedrag_centen ELSE -bedrag_centen END), 0)::bigint AS som
    FROM grootboek_boeking WHERE 110 IN (debet, credit)) saldo
WHERE som <> 0
"""

# A debit is booked for what was ordered; a batch is what its orders are.
INCASSOS = """
SELECT 'incasso ' || i.id, i.bedrag_centen, b.bedrag_centen
FROM betalingen_incassoboeking k JOIN betalingen_incasso i ON i.id = k.incasso_id JOIN grootboek_boeking b ON b.id = k.boeking_id
WHERE (b.bedrag_centen, b.vordering_id, b.oorzaak, b.debet) IS DISTINCT FROM (i.bedrag_centen, i.vordering_id, 3::smallint, 110::smallint)
UNION ALL
SELECT 'batch ' || b.id, b.totaal_centen, coalesce(som.centen, 0)
FROM betalingen_betaalbatch b
CROSS JOIN LATERAL (SELECT sum(centen)::bigint AS centen FROM (
    SELECT bedrag_centen AS centen FROM betalingen_incasso WHERE batch_id = b.id
    UNION ALL SELECT o.bedrag_centen FROM betalingen_batchregel r JOIN betalingen_betaalopdracht o ON o.id = r.opdracht_id
    WHERE r.batch_id = b.id) regels) som
WHERE b.totaal_centen <> coalesce(som.centen, 0)
"""

# What came back of a debit that was booked is reversed.
RETOUREN = """
SELECT 'incassoretour ' || r.id, i.bedrag_centen, coalesce(b.bedrag_centen, 0)
FROM betalingen_incassoretour r JOIN betalingen_incasso i ON i.id = r.incasso_id JOIN betalingen_incassoboeking k ON k.incasso_id = i.id
LEFT JOIN grootboek_boeking b ON b.keert_om_id = k.boeking_id
WHERE b.bedrag_centen IS DISTINCT FROM i.bedrag_centen
"""

# An order that the bank paid left our account for its amount.
UITBETALINGEN = """
SELECT 'opdracht ' || o.id, o.bedrag_centen, b.bedrag_centen
FROM betalingen_uitvoering u JOIN betalingen_betaalopdracht o ON o.id = u.opdracht_id JOIN grootboek_boeking b ON b.id = u.boeking_id
WHERE (b.bedrag_centen, b.credit, b.oorzaak) IS DISTINCT FROM (o.bedrag_centen, 100::smallint, 5::smallint)
"""

# What is still to be paid back is what was booked to go back, was not undone, and was not paid.
TE_BETALEN = """
SELECT 'rekening 160', wacht.som, saldo.som
FROM (SELECT coalesce(sum(b.bedrag_centen), 0)::bigint AS som FROM grootboek_boeking b WHERE b.credit = 160
        AND NOT EXISTS (SELECT FROM grootboek_boeking r WHERE r.keert_om_id = b.id)
        AND NOT EXISTS (SELECT FROM betalingen_betaalopdracht o JOIN betalingen_uitvoering u ON u.opdracht_id = o.id WHERE o.boeking_id = b.id)
    ) wacht,
    (SELECT coalesce(sum(CASE 160 WHEN credit THEN bedrag_centen ELSE -bedrag_centen END), 0)::bigint AS som
    FROM grootboek_boeking WHERE 160 IN (debet, credit)) saldo
WHERE wacht.som <> saldo.som
"""

# What others received for us and did not hand over yet: {bron} gives what they received.
_ONDERWEG = """
SELECT 'rekening {rekening}', bron.som - afgerekend.som, saldo.som
FROM ({bron}) bron,
    (SELECT coalesce(sum(CASE WHEN r.bij THEN r.bedrag_centen ELSE -r.bedrag_centen END), 0)::bigint AS som FROM betalingen_afschriftregel r
    JOIN betalingen_regelverwerking v ON v.regel_id = r.id WHERE v.bestemming = {bestemming}) afgerekend,
    (SELECT coalesce(sum(CASE {rekening} WHEN debet THEN bedrag_centen ELSE -bedrag_centen END), 0)::bigint AS som
    FROM grootboek_boeking WHERE {rekening} IN (debet, credit)) saldo
WHERE bron.som - afgerekend.som <> saldo.som AND EXISTS (SELECT FROM betalingen_bankafschrift)
"""
BETAALDIENST = _ONDERWEG.format(rekening=111, bestemming=7, bron="""SELECT coalesce(sum(p.bedrag_centen), 0)::bigint AS som
    FROM betalingen_betaaluitkomst u JOIN betalingen_betaalpoging p ON p.id = u.poging_id WHERE u.boeking_id IS NOT NULL""")  # fmt: skip
PARTIJEN = _ONDERWEG.format(rekening=180, bestemming=8, bron="""SELECT coalesce(sum(bedrag_centen), 0)::bigint AS som
    FROM betalingen_partijontvangst WHERE boeking_id IS NOT NULL""")  # fmt: skip

# No party collects more than is open.
OVERDRACHTEN = f"""
SELECT 'vordering ' || v.id, saldo.hoofdsom + saldo.kosten, bezit.hoofdsom_centen + bezit.kosten_centen
FROM (SELECT DISTINCT vordering_id AS id FROM vorderingen_overdrachtregel) v
CROSS JOIN LATERAL ({BEZIT.format(vordering="v.id")}) bezit
CROSS JOIN LATERAL ({SALDO.format(vordering="v.id")}) saldo
WHERE bezit.heeft AND bezit.hoofdsom_centen + bezit.kosten_centen > saldo.hoofdsom + saldo.kosten
"""

# Whoever owes nothing is on no rung of the ladder.
OP_DE_LADDER = (
    Inningsstap.BETALINGSVERZOEK, Inningsstap.AFSCHRIJVING_MISLUKT, Inningsstap.REGELING_VERVALLEN, Inningsstap.HERINNERING,
    Inningsstap.AANMANING, Inningsstap.CJIB, Inningsstap.DEURWAARDER, Inningsstap.VERLAAGD, Inningsstap.BUITENLAND,
)  # fmt: skip
LADDER = f"""
SELECT 'vordering ' || l.vordering_id || ', stap ' || l.stap, 1, saldo.som
FROM (SELECT DISTINCT ON (vordering_id) vordering_id, stap FROM vorderingen_inning ORDER BY vordering_id, datum DESC, id DESC) l
CROSS JOIN LATERAL (SELECT coalesce(sum(CASE WHEN debet BETWEEN 130 AND 136 THEN bedrag_centen ELSE 0 END
        - CASE WHEN credit BETWEEN 130 AND 136 THEN bedrag_centen ELSE 0 END), 0)::bigint AS som
    FROM grootboek_boeking WHERE vordering_id = l.vordering_id) saldo
WHERE l.stap IN ({", ".join(str(int(stap)) for stap in OP_DE_LADDER)}) AND saldo.som <= 0
"""

CONTROLES = {
    "besluiten": ("Wat verschuldigd is volgens het laatste besluit staat zo in het grootboek", BESLUIT),
    "termijnen": ("Aangeboden termijnen zijn samen het bedrag van de vordering", TERMIJNEN),
    "opdrachten": ("Wat terug moet heeft een betaalopdracht van dat bedrag, of wacht op een medewerker", OPDRACHTEN),
    "omkeringen": ("Een omkering maakt precies ongedaan wat zij noemt", OMKERINGEN),
    "afschriften": ("Bankafschriften sluiten op elkaar aan, en hun regels verklaren hun saldo", AFSCHRIFTEN),
    "bank": ("De bank in het grootboek bewoog per dag zoals de bank zegt", BANK),
    "afschriftregels": ("Elke regel van een afschrift is verwerkt", REGELS),
    "zonder bestemming": ("Rekening 170 is wat nog geen bestemming heeft", ZONDER_BESTEMMING),
    "incasso onderweg": ("Rekening 110 staat op nul", INCASSO_ONDERWEG),
    "incasso's": ("Afschrijvingen en batches zijn geboekt voor wat is opgedragen", INCASSOS),
    "uitbetalingen": ("Wat de bank uitbetaalde is wat was opgedragen", UITBETALINGEN),
    "te betalen": ("Rekening 160 is wat terug moet en nog niet is uitbetaald", TE_BETALEN),
    "betaaldienst": ("Rekening 111 is wat via de betaaldienst is betaald en nog niet is afgerekend", BETAALDIENST),
    "partijen": ("Rekening 180 is wat CJIB en deurwaarder ontvingen en nog niet hebben afgedragen", PARTIJEN),
    "overdrachten": ("Geen partij int meer dan er open staat", OVERDRACHTEN),
    "ladder": ("Wie niets meer hoeft te betalen staat niet op de ladder", LADDER),
    "incassoretouren": ("Een afschrijving die terugkwam is teruggeboekt", RETOUREN),
}
