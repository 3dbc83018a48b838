"""What each line of a statement is: our own files, what came back, remittances, a payment by reference, by account and amount."""

from typing import Any

from django.db.backends.utils import CursorWrapper

from duo_portal.betalingen.afschrift.inlezen import TABEL as POST
from duo_portal.betalingen.afschrift.partijen import rekeningen
from duo_portal.betalingen.models import Batchsoort, Bestemming
from duo_portal.grootboek.selectors import hoofdsom_sql
from duo_portal.grootboek.verdeling import SALDI_VAN_VORDERING
from duo_portal.vorderingen.selectors import SCHEMA_IN_GEBRUIK

TABEL = "bank_doel"
MEESTE_BIJ_REKENING = 20  # an account that pays for more people than this fits nobody by its number

# What a line of a file may point at counts once, the first time: a second one is for a person. Whether an order was paid before
# it came back is seen when the batches of this same file were booked (``boeken``).
HERKEN = f"""
CREATE TEMPORARY TABLE {TABEL} ON COMMIT DROP AS
WITH batch AS MATERIALIZED (
    SELECT f.berichtkenmerk, b.id, b.soort, b.totaal_centen
    FROM (SELECT DISTINCT batchkenmerk, centen FROM {POST} WHERE batchkenmerk <> '') p
    JOIN betalingen_betaalbestand f ON f.berichtkenmerk = p.batchkenmerk
    JOIN betalingen_betaalbatch b ON b.id = f.batch_id AND b.totaal_centen = p.centen
    WHERE NOT EXISTS (SELECT FROM betalingen_batchregel r JOIN betalingen_uitvoering u USING (opdracht_id) WHERE r.batch_id = b.id)
        AND NOT EXISTS (SELECT FROM betalingen_incasso i JOIN betalingen_incassoboeking g ON g.incasso_id = i.id WHERE i.batch_id = b.id)
), gevonden AS (
    SELECT p.id AS regel_id, p.afschrift_id, p.bij, p.centen, p.boekdatum, p.valutadatum, p.iban, p.naam, p.retourcode,
        p.batchkenmerk, p.vordering_nrs, b.id AS batch_id, i.id AS incasso_id, o.id AS opdracht_id, k.vordering_id,
        coalesce(i.persoon_id, o.persoon_id, k.persoon_id) AS persoon_id,
        CASE WHEN b.id IS NOT NULL THEN row_number() OVER (PARTITION BY b.id, p.bij, p.retourcode ORDER BY p.id) END AS batch_keer,
        CASE WHEN i.id IS NOT NULL THEN row_number() OVER (PARTITION BY i.id ORDER BY p.id) END AS incasso_keer,
        CASE WHEN o.id IS NOT NULL THEN row_number() OVER (PARTITION BY o.id, p.bij ORDER BY p.id) END AS opdracht_keer,
        b.soort AS batchsoort
    FROM {POST} p
    LEFT JOIN batch b ON b.berichtkenmerk = p.batchkenmerk AND b.totaal_centen = p.centen AND p.retourcode = ''
        AND p.bij = (b.soort = {int(Batchsoort.INCASSO)})
    LEFT JOIN LATERAL (SELECT id, persoon_id FROM betalingen_incasso WHERE id = p.incasso_nr AND bedrag_centen = p.centen AND NOT p.bij
        AND NOT EXISTS (SELECT FROM betalingen_incassoretour WHERE incasso_id = p.incasso_nr) OFFSET 0) i ON p.retourcode <> ''
    LEFT JOIN LATERAL (SELECT id, persoon_id FROM betalingen_betaalopdracht x WHERE id = p.opdracht_nr AND bedrag_centen = p.centen
        AND CASE WHEN p.bij THEN NOT EXISTS (SELECT FROM betalingen_uitbetalingretour WHERE opdracht_id = x.id)
            ELSE NOT EXISTS (SELECT FROM betalingen_uitvoering WHERE opdracht_id = x.id)
                AND EXISTS (SELECT FROM betalingen_batchregel r JOIN betalingen_betaalbestand f USING (batch_id)
                    WHERE r.opdracht_id = x.id AND r.batch_id NOT IN (SELECT id FROM batch))
            END OFFSET 0) o ON p.opdracht_nr IS NOT NULL AND p.bij = (p.retourcode <> '')
    LEFT JOIN LATERAL (SELECT min(id) AS vordering_id, min(persoon_id) AS persoon_id FROM vorderingen_vordering
        WHERE id = ANY (p.vordering_nrs) HAVING count(*) = 1) k ON p.vordering_nrs IS NOT NULL
)
SELECT *, (CASE
    WHEN incasso_keer = 1 THEN {int(Bestemming.INCASSORETOUR)}
    WHEN opdracht_keer = 1 AND bij THEN {int(Bestemming.UITBETALING_RETOUR)}
    WHEN batch_keer = 1 AND batchsoort = {int(Batchsoort.INCASSO)} THEN {int(Bestemming.INCASSOBATCH)}
    WHEN batch_keer = 1 OR opdracht_keer = 1 AND batch_id IS NULL THEN {int(Bestemming.UITBETALING)}
    WHEN NOT bij OR retourcode <> '' THEN {int(Bestemming.ONBEKEND)}
    WHEN iban = ANY (%(betaaldienst)s) THEN {int(Bestemming.BETAALDIENST)}
    WHEN iban = ANY (%(inning)s) THEN {int(Bestemming.PARTIJ)}
    WHEN vordering_id IS NOT NULL THEN {int(Bestemming.KENMERK)}
    ELSE {int(Bestemming.ONBEKEND)} END)::smallint AS bestemming
FROM gevonden
"""

# Claims of whoever has, gave or used the account of a line that nothing else explains.
KANDIDATEN = f"""
CREATE TEMPORARY TABLE bank_kandidaat ON COMMIT DROP AS
SELECT d.regel_id, d.centen, v.id AS vordering_id, v.persoon_id, v.soort
FROM {TABEL} d
CROSS JOIN LATERAL (
    SELECT persoon_id FROM (
        SELECT persoon_id FROM register_rekening WHERE iban = d.iban AND vervangen_op IS NULL
        UNION SELECT persoon_id FROM betalingen_incassomachtiging WHERE iban = d.iban
        UNION SELECT g.persoon_id FROM betalingen_ontvangst o JOIN grootboek_boeking g ON g.id = o.boeking_id WHERE o.iban = d.iban
    ) w LIMIT {MEESTE_BIJ_REKENING + 1}
) w
JOIN vorderingen_vordering v ON v.persoon_id = w.persoon_id
WHERE d.bestemming = {int(Bestemming.ONBEKEND)} AND d.bij AND d.retourcode = '' AND d.iban <> ''
"""
# Everybody whose claims this file touches, in order of number.
VERGRENDEL = f"""
SELECT count(*) FROM (
    SELECT persoon_id FROM {TABEL} WHERE persoon_id IS NOT NULL
    UNION SELECT persoon_id FROM bank_kandidaat
    UNION SELECT i.persoon_id FROM {TABEL} d JOIN betalingen_incasso i ON i.batch_id = d.batch_id
    UNION SELECT o.persoon_id FROM {TABEL} d JOIN betalingen_batchregel r ON r.batch_id = d.batch_id
        JOIN betalingen_betaalopdracht o ON o.id = r.opdracht_id WHERE o.persoon_id IS NOT NULL
    ORDER BY persoon_id
) k CROSS JOIN LATERAL (SELECT id FROM register_persoon WHERE id = k.persoon_id FOR NO KEY UPDATE) p
"""
# What fills the instalments of a claim, and how far they go: all that was paid of the fee; for a schedule of its own what was paid
# since it was agreed, and what is open (``vorderingen.selectors.REGELING`` says the same of one arrangement).
GEVULD = """
LEFT JOIN vorderingen_betalingsregeling eigen ON eigen.vordering_id = k.vordering_id AND eigen.vervangen_op IS NULL AND eigen.eigen_schema
CROSS JOIN LATERAL (SELECT CASE WHEN eigen.id IS NULL THEN g.totaal - s.hoofdsom ELSE g.sinds END AS betaald,
        CASE WHEN eigen.id IS NULL THEN g.totaal ELSE g.sinds + s.hoofdsom + greatest(s.kosten, 0) + greatest(s.rente, 0) END AS totaal
    FROM (SELECT sum(CASE oorzaak WHEN 1 THEN bedrag_centen WHEN 2 THEN -bedrag_centen END)::bigint AS totaal,
            coalesce(sum(CASE WHEN oorzaak IN (3, 14) AND credit BETWEEN 130 AND 136 THEN bedrag_centen
                WHEN oorzaak = 6 AND debet BETWEEN 130 AND 136 THEN -bedrag_centen END)
                FILTER (WHERE vastgelegd_op > eigen.vastgelegd_op), 0)::bigint AS sinds
        FROM grootboek_boeking WHERE vordering_id = k.vordering_id) g) gevuld
"""
# Exactly one claim of which the amount is all that is open, or what is open of the next instalment. Payments fill the
# instalments in their order, and a lower fee lets the last ones lapse (``vorderingen.selectors.stand_van_termijnen``).
OP_BEDRAG = f"""
WITH past AS (
    SELECT k.regel_id, min(k.vordering_id) AS vordering_id, min(k.persoon_id) AS persoon_id
    FROM bank_kandidaat k
    CROSS JOIN LATERAL ({SALDI_VAN_VORDERING.format(vordering="k.vordering_id", hoofdsom=hoofdsom_sql("k.soort"))} OFFSET 0) s
    {GEVULD}
    LEFT JOIN LATERAL (
        SELECT least(t.cumulatief, gevuld.totaal) - greatest(gevuld.betaald, t.cumulatief - t.bedrag_centen) AS open
        FROM (SELECT volgnummer, bedrag_centen, sum(bedrag_centen) OVER (ORDER BY volgnummer) AS cumulatief
            FROM vorderingen_termijn termijn
            WHERE termijn.vordering_id = k.vordering_id AND {SCHEMA_IN_GEBRUIK.format(termijn="termijn")}) t
        WHERE least(t.cumulatief, gevuld.totaal) > gevuld.betaald ORDER BY t.volgnummer LIMIT 1
    ) volgende ON true
    WHERE s.hoofdsom > 0 AND k.centen IN (s.hoofdsom + greatest(s.kosten, 0) + greatest(s.rente, 0), volgende.open)
        AND (SELECT count(DISTINCT x.persoon_id) FROM bank_kandidaat x WHERE x.regel_id = k.regel_id) <= {MEESTE_BIJ_REKENING}
    GROUP BY k.regel_id HAVING count(*) = 1
)
UPDATE {TABEL} d SET bestemming = {int(Bestemming.REKENING_EN_BEDRAG)}, vordering_id = past.vordering_id, persoon_id = past.persoon_id
FROM past WHERE past.regel_id = d.regel_id
"""


def herken(cursor: CursorWrapper) -> None:
    """1. what needs no balance; 2. whose claims an account may be for; 3. lock everybody; 4. what fits by account and amount."""
    waarden: dict[str, Any] = {soort: list(rekeningen(soort)) for soort in ("betaaldienst", "inning")}
    for tabel in (TABEL, "bank_kandidaat"):
        cursor.execute(f"DROP TABLE IF EXISTS {tabel}")
    cursor.execute(HERKEN, waarden)
    cursor.execute(f"ANALYZE {TABEL}")
    cursor.execute(KANDIDATEN)
    cursor.execute("ANALYZE bank_kandidaat")
    cursor.execute(VERGRENDEL)
    cursor.execute(OP_BEDRAG)
