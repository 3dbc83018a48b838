"""A school year runs from 1 August to 31 July and is known by the year in which it starts: 2025 is 2025-2026."""

import re
from datetime import date

EERSTE_MAAND = 8
_TEKST = re.compile(r"([0-9]{4})-([0-9]{4})")


def begin(schooljaar: int) -> date:
    return date(schooljaar, EERSTE_MAAND, 1)


def eind(schooljaar: int) -> date:
    return date(schooljaar + 1, EERSTE_MAAND - 1, 31)


def schooljaar_van(datum: date) -> int:
    return datum.year if datum.month >= EERSTE_MAAND else datum.year - 1


def tekst(schooljaar: int) -> str:
    return f"{schooljaar}-{schooljaar + 1}"


def lees(invoer: str) -> int:
    """The school year of a text such as "2025-2026"; two years that do not follow each other are no school year."""
    gevonden = _TEKST.fullmatch(invoer)
    if not gevonden or int(gevonden[2]) != int(gevonden[1]) + 1:
        raise ValueError(f"'{invoer}' is geen schooljaar. Schrijf het zo: 2025-2026.")
    return int(gevonden[1])
