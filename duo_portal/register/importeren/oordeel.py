"""Judges the fields of one line and collects every fault at once."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from duo_portal.register.importeren.lezer import Regel
from duo_portal.register.importeren.signalen import AFKEUR, Melding, Veldfout

T = TypeVar("T")
Lezer = Callable[[str], T]


class Oordeel:
    """``verplicht`` and ``mits`` give the value of a field, or None when it is empty or wrong (and then it is noted)."""

    def __init__(self, regel: Regel) -> None:
        self.nummer = regel.nummer
        self._waarden = regel.waarden
        self.meldingen: list[Melding] = []

    def meld(self, code: str, veld: str = "") -> None:
        self.meldingen.append(Melding(self.nummer, code, veld))

    def ruw(self, veld: str) -> str:
        return self._waarden[veld]

    def verplicht(self, veld: str, lezer: Lezer[T]) -> T | None:
        if not self._waarden[veld]:
            self.meld("VELD_LEEG", veld)
            return None
        return self.mits(veld, lezer)

    def mits(self, veld: str, lezer: Lezer[T], code: str = "") -> T | None:
        """``code`` replaces the fault of the reader, for a field that may be dropped with an attentie."""
        if not self._waarden[veld]:
            return None
        try:
            return lezer(self._waarden[veld])
        except Veldfout as fout:
            self.meld(code or fout.code, veld)
            return None

    @property
    def afgekeurd(self) -> bool:
        return any(melding.signaal.uitslag == AFKEUR for melding in self.meldingen)


def tekst(lengte: int) -> Lezer[str]:
    def lees(waarde: str) -> str:
        if len(waarde) > lengte:
            raise Veldfout("VELD_TE_LANG")
        return waarde

    return lees


def keuze(waarden: Mapping[str, T]) -> Lezer[T]:
    def lees(waarde: str) -> T:
        try:
            return waarden[waarde.lower()]
        except KeyError:
            raise Veldfout("VELD_KEUZE") from None

    return lees


def getal(waarde: str) -> int:
    if not (waarde.isascii() and waarde.isdigit() and len(waarde) <= 9):
        raise Veldfout("VELD_GETAL")
    return int(waarde)
