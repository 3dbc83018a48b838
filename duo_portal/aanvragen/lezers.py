"""Dates, amounts and accounts as people type them. Each raises ``ValueError`` with the message for the citizen."""

import re
from collections.abc import Callable
from datetime import date

from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from duo_portal.berichten.opmaak import tekst

_DATUM = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})|(\d{4})-(\d{2})-(\d{2})")
_BEDRAG = re.compile(r"(?:€ ?)?(?P<euro>\d{1,7})(?:[.,](?P<cent>\d{1,2}))?")


def lees_datum(getypt: str) -> date:
    """ "20-2-2026", "20/2/2026" or "2026-02-20"."""
    delen = _DATUM.fullmatch(getypt)
    if delen is None:
        raise ValueError(
            tekst("Schrijf de datum als dag, maand en jaar. Bijvoorbeeld 20-2-2026.", "Write day, month and year: 20-2-2026, for example.")
        )
    dag, maand, jaar = (int(deel) for deel in (delen.group(1, 2, 3) if delen[1] else delen.group(6, 5, 4)))
    try:
        return date(jaar, maand, dag)
    except ValueError:
        raise ValueError(tekst("Deze datum bestaat niet. Kijk de dag en de maand na.", "This date does not exist. Check it.")) from None


def lees_bedrag(getypt: str) -> int:
    """ "50", "49,95" or "€ 49.95" as whole cents."""
    delen = _BEDRAG.fullmatch(getypt.strip())
    if delen is None:
        raise ValueError(
            tekst("Schrijf het bedrag in euro's. Bijvoorbeeld 50 of 49,95.", "Write the amount in euros: 50 or 49.95, for example.")
        )
    return int(delen["euro"]) * 100 + int((delen["cent"] or "0").ljust(2, "0"))


def lees_iban(getypt: str) -> str:
    """Without spaces, its check digits right, and of a country that SEPA reaches: other payments never arrive."""
    try:
        iban = IBAN(getypt)
    except (SchwiftyException, ValueError, KeyError):
        raise ValueError(
            tekst(
                "Dit nummer klopt niet. Kijk op uw bankpas en vul het opnieuw in.",
                "This number is not right. Look at your bank card and fill it in again.",
            )
        ) from None
    if not iban.in_sepa_zone:
        raise ValueError(
            tekst(
                "Naar een rekening in dit land kunnen wij niet betalen. Kies een rekening in een Europees land, of bel ons.",
                "We cannot pay to an account in this country. Choose an account in a European country, or call us.",
            )
        )
    return str(iban.compact)


def toon_iban(iban: str) -> str:
    """In groups of four, as on a bank card."""
    return " ".join(iban[begin : begin + 4] for begin in range(0, len(iban), 4))


LEZERS: dict[str, Callable[[str], str | int]] = {
    "datum": lambda getypt: lees_datum(getypt).isoformat(),
    "bedrag": lees_bedrag,
    "iban": lees_iban,
}
