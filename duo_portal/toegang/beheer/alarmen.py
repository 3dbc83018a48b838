"""What staff must see first when they open their pages: counts that should be zero, registered by the room that watches them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.toegang.rollen import Rol, rollen_van


@dataclass(frozen=True)
class Alarm:
    """``aantal`` asks one bounded question; ``url`` is the list on which the work stands."""

    tekst: str
    aantal: Callable[[], int]
    url: Callable[[], str]
    rollen: frozenset[Rol]


@dataclass(frozen=True)
class Gaat:
    """An alarm that goes off now."""

    tekst: str
    aantal: int
    url: str


alarmen: Aanmeldlijst[Alarm] = Aanmeldlijst("alarm")


def die_gaan(request: HttpRequest) -> list[Gaat]:
    """Those that go off for the roles of this member of staff."""
    mijn = rollen_van(request.user)
    gevraagd = [(alarm, alarm.aantal()) for _, alarm in alarmen.items() if mijn & alarm.rollen]
    return [Gaat(alarm.tekst, aantal, alarm.url()) for alarm, aantal in gevraagd if aantal]
