"""The one clock of the house."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from duo_portal import omgeving

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def vandaag() -> date:
    """The civil date in Amsterdam, or the date that DUO_VANDAAG sets.

    Read anew on each call: with DUO_VANDAAG_FILE one file moves the day of every running process at once.
    """
    gezet = omgeving.geheim("DUO_VANDAAG", "").strip()
    if gezet:
        try:
            return date.fromisoformat(gezet)
        except ValueError:
            raise RuntimeError(f"DUO_VANDAAG is '{gezet}', maar moet een datum zijn zoals 2026-06-15.") from None
    nu = datetime.now(AMSTERDAM)
    return date(nu.year, nu.month, nu.day)


def klok_is_gezet() -> bool:
    """Whether the day was set by hand (a demo, a test): it then says nothing about the hour."""
    return bool(omgeving.geheim("DUO_VANDAAG", "").strip())


def uur_nu() -> int:
    """The hour of the day in Amsterdam by the real clock: what opens and closes a window for messages."""
    return datetime.now(AMSTERDAM).hour
