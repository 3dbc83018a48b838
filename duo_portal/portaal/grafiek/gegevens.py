"""What a chart shows: named series of amounts per column. A table can be made of it, and so can a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from duo_portal.berichten.opmaak import MAANDEN, maand, taal_nu

# How a series is filled. Each can be told from the others without colour: full, hatched, open, dotted edge.
Patroon: TypeAlias = Literal["vol", "gearceerd", "open", "gestippeld"]
# What a number of the chart is: money, or how many persons. Persons of different months are not added up.
Grafiekeenheid: TypeAlias = Literal["centen", "personen"]


@dataclass(frozen=True)
class Reeks:
    """One series: a name, how it is filled, and whole cents or persons (at least 0) per column. ``omlaag``: drawn below the line."""

    naam: str
    patroon: Patroon
    centen: tuple[int, ...]
    omlaag: bool = False

    @property
    def totaal(self) -> int:
        return sum(self.centen)


@dataclass(frozen=True)
class Kolom:
    """A column of the chart, a row of the table. ``kort`` stands under the bar."""

    naam: str
    kort: str


@dataclass(frozen=True)
class Grafiek:
    """``naam`` tells it from other charts on the page; ``bijschrift`` is the caption of the table; ``kolomkop`` names the first column."""

    naam: str
    bijschrift: str
    kolomkop: str
    kolommen: tuple[Kolom, ...]
    reeksen: tuple[Reeks, ...]
    eenheid: Grafiekeenheid = "centen"

    def __post_init__(self) -> None:
        for reeks in self.reeksen:
            if len(reeks.centen) != len(self.kolommen):
                raise ValueError(f"reeks '{reeks.naam}' heeft {len(reeks.centen)} bedragen voor {len(self.kolommen)} kolommen")
            if any(centen < 0 for centen in reeks.centen):
                raise ValueError(f"reeks '{reeks.naam}' heeft een bedrag onder nul; gebruik omlaag=True")

    @property
    def leeg(self) -> bool:
        return not any(reeks.totaal for reeks in self.reeksen)

    @property
    def zichtbaar(self) -> tuple[Reeks, ...]:
        """The series in which there is anything: an empty column of zeros tells nobody anything."""
        return tuple(reeks for reeks in self.reeksen if reeks.totaal)

    @property
    def rijen(self) -> Sequence[tuple[Kolom, tuple[tuple[Reeks, int], ...]]]:
        """The table: the columns with an amount, each with the cents of every visible series."""
        alle = [(kolom, tuple((reeks, reeks.centen[plek]) for reeks in self.zichtbaar)) for plek, kolom in enumerate(self.kolommen)]
        return [(kolom, cellen) for kolom, cellen in alle if any(centen for _, centen in cellen)]


def grafiekmaand(eerste: date) -> Kolom:
    """The column of the month that begins on ``eerste``, in the active language."""
    return Kolom(f"{MAANDEN[taal_nu()][eerste.month - 1]} {eerste.year}", maand(eerste))
