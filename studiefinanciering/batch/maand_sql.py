"""What a chunk of the monthly payment reads: differences per month, and where each person stands. Amounts in cents.

The award in force is that of the newest decision of each year; months after the month of death count as nothing, and a run looks at no month after its own. The bounds
stand in every table, for Postgres does not carry them over a join.
"""

# The condition of the index ``boeking_lopend``, word for word.
LOPEND = "(debet IN (141, 161) OR credit IN (141, 161))"
GELDEND = """NOT EXISTS (SELECT FROM besluiten_besluit n WHERE n.persoon_id = {t}.persoon_id AND n.persoon_id BETWEEN %(van)s AND %(tot)s
        AND n.soort = 2 AND n.vervangt_id = {t}.{id})"""

KANDIDATEN = """
SELECT DISTINCT persoon_id FROM besluiten_besluit
WHERE soort = 2 AND periode <= %(jaar)s AND peildatum >= %(sinds)s AND persoon_id BETWEEN %(van)s AND %(tot)s
"""
KIES = f"CREATE TEMPORARY TABLE maand_kandidaat ON COMMIT DROP AS {KANDIDATEN}"
# One lookup per person in key order, never a walk through the register.
VERGRENDEL = """
SELECT count(*) FROM (SELECT persoon_id FROM maand_kandidaat ORDER BY persoon_id) k
CROSS JOIN LATERAL (SELECT id FROM register_persoon WHERE id = k.persoon_id FOR NO KEY UPDATE) p
"""

VERSCHIL = f"""
CREATE TEMPORARY TABLE maand_verschil ON COMMIT DROP AS
WITH recht AS (
    SELECT t.persoon_id, m.maand::date AS maand, t.besluit_id, t.gift_centen AS gift, t.prestatie_centen AS prestatie,
        t.lening_centen + t.collegegeldkrediet_centen AS lening
    FROM maand_kandidaat k
    JOIN studiefinanciering_toekenning t ON t.persoon_id = k.persoon_id AND t.persoon_id BETWEEN %(van)s AND %(tot)s AND t.van <= %(maand)s
    LEFT JOIN register_overlijden o ON o.persoon_id = k.persoon_id AND o.vervangen_op IS NULL
    CROSS JOIN LATERAL generate_series(t.van::timestamp, least(t.tot, %(maand)s::date, o.datum)::timestamp, interval '1 month') m (maand)
    WHERE {GELDEND.format(t="t", id="besluit_id")}
), geboekt AS (
    SELECT b.persoon_id, b.maand, sum(b.gift_centen)::bigint AS gift, sum(b.prestatie_centen)::bigint AS prestatie,
        sum(b.lening_centen)::bigint AS lening, max(b.volgnummer) AS volgnummer
    FROM maand_kandidaat k
    JOIN studiefinanciering_maandboeking b ON b.persoon_id = k.persoon_id AND b.persoon_id BETWEEN %(van)s AND %(tot)s
        AND b.maand <= %(maand)s
    GROUP BY b.persoon_id, b.maand
)
SELECT persoon_id, maand, r.besluit_id, coalesce(g.volgnummer, 0) + 1 AS volgnummer, coalesce(r.gift, 0) - coalesce(g.gift, 0) AS gift,
    coalesce(r.prestatie, 0) - coalesce(g.prestatie, 0) AS prestatie, coalesce(r.lening, 0) - coalesce(g.lening, 0) AS lening,
    coalesce(g.gift + g.prestatie + g.lening, 0) AS gekregen, coalesce(r.gift + r.prestatie + r.lening, 0) AS recht
FROM recht r FULL JOIN geboekt g USING (persoon_id, maand)
WHERE (coalesce(r.gift, 0), coalesce(r.prestatie, 0), coalesce(r.lening, 0))
    <> (coalesce(g.gift, 0), coalesce(g.prestatie, 0), coalesce(g.lening, 0))
"""
# A month that fell away belongs to the newest decision of its year.
VERVALLEN = f"""
UPDATE maand_verschil v SET besluit_id = b.id FROM besluiten_besluit b
WHERE v.besluit_id IS NULL AND b.persoon_id = v.persoon_id AND b.persoon_id BETWEEN %(van)s AND %(tot)s AND b.soort = 2
    AND b.periode = extract(year FROM v.maand)::int AND {GELDEND.format(t="b", id="id")}
"""

# Per person: ``saldo`` of account 161 before this run, ``nu`` what this month brings, ``achter`` what is then left of earlier months
# (below zero: too much received), ``open`` what is still claimed of earlier times, ``vervolg`` whether a month of award is at hand.
STAND = f"""
CREATE TEMPORARY TABLE maand_stand ON COMMIT DROP AS
WITH verschil AS (
    SELECT persoon_id, sum(gift + prestatie + lening)::bigint AS som,
        coalesce(sum(gift + prestatie + lening) FILTER (WHERE %(vers)s AND maand = %(maand)s AND recht > gekregen), 0)::bigint AS nu,
        min(maand) FILTER (WHERE recht < gekregen) AS eerste_lager, max(maand) FILTER (WHERE recht < gekregen) AS laatste_lager
    FROM maand_verschil GROUP BY persoon_id
), rekening AS (
    SELECT b.persoon_id, sum(CASE 161 WHEN b.credit THEN b.bedrag_centen ELSE -b.bedrag_centen END)::bigint AS saldo
    FROM grootboek_boeking b JOIN maand_kandidaat k ON k.persoon_id = b.persoon_id
    WHERE {LOPEND} AND 161 IN (b.debet, b.credit) AND b.persoon_id BETWEEN %(van)s AND %(tot)s GROUP BY b.persoon_id
), stand AS (
    SELECT persoon_id, coalesce(r.saldo, 0) AS saldo, coalesce(v.som, 0) AS som, coalesce(v.nu, 0) AS nu,
        coalesce(r.saldo, 0) + coalesce(v.som, 0) - coalesce(v.nu, 0) AS achter, v.eerste_lager, v.laatste_lager
    FROM verschil v FULL JOIN rekening r USING (persoon_id)
    WHERE coalesce(r.saldo, 0) <> 0 OR v.persoon_id IS NOT NULL
)
SELECT s.*, EXISTS (SELECT FROM register_overlijden o WHERE o.persoon_id = s.persoon_id AND o.vervangen_op IS NULL) AS overleden,
    CASE WHEN s.achter > 0 THEN coalesce((SELECT sum(CASE 132 WHEN b.debet THEN b.bedrag_centen WHEN b.credit THEN -b.bedrag_centen END)
        FROM vorderingen_vordering c JOIN grootboek_boeking b ON b.vordering_id = c.id
        WHERE c.persoon_id = s.persoon_id AND c.soort = 3), 0)::bigint ELSE 0 END AS open,
    s.achter < 0 AND (s.nu > 0 OR EXISTS (SELECT FROM studiefinanciering_toekenning t
        WHERE t.persoon_id = s.persoon_id AND t.tot >= %(maand)s AND {GELDEND.format(t="t", id="besluit_id")})) AS vervolg
FROM stand s
"""

# Who received too much, to ask what holds us back from taking it: a brake on collection does not hold back the payment.
TERUG = """
CREATE TEMPORARY TABLE maand_terug ON COMMIT DROP AS
SELECT persoon_id FROM maand_stand WHERE achter < 0 AND NOT overleden
"""

# ``betaal`` is the order; ``verreken`` at most a small part of this month; ``lager`` closes a claim that is no longer right;
# ``vorder`` only where no month of award is at hand to set it off with. Cents are rounded down: in favour of the student.
UITKOMST = """
CREATE TEMPORARY TABLE maand_uitkomst ON COMMIT DROP AS
SELECT x.*, CASE WHEN %(vers)s OR ruim >= %(meteen)s THEN ruim ELSE 0 END AS betaal
FROM (
    SELECT s.*, mag, lager, verreken, CASE WHEN mag AND achter < 0 AND nu = 0 AND NOT vervolg THEN -achter ELSE 0 END AS vorder,
        nu + greatest(achter, 0) - lager - verreken AS ruim
    FROM maand_stand s
    LEFT JOIN maand_terug t USING (persoon_id)
    CROSS JOIN LATERAL (SELECT t.persoon_id IS NOT NULL AS mag, CASE WHEN achter > 0 THEN least(achter, greatest(open, 0)) ELSE 0 END AS lager,
        CASE WHEN achter < 0 AND t.persoon_id IS NOT NULL THEN least(-achter, nu * %(deel)s / 100000) ELSE 0 END AS verreken) y
) x
"""
