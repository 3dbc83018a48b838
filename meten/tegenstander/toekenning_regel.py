"""The amounts of a stretch of equal months in SQL, with the value of every step. Half up is the floor of (2x + y) / 2y, exact in numerics.

Needs ``vak`` (the stretches) and ``ouder`` (rol, inkomen, telkinderen, aflossing of who was looked at); ``%(normen)s`` is a JSON list
with the norms of each situation and month. Gives ``uitkomst``. Steps keep the order in which the product's rule stores them.
"""


def _ouder(nr: int, ander: int) -> str:
    return f"""
        CASE WHEN rol{nr} NOT IN (1, 2) THEN 0 WHEN rol{ander} IN (0, 3, 4) THEN 3 WHEN rol{nr} = 2 THEN 2 ELSE 1 END AS soort{nr}"""


def _voet(nr: int) -> str:
    return f"""
        CASE WHEN soort{nr} > 0 THEN inkomen{nr} ELSE 0 END AS ink{nr},
        CASE soort{nr} WHEN 0 THEN 0 WHEN 1 THEN voet_gewoon WHEN 2 THEN voet_alleen ELSE 2 * voet_gewoon END AS voet{nr},
        CASE WHEN soort{nr} > 0 THEN aflossing{nr} + telkind * telkinderen{nr} ELSE 0 END AS aftrek{nr}"""


def _netto(nr: int) -> str:
    return f"floor((2 * ((ink{nr} - voet{nr})::numeric * deel - 100000 * aftrek{nr}) + 1200000) / 2400000)::bigint AS netto{nr}"


BEDRAGEN = f"""
norm AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(%(normen)s::jsonb) n (situatie int, maand date, normbedrag bigint, basisbeurs bigint, verhoging bigint, basislening bigint,
        lesgelddeel bigint, deel bigint, voet_gewoon bigint, voet_alleen bigint, eenouder bigint, telkind bigint, leenfase bigint, vijfvoud bigint)
), rol AS (
    SELECT v.persoon_id, v.van, v.tot, 1 + (extract(month FROM v.tot) - extract(month FROM v.van))::int AS duur, v.onderwijs, v.niveau, v.uitwonend,
        v.eenoudergezin, v.fase, v.aanvullend_gift, v.wil, v.lening AS gewenst, v.collegegeld, v.k1, v.k2, v.jaar_van_18,
        n.situatie, n.normbedrag, n.basisbeurs, n.verhoging, n.basislening, n.telkind, n.leenfase, n.vijfvoud,
        CASE WHEN v.jaar_van_18 THEN 0 ELSE n.lesgelddeel END AS lesgelddeel, CASE WHEN v.wil THEN n.deel ELSE 0 END AS deel,
        CASE WHEN v.wil THEN n.voet_gewoon ELSE 0 END AS voet_gewoon, CASE WHEN v.wil THEN n.voet_alleen ELSE 0 END AS voet_alleen,
        CASE WHEN v.eenoudergezin THEN n.eenouder ELSE 0 END AS eenoudernorm,
        CASE WHEN v.ouder1 IS NULL THEN 0 ELSE coalesce(o1.rol, 5) END AS status1, CASE WHEN v.ouder2 IS NULL THEN 0 ELSE coalesce(o2.rol, 5) END AS status2,
        CASE WHEN NOT v.wil OR v.ouder1 IS NULL THEN 0 ELSE coalesce(o1.rol, 5) END AS rol1,
        CASE WHEN NOT v.wil OR v.ouder2 IS NULL THEN 0 ELSE coalesce(o2.rol, 5) END AS rol2,
        coalesce(o1.inkomen, 0) AS inkomen1, coalesce(o2.inkomen, 0) AS inkomen2, coalesce(o1.aflossing, 0) AS aflossing1,
        coalesce(o2.aflossing, 0) AS aflossing2, coalesce(o1.telkinderen, 0) AS telkinderen1, coalesce(o2.telkinderen, 0) AS telkinderen2
    FROM vak v JOIN norm n ON n.situatie = 2 * v.onderwijs - 1 + v.uitwonend::int AND n.maand = v.van
    LEFT JOIN ouder o1 ON o1.persoon_id = v.ouder1 AND v.wil LEFT JOIN ouder o2 ON o2.persoon_id = v.ouder2 AND v.wil
), soort AS (
    SELECT *, normbedrag - basisbeurs - basislening + lesgelddeel AS hoogste, rol1 = 5 OR rol2 = 5 AS onbekend, wil AND rol1 <> 5 AND rol2 <> 5 AS bekend,{_ouder(1, 2)},{_ouder(2, 1)}
    FROM rol
), voet AS (
    SELECT *,{_voet(1)},{_voet(2)} FROM soort
), netto AS (
    SELECT *, {_netto(1)}, {_netto(2)} FROM voet
), samen AS (
    SELECT *, CASE WHEN bekend THEN floor((2 * (netto1 * k2 + netto2 * k1) + k1 * k2)::numeric / (2 * k1 * k2))::bigint END AS samen FROM netto
), bijdrage AS (
    SELECT *, CASE WHEN bekend THEN least(greatest(samen, 0), hoogste) END AS bijdrage,
        CASE WHEN bekend THEN hoogste - least(greatest(samen, 0), hoogste) ELSE 0 END AS berekend
    FROM samen
), beurs AS (
    SELECT *, CASE WHEN fase < 3 THEN berekend ELSE 0 END AS aanvullend, CASE WHEN fase < 3 THEN basisbeurs + verhoging ELSE 0 END AS basis,
        CASE WHEN fase < 3 THEN eenoudernorm ELSE 0 END AS eenouder,
        CASE WHEN fase = 3 THEN basisbeurs + verhoging + berekend + eenoudernorm ELSE 0 END AS als_lening,
        CASE WHEN fase < 4 THEN basislening + hoogste - berekend WHEN fase = 4 THEN leenfase ELSE 0 END AS lening_hoogste,
        CASE WHEN fase < 5 THEN least((2 * 12 * collegegeld + 12) / 24, (2 * vijfvoud + 12) / 24) ELSE 0 END AS krediet_hoogste
    FROM bijdrage
), vorm AS (
    SELECT *, CASE WHEN gewenst < 0 OR gewenst > lening_hoogste THEN lening_hoogste ELSE gewenst END AS erbij,
        CASE WHEN collegegeld < 0 OR collegegeld > krediet_hoogste THEN krediet_hoogste ELSE collegegeld END AS krediet,
        CASE WHEN fase = 2 THEN basis + eenouder + CASE WHEN aanvullend_gift THEN 0 ELSE aanvullend END ELSE 0 END AS prestatie
    FROM beurs
), uitkomst AS MATERIALIZED (
    SELECT *, basis + aanvullend + eenouder - prestatie AS gift, erbij + als_lening AS lening,
        basis + aanvullend + eenouder + erbij + als_lening + krediet AS totaal
    FROM vorm WHERE basis + aanvullend + eenouder + erbij + als_lening + krediet > 0
)"""


def _stappen_van(nr: int) -> str:
    return f"soort{nr}, ink{nr}, voet{nr}, ink{nr} - voet{nr}, aftrek{nr}, netto{nr}, k{nr}"


STAPPEN = f"""ARRAY[van - date '1970-01-01', situatie, fase, wil::int, jaar_van_18::int, normbedrag, basisbeurs, verhoging, basislening, lesgelddeel, hoogste,
        deel, voet_gewoon, voet_alleen, rol1, rol2, {_stappen_van(1)}, {_stappen_van(2)}, onbekend::int, bekend::int, 0, samen, bijdrage, berekend,
        aanvullend, basis, eenouder, als_lening, lening_hoogste, erbij, krediet_hoogste, krediet, gift, prestatie, lening, totaal]::bigint[]"""
