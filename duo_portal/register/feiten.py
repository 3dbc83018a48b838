"""Who wants to know when a fact of the register comes in or changes: each line says so in its ``AppConfig.ready``.

BELANGSTELLENDEN.meld_aan("lesgeld", Belangstelling(SCHOOLFEITEN, in_schooljaren))
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.tijd.schooljaren import schooljaar_van


class Feitsoort(StrEnum):
    INSCHRIJVING = "inschrijving"
    DIPLOMA = "diploma"
    OVERLIJDEN = "overlijden"
    ADRES = "adres"
    INKOMEN = "inkomen"
    FAMILIE = "familie"


SCHOOLFEITEN = frozenset({Feitsoort.INSCHRIJVING, Feitsoort.DIPLOMA, Feitsoort.OVERLIJDEN})


@dataclass(frozen=True)
class Belangstelling:
    """Which kinds of fact a line asks for, and which of its periods a fact about the days ``van`` to ``tot`` touches."""

    soorten: frozenset[Feitsoort]
    perioden: Callable[[Feitsoort, date, date], Iterable[int]]


def in_schooljaren(soort: Feitsoort, van: date, tot: date) -> Iterable[int]:
    return range(schooljaar_van(van), schooljaar_van(tot) + 1)


BELANGSTELLENDEN: Aanmeldlijst[Belangstelling] = Aanmeldlijst("belangstellende")
