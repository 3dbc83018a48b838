"""Brakes and facts, as the runs read them, for all candidates at once."""

# Who is braked leaves, and appears on the worklist. Needs ``kandidaat``; gives ``geremd`` and ``wie``.
GEREMD = """
geremd AS MATERIALIZED (
    SELECT persoon_id, jsonb_agg(DISTINCT r.soort) AS remmen FROM kandidaat JOIN remmen_rem r USING (persoon_id)
    WHERE r.vervangen_op IS NULL AND r.soort = ANY (%(remmen)s) AND r.lijn IN ('', 'lesgeld') AND r.van <= %(peildatum)s
        AND coalesce(r.tot, 'infinity') >= %(peildatum)s
    GROUP BY persoon_id
), taak_geremd AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT 'geremd', 'lesgeld', concat_ws(':', 'rem', %(soort)s, %(schooljaar)s, persoon_id), persoon_id, %(geremd)s,
        jsonb_build_object('remmen', remmen), 1, ''
    FROM geremd
), wie AS MATERIALIZED (
    SELECT k.persoon_id, g.geboortedatum, o.datum AS overleden_op
    FROM kandidaat k JOIN register_persoonsgegeven g ON g.persoon_id = k.persoon_id AND g.vervangen_op IS NULL
    LEFT JOIN register_overlijden o ON o.persoon_id = k.persoon_id AND o.vervangen_op IS NULL
    WHERE NOT EXISTS (SELECT FROM geremd r WHERE r.persoon_id = k.persoon_id)
)"""

# Every enrolment in the school year with what the register knows about why it ended.
RIJEN = """
rijen AS MATERIALIZED (
    SELECT i.persoon_id, i.id, i.begindatum, least(i.einddatum, w.overleden_op) AS einddatum, i.onderwijs, i.vrijstelling, i.examenkandidaat,
        CASE WHEN w.overleden_op <= coalesce(i.einddatum, 'infinity') THEN 3 WHEN i.einddatum IS NULL THEN 0
             WHEN d.behaald_op IS NOT NULL THEN 1 WHEN c.begindatum IS NOT NULL THEN 2 ELSE 0 END AS reden,
        CASE WHEN w.overleden_op <= coalesce(i.einddatum, 'infinity') THEN w.overleden_op
             ELSE coalesce(d.behaald_op, i.einddatum) END AS reden_datum
    FROM wie w JOIN register_inschrijving i ON i.persoon_id = w.persoon_id AND i.vervangen_op IS NULL
    LEFT JOIN LATERAL (SELECT max(behaald_op) AS behaald_op FROM register_diploma
        WHERE persoon_id = i.persoon_id AND opleiding_id = i.opleiding_id AND vervangen_op IS NULL
          AND behaald_op BETWEEN i.begindatum AND %(eind)s) d ON i.einddatum IS NOT NULL
    LEFT JOIN LATERAL (SELECT min(begindatum) AS begindatum FROM register_inschrijving
        WHERE persoon_id = i.persoon_id AND vervangen_op IS NULL AND onderwijs IN (2, 3, 5)
          AND begindatum > i.begindatum AND begindatum <= %(eind)s AND coalesce(einddatum, %(eind)s) > i.einddatum) c ON i.einddatum IS NOT NULL
    WHERE i.begindatum <= %(eind)s AND (i.einddatum IS NULL OR i.einddatum >= %(begin)s) AND i.ontvangen_op <= %(peildatum)s
        AND i.begindatum <= coalesce(w.overleden_op, 'infinity')
)"""


def met_redenen(naam: str, telt: str) -> str:
    """The input of the rule: the same persons and enrolments, with only the reasons for which ``telt`` holds."""
    return f"""
{naam}_wie AS (SELECT * FROM wie),
{naam}_rij AS (
    SELECT persoon_id, id, begindatum, einddatum, onderwijs, vrijstelling, examenkandidaat, CASE WHEN {telt} THEN reden ELSE 0 END AS reden, reden_datum
    FROM rijen
)"""
