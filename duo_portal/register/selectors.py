"""Questions to the register."""

from collections.abc import Sequence

from django.db import connection


def lees_inkomens(personen: Sequence[int], jaar: int, *, doel: str, grond: str, door: str) -> dict[int, int]:
    """Incomes in cents by person, read for a named purpose on a named legal ground; every read is logged.

    Raises ``django.db.ProgrammingError`` when purpose or ground is empty: the database refuses it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM register_lees_inkomens(%s, %s, %s, %s, %s)", [list(personen), jaar, doel, grond, door])
        return dict(cursor.fetchall())
