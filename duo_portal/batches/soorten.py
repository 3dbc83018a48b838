"""What a line must say to have a kind of run: whom it selects, which brakes hold it, and what it does with a chunk."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.backends.utils import CursorWrapper

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.batches.models import Run
from duo_portal.remmen.models import Remsoort

Tellingen = dict[str, int]


@dataclass(frozen=True)
class Opdracht:
    """One piece of work: the persons ``van`` up to and including ``tot`` of a run, judged at ``peildatum``."""

    run_id: int
    peildatum: date
    parameters: dict[str, Any]
    van: int
    tot: int
    extra: dict[str, Any] = field(default_factory=dict)


class Runsoort(ABC):
    """A kind of run. Counts named ``*_centen`` are summed as money, ``grootste_*`` as a maximum."""

    naam: str
    lijn: str
    omschrijving: str
    remmen: frozenset[Remsoort]
    omvang = 20_000

    @abstractmethod
    def parameters(self, peildatum: date) -> dict[str, Any]:
        """Defaults of a run at ``peildatum``."""

    @abstractmethod
    def kandidaten(self, run: Run) -> tuple[str, dict[str, Any]]:
        """SQL giving ``persoon_id`` of each candidate once, in any order, with its parameters."""

    @abstractmethod
    def verwerk(self, cursor: CursorWrapper, opdracht: Opdracht) -> Tellingen:
        """Judge and write one chunk inside the caller's transaction; return counts and sums."""


runsoorten: Aanmeldlijst[Runsoort] = Aanmeldlijst("runsoort")
