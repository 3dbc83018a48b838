"""The facts of a chunk as two frames: one row per person, one row per enrolment."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.db.backends.utils import CursorWrapper

from duo_portal.batches.kolommen import lees
from duo_portal.tijd import schooljaren

# Death ends every enrolment. Codes of ``reden`` are those of lesgeld.codes.Reden; what a person recognised goes before what the
# register tells, for it needs no switch and no request. ``los``: a recognised reason that no enrolment fits any more.
PERSONEN = """
SELECT k.persoon_id, %(schooljaar)s, g.geboortedatum, o.datum, {verrekend}, (o.id IS NOT NULL)::int,
    CASE WHEN e.id IS NOT NULL AND o.id IS NULL AND NOT EXISTS (SELECT FROM register_inschrijving x
        WHERE x.persoon_id = e.persoon_id AND x.vervangen_op IS NULL AND x.begindatum <= e.vanaf
          AND (x.einddatum IS NULL OR x.einddatum >= e.vanaf)) THEN 1 ELSE 0 END
FROM lesgeld_kandidaat k
JOIN {gegeven} g ON {g_bij_k}
LEFT JOIN register_overlijden o ON o.persoon_id = k.persoon_id AND o.vervangen_op IS NULL
LEFT JOIN lesgeld_erkendereden e ON e.persoon_id = k.persoon_id AND e.schooljaar = %(schooljaar)s AND e.vervangen_op IS NULL
ORDER BY k.persoon_id
"""
# What was set off against an allowance: no refund where that was done (UB LCW art. 7 lid 4).
VERREKEND = """coalesce((SELECT sum(b.bedrag_centen) FROM vorderingen_vordering v JOIN grootboek_boeking b ON b.vordering_id = v.id
    WHERE v.persoon_id = k.persoon_id AND v.soort = 1 AND v.periode = %(schooljaar)s AND b.oorzaak = 14
        AND NOT EXISTS (SELECT FROM grootboek_boeking t WHERE t.keert_om_id = b.id)), 0)"""
INSCHRIJVINGEN = """
SELECT i.persoon_id, %(schooljaar)s, i.id, i.begindatum, least(i.einddatum, o.datum), i.onderwijs, i.vrijstelling,
    CASE WHEN o.datum <= coalesce(i.einddatum, 'infinity') THEN 3
         WHEN i.einddatum IS NULL THEN 0
         WHEN e.erkend IS NOT NULL THEN e.erkend
         WHEN d.behaald_op IS NOT NULL THEN 1
         WHEN c.begindatum IS NOT NULL THEN 2
         ELSE 0 END,
    i.examenkandidaat::int,
    CASE WHEN o.datum <= coalesce(i.einddatum, 'infinity') THEN o.datum
         WHEN e.erkend IS NOT NULL THEN i.einddatum
         ELSE coalesce(d.behaald_op, i.einddatum) END,
    CASE WHEN e.erkend IS NULL OR o.datum <= i.einddatum THEN 0 ELSE 1 END
FROM lesgeld_kandidaat k
JOIN {inschrijving} i ON {i_bij_k}
LEFT JOIN register_overlijden o ON o.persoon_id = i.persoon_id AND o.vervangen_op IS NULL
LEFT JOIN lesgeld_erkendereden e ON e.persoon_id = i.persoon_id AND e.schooljaar = %(schooljaar)s AND e.vervangen_op IS NULL
    AND e.vanaf BETWEEN i.begindatum AND i.einddatum
LEFT JOIN LATERAL (SELECT max(behaald_op) AS behaald_op FROM register_diploma
    WHERE persoon_id = i.persoon_id AND opleiding_id = i.opleiding_id AND vervangen_op IS NULL
      AND behaald_op BETWEEN i.begindatum AND %(eind)s) d ON i.einddatum IS NOT NULL
LEFT JOIN LATERAL (SELECT min(begindatum) AS begindatum FROM register_inschrijving
    WHERE persoon_id = i.persoon_id AND vervangen_op IS NULL AND onderwijs IN (2, 3, 5)
      AND begindatum > i.begindatum AND begindatum <= %(eind)s AND coalesce(einddatum, %(eind)s) > i.einddatum) c
    ON i.einddatum IS NOT NULL
WHERE i.begindatum <= %(eind)s AND (i.einddatum IS NULL OR i.einddatum >= %(begin)s) AND i.ontvangen_op <= %(peildatum)s
    AND i.begindatum <= coalesce(o.datum, 'infinity')
ORDER BY i.persoon_id, i.begindatum, i.id
"""
PERSOON_SCHEMA = {
    "persoon_id": pl.Int64,
    "schooljaar": pl.Int32,
    "geboortedatum": pl.Date,
    "overleden_op": pl.Date,
    "verrekend_centen": pl.Int64,
    "overleden": pl.Boolean,
    "los": pl.Boolean,
}
INSCHRIJVING_SCHEMA = {
    "persoon_id": pl.Int64,
    "schooljaar": pl.Int32,
    "inschrijving_id": pl.Int64,
    "begindatum": pl.Date,
    "einddatum": pl.Date,
    "onderwijs": pl.Int16,
    "vrijstelling": pl.Int16,
    "reden": pl.Int16,
    "examenkandidaat": pl.Boolean,
    "reden_datum": pl.Date,
    "erkend": pl.Boolean,
}


DICHT = 16  # a range is read when at least one in so many persons of it is a candidate


@dataclass(frozen=True)
class Situatie:
    personen: pl.DataFrame
    inschrijvingen: pl.DataFrame


def kies(cursor: CursorWrapper, vraag: str, waarden: dict[str, Any]) -> int:
    """Fill ``lesgeld_kandidaat`` with the persons that ``vraag`` gives; returns how many."""
    cursor.execute("DROP TABLE IF EXISTS lesgeld_kandidaat")
    cursor.execute(f"CREATE TEMPORARY TABLE lesgeld_kandidaat ON COMMIT DROP AS {vraag}", waarden)
    aantal = int(cursor.rowcount)
    cursor.execute("ANALYZE lesgeld_kandidaat")
    return aantal


def lees_situatie(cursor: CursorWrapper, schooljaar: int, peildatum: date, *, met_claim: bool = False) -> Situatie:
    """What is known of the chosen persons for ``schooljaar`` at this moment; ``met_claim``: they may have a claim already."""
    cursor.execute("SELECT coalesce(min(persoon_id), 0), coalesce(max(persoon_id), 0), count(*) FROM lesgeld_kandidaat")
    van, tot, aantal = cursor.fetchone()
    waarden = {
        "van": van,
        "tot": tot,
        "schooljaar": schooljaar,
        "begin": schooljaren.begin(schooljaar),
        "eind": schooljaren.eind(schooljaar),
        "peildatum": peildatum,
    }
    bronnen = {**_bronnen(dicht=aantal * DICHT >= tot - van), "verrekend": VERREKEND if met_claim else "0"}
    personen = lees(cursor, PERSONEN.format(**bronnen), waarden, PERSOON_SCHEMA)
    return Situatie(personen, lees(cursor, INSCHRIJVINGEN.format(**bronnen), waarden, INSCHRIJVING_SCHEMA))


def _bronnen(dicht: bool) -> dict[str, str]:
    """How the big tables are read: the range of the chunk where most persons in it are candidates, else one lookup per person.

    Left to itself Postgres walks through the whole register: it does not carry bounds over a join, and OFFSET 0 forbids it
    to make a join of the lookups.
    """
    wie = "persoon_id BETWEEN %(van)s AND %(tot)s" if dicht else "persoon_id = k.persoon_id OFFSET 0"
    huidig = f"vervangen_op IS NULL AND {wie}"
    vorm, bij = ("({})", "{}.persoon_id = k.persoon_id") if dicht else ("LATERAL ({})", "true")
    return {
        "gegeven": vorm.format(f"SELECT persoon_id, geboortedatum FROM register_persoonsgegeven WHERE {huidig}"),
        "inschrijving": vorm.format(f"SELECT * FROM register_inschrijving WHERE {huidig}"),
        "g_bij_k": bij.format("g"),
        "i_bij_k": bij.format("i"),
    }
