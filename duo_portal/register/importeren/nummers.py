"""Reads the numbers of a delivery. Each function gives the number in its one written form or raises ``Veldfout``."""

import re

from schwifty import IBAN
from schwifty.exceptions import SchwiftyException
from stdnum.nl import bsn as _bsn
from stdnum.nl import onderwijsnummer as _onderwijsnummer
from stdnum.nl import postcode as _postcode

from duo_portal.register.importeren.signalen import Veldfout

_NEGEN = re.compile("[0-9]{9}")
_BRIN = re.compile("[0-9]{2}[A-Z]{2}")
_OPLEIDING = re.compile("[0-9A-Z]{2,6}")
_BEDRAG = re.compile("-?[0-9]{1,18}")
# Beyond ten million euros a year an income is a slip of the keyboard (cents for euros) until a person says otherwise.
MAX_INKOMEN_EUROS = 10_000_000


def bsn(waarde: str) -> str:
    if not _NEGEN.fullmatch(waarde):
        raise Veldfout("BSN_VORM")
    if _bsn.is_valid(waarde):
        return waarde
    raise Veldfout("BSN_ONDERWIJSNUMMER" if _onderwijsnummer.is_valid(waarde) else "BSN_ELFPROEF")


def onderwijsnummer(waarde: str) -> str:
    if not _NEGEN.fullmatch(waarde) or not _onderwijsnummer.is_valid(waarde):
        raise Veldfout("BSN_VORM")
    return waarde


def brin(waarde: str) -> str:
    if not _BRIN.fullmatch(waarde.upper()):
        raise Veldfout("BRIN_VORM")
    return waarde.upper()


def opleidingscode(waarde: str) -> str:
    if not _OPLEIDING.fullmatch(waarde.upper()):
        raise Veldfout("OPLEIDING_VORM")
    return waarde.upper()


def postcode(waarde: str) -> str:
    kaal = waarde.replace(" ", "").upper()
    if not kaal.isascii() or not _postcode.is_valid(kaal) or len(kaal) != 6:
        raise Veldfout("POSTCODE_VORM")
    return kaal


def iban(waarde: str) -> str:
    try:
        return IBAN(waarde).compact
    except (SchwiftyException, ValueError, KeyError):
        raise Veldfout("IBAN_FOUT") from None


def inkomen_in_centen(waarde: str) -> int:
    """Whole euros, as the tax office delivers them, in cents."""
    if not _BEDRAG.fullmatch(waarde):
        raise Veldfout("BEDRAG_VORM")
    if abs(int(waarde)) > MAX_INKOMEN_EUROS:
        raise Veldfout("BEDRAG_ONMOGELIJK")
    return int(waarde) * 100
