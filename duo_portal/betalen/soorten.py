"""What a line says about its kind of claim, so that the pages of paying are the same for every line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.berichten.opmaak import tekst
from duo_portal.vorderingen.models import Vorderingsoort


@dataclass(frozen=True)
class Claimsoort:
    """``nl`` and ``en``: the claim in the middle of a sentence ("lesgeld"). ``adres`` is its page for one period.

    ``uitbetalen_binnen``: how long after the order the money is in the account at the latest, as the line promises.
    """

    soort: Vorderingsoort
    lijn: str
    nl: str
    en: str
    adres: Callable[[int], str]
    periode: Callable[[int], str]
    uitbetalen_binnen: timedelta

    @property
    def naam(self) -> str:
        return tekst(self.nl, self.en)

    def titel(self, periode: int) -> str:
        """As it stands above a page: "Lesgeld 2025-2026"."""
        return f"{self.naam[0].upper()}{self.naam[1:]} {self.periode(periode)}"


claimsoorten: Aanmeldlijst[Claimsoort] = Aanmeldlijst("soort vordering")


def claimsoort(soort: int) -> Claimsoort:
    return claimsoorten[Vorderingsoort(soort).name.lower()]
