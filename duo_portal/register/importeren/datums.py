"""Reads the dates of a delivery: complete ones, and those of the BRP in which parts may be unknown."""

import re
from datetime import date
from typing import NamedTuple

from duo_portal.register.importeren.signalen import Veldfout

_ACHT = re.compile("([0-9]{4})([0-9]{2})([0-9]{2})")
_STREEP = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
EERSTE_JAAR = 1500  # the oldest school in the register dates from 1575


class Brpdatum(NamedTuple):
    """``brp`` is YYYYMMDD with zeros for unknown parts; ``datum`` is there only when all parts are."""

    datum: date | None
    brp: int


def brp_datum(waarde: str) -> Brpdatum:
    gevonden = _ACHT.fullmatch(waarde)
    if not gevonden:
        raise Veldfout("DATUM_VORM")
    jaar, maand, dag = (int(deel) for deel in gevonden.groups())
    if (jaar == 0 and maand) or (maand == 0 and dag):
        raise Veldfout("DATUM_ONMOGELIJK")
    # An unknown part is tried as 1, so that 19681300 is as impossible as 19681301.
    volledig = _datum(jaar or EERSTE_JAAR, maand or 1, dag or 1)
    return Brpdatum(volledig if dag else None, int(waarde))


def datum(waarde: str) -> date:
    """A complete date, written 20260131 or 2026-01-31."""
    gevonden = _ACHT.fullmatch(waarde) or _STREEP.fullmatch(waarde)
    if not gevonden:
        raise Veldfout("DATUM_VORM")
    delen = [int(deel) for deel in gevonden.groups()]
    if 0 in delen:
        raise Veldfout("DATUM_ONVOLLEDIG")
    return _datum(*delen)


def _datum(jaar: int, maand: int, dag: int) -> date:
    try:
        gevonden = date(jaar, maand, dag)
    except ValueError:
        raise Veldfout("DATUM_ONMOGELIJK") from None
    if gevonden.year < EERSTE_JAAR:
        raise Veldfout("DATUM_ONMOGELIJK")
    return gevonden
