"""The rule "lesgeld" as common table expressions: from enrolments to fee, ground, steps and facts, for all persons at once.

Written apart from the product's rule, so that equal rows also mean that both understand the law in the same way. For a name
``n`` there must be ``n_wie`` (persoon_id, geboortedatum, overleden_op) and ``n_rij`` (the enrolments, their ends already cut by
death, with reden and reden_datum); the result is ``n``, one row per person. A year counts its months from August, which is 0.
"""

MAAND = "((extract(month FROM {})::int + 4) %% 12)"
SLOT = "(coalesce(eind, %(eind)s::date) - date '1970-01-01')::bigint"
STAPPEN = """(%(begin)s::date - date '1970-01-01'), %(jaarbedrag)s, achttien::int, plichtig, vrijgesteld, voor_oktober, tellen, perioden,
        perioden_vrij, eerste_dag - date '1970-01-01', slotdag - date '1970-01-01', overleden::int, 0, naar_mens::int, maanden, kost, reden_terug,
        maanden_terug, terug, boven, lesgeld, %(schakelaar)s, zonder_aanvraag::int, grond"""

OORDEEL = f"""
$_jaar AS (
    SELECT persoon_id, id, onderwijs, vrijstelling, examenkandidaat, einddatum < begindatum AS tegenstrijdig,
        greatest(begindatum, %(begin)s::date) AS begin, CASE WHEN einddatum <= %(eind)s::date THEN einddatum END AS eind,
        CASE WHEN einddatum <= %(eind)s::date THEN reden ELSE 0 END AS reden
    FROM $_rij WHERE einddatum IS NULL OR einddatum >= %(begin)s::date OR einddatum < begindatum
), $_vlag AS (
    SELECT *, onderwijs IN (1, 4) AND NOT examenkandidaat AND tegenstrijdig IS NOT TRUE AS plichtig,
        coalesce(eind < %(oktober)s::date, false) AS te_vroeg
    FROM $_jaar
), $_tel AS (
    SELECT persoon_id, coalesce(bool_or(tegenstrijdig), false) AS tegenstrijdig, count(*) FILTER (WHERE plichtig) AS plichtig,
        count(*) FILTER (WHERE plichtig AND vrijstelling <> 0) AS vrijgesteld,
        count(*) FILTER (WHERE plichtig AND vrijstelling = 0 AND te_vroeg) AS voor_oktober,
        count(*) FILTER (WHERE plichtig AND vrijstelling = 0 AND NOT te_vroeg) AS tellen
    FROM $_vlag GROUP BY persoon_id
), $_begin AS (
    SELECT *, begin > max(coalesce(eind, %(eind)s::date)) OVER (PARTITION BY persoon_id, examenkandidaat ORDER BY begin, id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) + examenkandidaat::int IS NOT FALSE AS nieuw
    FROM $_vlag WHERE (plichtig AND vrijstelling = 0 AND NOT te_vroeg) OR (examenkandidaat AND tegenstrijdig IS NOT TRUE)
), $_nummer AS (
    SELECT *, sum(nieuw::int) OVER (PARTITION BY persoon_id, examenkandidaat ORDER BY begin, id ROWS UNBOUNDED PRECEDING) AS periode
    FROM $_begin
), $_slot AS (
    SELECT persoon_id, examenkandidaat, periode, min(begin) AS begin,
        max((({SLOT} * 2 + (eind IS NULL)::int) * 100 + reden) * 2 + (onderwijs = 1)::int) AS slot
    FROM $_nummer GROUP BY persoon_id, examenkandidaat, periode
), $_periode AS (
    SELECT persoon_id, examenkandidaat, periode, begin, slot %% 2 = 1 AS bol, (slot / 2 %% 100)::int AS reden,
        CASE WHEN slot / 200 %% 2 = 0 THEN date '1970-01-01' + (slot / 400)::int END AS eind
    FROM $_slot
), $_terug AS (
    SELECT p.persoon_id, p.periode, p.begin, CASE WHEN e.persoon_id IS NULL THEN p.eind ELSE e.eind END AS eind,
        CASE WHEN e.persoon_id IS NULL THEN p.reden ELSE e.reden END AS reden
    FROM $_periode p
    LEFT JOIN (
        SELECT DISTINCT ON (q.persoon_id, q.periode) q.persoon_id, q.periode, x.eind, x.reden
        FROM $_periode x JOIN $_periode q ON q.persoon_id = x.persoon_id AND NOT q.examenkandidaat AND q.bol AND q.eind IS NOT NULL
            AND x.begin > q.begin AND x.begin <= q.eind + 1 AND (x.eind IS NULL OR x.eind > q.eind)
        WHERE x.examenkandidaat ORDER BY q.persoon_id, q.periode, x.eind DESC NULLS FIRST
    ) e ON e.persoon_id = p.persoon_id AND e.periode = p.periode
    WHERE NOT p.examenkandidaat
), $_recht AS (
    SELECT *, coalesce(eind < %(mei)s::date, false) AND reden <> 0 AS recht,
        CASE WHEN {MAAND.format("begin")} <= 2 THEN 12 ELSE 12 - {MAAND.format("begin")} END AS n, 11 - {MAAND.format("eind")} AS m
    FROM $_terug
), $_bedrag AS (
    SELECT *, (2 * %(jaarbedrag)s * n + 12) / 24 AS kost,
        CASE WHEN recht THEN least((2 * %(jaarbedrag)s * n + 12) / 24, (2 * %(jaarbedrag)s * m + 12) / 24) ELSE 0 END AS terug,
        count(*) FILTER (WHERE NOT recht) OVER (PARTITION BY persoon_id ORDER BY periode ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) = 0 AS betaalt
    FROM $_recht
), $_som AS (
    SELECT persoon_id, count(*) AS perioden, count(*) FILTER (WHERE NOT betaalt) AS perioden_vrij, min(begin) AS eerste_dag,
        (array_agg(eind ORDER BY periode DESC))[1] AS slotdag, coalesce(max(periode * 100 + reden) FILTER (WHERE betaalt AND recht) %% 100, 0)::int AS reden_terug,
        coalesce(sum(n) FILTER (WHERE betaalt), 0) AS maanden, coalesce(sum(m) FILTER (WHERE betaalt AND recht), 0) AS maanden_terug,
        coalesce(sum(kost) FILTER (WHERE betaalt), 0) AS kost, coalesce(sum(terug) FILTER (WHERE betaalt), 0) AS terug,
        coalesce(bool_or(reden IN (1, 2)) FILTER (WHERE betaalt AND recht), false) AS op_schakelaar,
        coalesce(bool_or(reden IN (4, 5)) FILTER (WHERE betaalt AND recht), false) AS op_aanvraag
    FROM $_bedrag GROUP BY persoon_id
), $_feit AS (
    SELECT persoon_id, min(begindatum) AS ingeschreven_vanaf, coalesce(max(einddatum) FILTER (WHERE reden > 0), max(einddatum)) AS laatste_dag,
        coalesce(max(reden_datum) FILTER (WHERE reden > 0), max(einddatum), max(begindatum)) AS reden_datum,
        jsonb_agg(jsonb_build_object('inschrijving_id', id, 'begindatum', begindatum, 'einddatum', einddatum, 'onderwijs', onderwijs,
            'vrijstelling', vrijstelling, 'reden', reden, 'examenkandidaat', examenkandidaat) ORDER BY begindatum, id) AS inschrijvingen
    FROM $_rij GROUP BY persoon_id
), $_stand AS (
    SELECT w.persoon_id, f.ingeschreven_vanaf, f.laatste_dag, f.reden_datum, w.geboortedatum <= %(grens)s::date AS achttien,
        coalesce(w.overleden_op <= %(eind)s::date, false) AS overleden, w.overleden_op IS NOT NULL AS dood,
        coalesce(t.plichtig, 0) AS plichtig, coalesce(t.vrijgesteld, 0) AS vrijgesteld, coalesce(t.voor_oktober, 0) AS voor_oktober,
        coalesce(t.tellen, 0) AS tellen, coalesce(s.perioden, 0) AS perioden, coalesce(s.perioden_vrij, 0) AS perioden_vrij, s.eerste_dag, s.slotdag,
        coalesce(t.tegenstrijdig, false) OR (s.perioden > 0 AND w.geboortedatum IS NULL) IS TRUE AS naar_mens,
        NOT coalesce(s.op_aanvraag, false) AND (%(schakelaar)s = 1 OR NOT coalesce(s.op_schakelaar, false)) AS zonder_aanvraag,
        coalesce(w.geboortedatum <= %(grens)s::date, false) AND coalesce(t.tegenstrijdig, false) IS FALSE AS telt,
        s.maanden, s.kost, s.reden_terug, s.maanden_terug, s.terug,
        jsonb_build_object('geboortedatum', w.geboortedatum, 'overleden_op', w.overleden_op, 'inschrijvingen', f.inschrijvingen) AS feiten
    FROM $_wie w LEFT JOIN $_feit f USING (persoon_id) LEFT JOIN $_tel t USING (persoon_id) LEFT JOIN $_som s USING (persoon_id)
), $_geld AS (
    SELECT persoon_id, ingeschreven_vanaf, laatste_dag, reden_datum, achttien, overleden, dood, plichtig, vrijgesteld, voor_oktober, tellen, perioden,
        perioden_vrij, eerste_dag, slotdag, naar_mens, zonder_aanvraag, feiten,
        CASE WHEN telt THEN coalesce(maanden, 0) ELSE 0 END AS maanden, CASE WHEN telt THEN coalesce(reden_terug, 0) ELSE 0 END AS reden_terug,
        CASE WHEN telt THEN coalesce(maanden_terug, 0) ELSE 0 END AS maanden_terug,
        CASE WHEN naar_mens THEN NULL WHEN telt THEN coalesce(kost, 0) ELSE 0 END AS kost,
        CASE WHEN naar_mens THEN NULL WHEN telt THEN coalesce(terug, 0) ELSE 0 END AS terug,
        CASE WHEN naar_mens THEN NULL WHEN telt THEN greatest(coalesce(kost - terug, 0) - %(jaarbedrag)s, 0) ELSE 0 END AS boven
    FROM $_stand
), $_grond AS (
    SELECT *, kost - terug - boven AS lesgeld,
        CASE WHEN naar_mens THEN 13 WHEN plichtig = 0 THEN 3 WHEN achttien IS FALSE THEN 4 WHEN perioden = 0 AND overleden THEN 9
             WHEN perioden = 0 AND voor_oktober > 0 THEN 6 WHEN perioden = 0 THEN 5 WHEN boven > 0 THEN 12
             WHEN reden_terug > 0 THEN 6 + reden_terug WHEN tellen > 1 THEN 12 WHEN maanden < 12 THEN 2 ELSE 1 END AS grond
    FROM $_geld
), $ AS MATERIALIZED (
    SELECT persoon_id, ingeschreven_vanaf, laatste_dag, reden_datum, naar_mens, feiten, lesgeld::bigint, grond, overleden, dood, ARRAY[{STAPPEN}]::bigint[] AS stappen,
        CASE grond WHEN 1 THEN 'volledig' WHEN 2 THEN 'late_inschrijving' WHEN 7 THEN 'diploma' WHEN 8 THEN 'overstap' WHEN 6 THEN 'voor_1_oktober'
            WHEN 12 THEN 'dubbel' WHEN 10 THEN 'ziekte' WHEN 11 THEN 'familie' WHEN 3 THEN 'niet_plichtig' WHEN 4 THEN 'niet_plichtig'
            ELSE 'correctie' END AS reden
    FROM $_grond
)"""


def oordeel(naam: str) -> str:
    return OORDEEL.replace("$", naam)
