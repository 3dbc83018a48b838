"""Made-up families in one real table, and the exact answer to what each of them contributes, in the whole numbers of Postgres."""

TABEL = """
CREATE TABLE meting_gezin AS
SELECT n AS persoon_id, date '2026-01-01' AS maand, date '2000-01-01' + (h %% 2900)::int AS geboortedatum, (1 + h / 7 %% 2)::smallint AS onderwijs,
    h / 11 %% 2 = 0 AS uitwonend, (ARRAY[1,1,1,1,1,2,3,4])[1 + h / 13 %% 8]::smallint AS ouder1_status, h / 101 %% 7500000 AS ouder1_inkomen,
    CASE WHEN h / 17 %% 20 = 0 THEN 120001 ELSE 0 END::bigint AS ouder1_aflossing, h / 19 %% 3 AS ouder1_telkinderen, 1 + h / 23 %% 3 AS ouder1_kinderen,
    (ARRAY[1,1,1,1,1,1,2,4])[1 + h / 29 %% 8]::smallint AS ouder2_status, h / 211 %% 6500000 AS ouder2_inkomen,
    CASE WHEN h / 31 %% 20 = 0 THEN 60001 ELSE 0 END::bigint AS ouder2_aflossing, h / 37 %% 3 AS ouder2_telkinderen, 1 + h / 41 %% 3 AS ouder2_kinderen
FROM (SELECT n::bigint, abs(hashint8extended(n, 20260615) / 2) AS h FROM generate_series(1, %(aantal)s) n) g
"""
UITKOMST = """
CREATE TABLE {tabel} (persoon_id bigint, voet1 bigint, voet2 bigint, netto1 bigint, netto2 bigint, ouderbijdrage bigint, aanvullende_beurs bigint)
"""
# Half up is the floor of (2x + y) / 2y, and a floor of exact numerics is exact.
EXACT = """
CREATE TABLE meting_exact AS
WITH norm AS (
    SELECT g.*, CASE onderwijs WHEN 1 THEN 2315270 ELSE 2075030 END AS gewoon, CASE onderwijs WHEN 1 THEN 2933326 ELSE 2628928 END AS alleen,
        CASE onderwijs WHEN 1 THEN 26000 ELSE 13600 END AS deel,
        CASE WHEN onderwijs = 2 THEN 49108 ELSE CASE WHEN uitwonend THEN 34490 ELSE 31658 END
            + CASE WHEN geboortedatum BETWEEN '2007-08-01' AND '2008-07-31' THEN 0 ELSE 12150 END END AS hoogste
    FROM meting_gezin g
), voet AS (
    SELECT *, CASE WHEN ouder1_status > 2 THEN 0 WHEN ouder2_status > 2 THEN 2 * gewoon WHEN ouder1_status = 2 THEN alleen ELSE gewoon END AS voet1,
        CASE WHEN ouder2_status > 2 THEN 0 WHEN ouder1_status > 2 THEN 2 * gewoon WHEN ouder2_status = 2 THEN alleen ELSE gewoon END AS voet2
    FROM norm
), netto AS (
    SELECT *,
        CASE WHEN ouder1_status > 2 THEN 0 ELSE floor((2 * (deel::numeric * (ouder1_inkomen - voet1)
            - 100000 * (ouder1_aflossing + 36300 * ouder1_telkinderen)) + 1200000) / 2400000) END AS netto1,
        CASE WHEN ouder2_status > 2 THEN 0 ELSE floor((2 * (deel::numeric * (ouder2_inkomen - voet2)
            - 100000 * (ouder2_aflossing + 36300 * ouder2_telkinderen)) + 1200000) / 2400000) END AS netto2
    FROM voet
), samen AS (
    SELECT *, floor((2 * (netto1 * ouder2_kinderen + netto2 * ouder1_kinderen) + ouder1_kinderen * ouder2_kinderen)
        / (2 * ouder1_kinderen * ouder2_kinderen)) AS som
    FROM netto
)
SELECT persoon_id, voet1::bigint, voet2::bigint, netto1::bigint, netto2::bigint, least(greatest(som, 0), hoogste)::bigint AS ouderbijdrage,
    (hoogste - least(greatest(som, 0), hoogste))::bigint AS aanvullende_beurs
FROM samen
"""
# How many families have another outcome than the exact one, and by how much at most, in cents.
VERSCHIL = """
SELECT count(*) FILTER (WHERE (u.voet1, u.voet2, u.netto1, u.netto2, u.ouderbijdrage, u.aanvullende_beurs)
        IS DISTINCT FROM (e.voet1, e.voet2, e.netto1, e.netto2, e.ouderbijdrage, e.aanvullende_beurs)),
    count(*) FILTER (WHERE u.aanvullende_beurs IS DISTINCT FROM e.aanvullende_beurs),
    coalesce(max(abs(u.aanvullende_beurs - e.aanvullende_beurs)), 0)
FROM meting_exact e LEFT JOIN {tabel} u USING (persoon_id)
"""
