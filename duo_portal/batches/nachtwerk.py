"""What happens every night, in what order: each room and line registers its doors."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.batches.models import Run


@dataclass(frozen=True)
class Nachtwerk:
    """A door of the night. It is safe to open twice, and returns the runs that it started; the next door waits for them.

    Order: 10 what comes in (statements, answers), 20 fees, 30 refunds and what was paid too much, 40 collection, 50 hand-over
    files, 60 debits, 70 requests and signals, 80 paper and notices.
    """

    volgorde: int
    doe: Callable[[date], Iterable[Run] | None]


nachtwerk: Aanmeldlijst[Nachtwerk] = Aanmeldlijst("nachtwerk")


def op_volgorde() -> list[tuple[str, Nachtwerk]]:
    return sorted(nachtwerk.items(), key=lambda paar: (paar[1].volgorde, paar[0]))
