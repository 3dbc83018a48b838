"""Record what people want of the aanvullende beurs, as facts: one home for yes, no, and awarded without a request."""

from datetime import date
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from studiefinanciering.models import Aanvullend

# ``doel`` has persoon_id, vanaf and aanvullend. Every choice from that month on is replaced by the same choice with the new wish; where
# none begins in that month, the one in force is repeated from there. Choices to stop stay as they are.
OUD = """
CREATE TEMPORARY TABLE stufi_wens ON COMMIT DROP AS
SELECT d.persoon_id, greatest(s.vanaf, d.vanaf) AS vanaf, s.id, s.vanaf >= d.vanaf AS vervang, d.aanvullend,
    coalesce(s.lening_centen, 0) AS lening_centen, coalesce(s.collegegeldkrediet_centen, 0) AS collegegeldkrediet_centen,
    coalesce(s.eenoudergezin, false) AS eenoudergezin, coalesce(s.reisproduct, 0) AS reisproduct
FROM {doel} d LEFT JOIN LATERAL (
    SELECT * FROM studiefinanciering_studiekeuze k WHERE k.persoon_id = d.persoon_id AND k.vervangen_op IS NULL AND NOT k.stopt
        AND k.vanaf >= coalesce((SELECT max(e.vanaf) FROM studiefinanciering_studiekeuze e
            WHERE e.persoon_id = d.persoon_id AND e.vervangen_op IS NULL AND e.vanaf <= d.vanaf), d.vanaf) OFFSET 0) s ON true
"""
VERVANG = """
UPDATE studiefinanciering_studiekeuze k SET vervangen_op = now() FROM stufi_wens w
WHERE k.id = w.id AND w.vervang AND k.vervangen_op IS NULL
"""
NIEUW = """
INSERT INTO studiefinanciering_studiekeuze (persoon_id, vanaf, stopt, aanvullend, lening_centen, collegegeldkrediet_centen,
    eenoudergezin, reisproduct, aangevraagd_op, aanvraag_id, reden)
SELECT persoon_id, vanaf, false, aanvullend, lening_centen, collegegeldkrediet_centen, eenoudergezin, reisproduct,
    %(dag)s, %(aanvraag)s, %(reden)s
FROM stufi_wens ORDER BY persoon_id, vanaf
"""


def leg_wensen_vast(cursor: CursorWrapper, doel: str, dag: date, reden: str, aanvraag_id: int | None = None) -> int:
    """``doel``: a trusted table or query with persoon_id, vanaf and aanvullend. Returns how many choices were written.

    The caller holds the lock on the families, and judges afterwards.
    """
    waarden: dict[str, Any] = {"dag": dag, "reden": reden, "aanvraag": aanvraag_id}
    cursor.execute("DROP TABLE IF EXISTS stufi_wens")
    cursor.execute(OUD.format(doel=doel))
    cursor.execute(VERVANG)
    cursor.execute(NIEUW, waarden)
    return int(cursor.rowcount)


def leg_wens_vast(persoon_id: int, vanaf: date, aanvullend: Aanvullend, dag: date, reden: str, aanvraag_id: int | None = None) -> None:
    """Of one person, from ``vanaf`` (first day of a month) on."""
    doel = f"(SELECT {int(persoon_id)}::bigint AS persoon_id, '{vanaf.isoformat()}'::date AS vanaf, {int(aanvullend)} AS aanvullend)"
    with connection.cursor() as cursor:
        leg_wensen_vast(cursor, doel, dag, reden, aanvraag_id)
