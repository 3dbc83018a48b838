"""Whom a chunk judges, and whom it must look at besides: brothers and sisters share their parents' contribution (WSF 3.13)."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

TABELLEN = ("kandidaat", "kring", "besluit", "toekenning", "bericht", "gezin", "mens", "voorstel", "ouder")

# Children of the same legal parents who have, or had, studiefinanciering of their own.
FAMILIE = """
SELECT DISTINCT b.persoon_id
FROM {personen} k
CROSS JOIN LATERAL (SELECT verwant_id FROM register_familierelatie WHERE persoon_id = k.persoon_id AND soort IN (1, 2)
    AND vervangen_op IS NULL AND tot IS NULL OFFSET 0) r
CROSS JOIN LATERAL (SELECT persoon_id FROM register_familierelatie WHERE verwant_id = r.verwant_id AND soort IN (1, 2)
    AND vervangen_op IS NULL AND tot IS NULL AND persoon_id <> k.persoon_id OFFSET 0) b
CROSS JOIN LATERAL (SELECT id FROM studiefinanciering_studiekeuze WHERE persoon_id = b.persoon_id AND vervangen_op IS NULL LIMIT 1) s
"""
KRING = f"""
CREATE TEMPORARY TABLE stufi_kring ON COMMIT DROP AS
SELECT persoon_id, true AS kandidaat FROM stufi_kandidaat
UNION ALL
SELECT persoon_id, false FROM (({FAMILIE.format(personen="stufi_kandidaat")}) EXCEPT SELECT persoon_id FROM stufi_kandidaat) f
"""
# One lookup per person in key order: whoever awards to one child of a family waits for who awards to another.
VERGRENDEL = """
SELECT count(*) FROM (SELECT persoon_id FROM stufi_kring ORDER BY persoon_id) k
CROSS JOIN LATERAL (SELECT id FROM register_persoon WHERE id = k.persoon_id FOR NO KEY UPDATE) p
"""
VERGRENDEL_KRING = f"""
SELECT count(*) FROM (
    SELECT persoon_id FROM (SELECT unnest(%(personen)s::bigint[]) AS persoon_id) zelf
    UNION SELECT persoon_id FROM ({FAMILIE.format(personen="(SELECT unnest(%(personen)s::bigint[]) AS persoon_id)")}) f
    ORDER BY persoon_id) k
CROSS JOIN LATERAL (SELECT id FROM register_persoon WHERE id = k.persoon_id FOR NO KEY UPDATE) p
"""


def kies(cursor: CursorWrapper, vraag: str, waarden: Mapping[str, Any]) -> int:
    """Fill ``stufi_kandidaat`` with the persons that ``vraag`` gives; returns how many."""
    for tabel in TABELLEN:
        cursor.execute(f"DROP TABLE IF EXISTS stufi_{tabel}")
    cursor.execute(f"CREATE TEMPORARY TABLE stufi_kandidaat ON COMMIT DROP AS {vraag}", waarden)
    aantal = int(cursor.rowcount)
    cursor.execute("ANALYZE stufi_kandidaat")
    return aantal


def vergrendel(cursor: CursorWrapper) -> None:
    """Lock the candidates with their families, all in one order, before anything of them is read."""
    cursor.execute(KRING)
    cursor.execute("ANALYZE stufi_kring")
    cursor.execute(VERGRENDEL)


def vergrendel_kring(personen: Iterable[int]) -> None:
    """The same lock for a use case of one person. Taken first: who holds one child already would block a sister's chunk."""
    with connection.cursor() as cursor:
        cursor.execute(VERGRENDEL_KRING, {"personen": sorted(set(personen))})
