"""The norms of direct debit, loaded once."""

from datetime import date
from pathlib import Path

from duo_portal.regels.normen import laad

NORMEN = laad(Path(__file__).parent / "normen" / "incasso.toml")


def norm(naam: str, op: date) -> int:
    """The value that holds on a day, as a whole number in the unit of the norm."""
    return int(NORMEN[naam].op(op).waarde or 0)
