"""The geometry of a chart of stacked bars, in whole units of the drawing.

No colours here but names of classes, so that light, dark and paper each have their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from duo_portal.portaal.grafiek.gegevens import Grafiek, Patroon

BREED, HOOG = 720, 280
LINKS, BOVEN, ONDER = 76, 12, 30  # room for the amounts at the left and the names beneath
VULLING = 60  # of a hundred parts of a column that the bar takes
STREPEN = 4


@dataclass(frozen=True)
class Blok:
    patroon: Patroon
    x: int
    y: int
    breed: int
    hoog: int


@dataclass(frozen=True)
class Streep:
    """A line across with its amount in whole euros."""

    y: int
    centen: int
    nul: bool


@dataclass(frozen=True)
class Naam:
    x: int
    tekst: str


@dataclass(frozen=True)
class Tekening:
    breed: int
    hoog: int
    links: int
    voet: int
    blokken: tuple[Blok, ...]
    strepen: tuple[Streep, ...]
    namen: tuple[Naam, ...]


def teken(grafiek: Grafiek) -> Tekening:
    """The bars, stacked from the line of zero up and down; the scale runs to a round amount beyond the highest stack."""
    boven, onder = _hoogste(grafiek, omlaag=False), _hoogste(grafiek, omlaag=True)
    stap = rond_stap(max(boven, onder, 1), 100 if grafiek.eenheid == "centen" else 1)
    laagste = _naar_boven(onder, stap)
    hoogste = _naar_boven(boven, stap) or (0 if laagste else stap)
    schaal = _Schaal(hoogste, laagste)
    strepen = tuple(Streep(schaal.y(centen), centen, centen == 0) for centen in range(-laagste, hoogste + 1, stap))
    breedte = (BREED - LINKS) // len(grafiek.kolommen)
    namen = tuple(Naam(LINKS + plek * breedte + breedte // 2, kolom.kort) for plek, kolom in enumerate(grafiek.kolommen))
    return Tekening(BREED, HOOG, LINKS, HOOG - ONDER // 3, tuple(_blokken(grafiek, schaal, breedte)), strepen, namen)


@dataclass(frozen=True)
class _Schaal:
    hoogste: int
    laagste: int

    def y(self, centen: int) -> int:
        """The height of an amount in the drawing; down is larger."""
        ruimte = HOOG - BOVEN - ONDER
        return BOVEN + (self.hoogste - centen) * ruimte // (self.hoogste + self.laagste)


def rond_stap(centen: int, macht: int = 100) -> int:
    """The smallest of 1, 2, 2.5 and 5 times a power of ten of which at most ``STREPEN`` reach the amount; never below ``macht``."""
    while True:
        for stap in (macht, 2 * macht, 5 * macht // 2, 5 * macht):
            if stap * STREPEN >= centen:
                return stap
        macht *= 10


def _naar_boven(centen: int, stap: int) -> int:
    return -(-centen // stap) * stap


def _hoogste(grafiek: Grafiek, *, omlaag: bool) -> int:
    """The highest stack on one side of the line."""
    kant = [reeks.centen for reeks in grafiek.reeksen if reeks.omlaag is omlaag]
    return max((sum(kolom) for kolom in zip(*kant, strict=True)), default=0)


def _blokken(grafiek: Grafiek, schaal: _Schaal, breedte: int) -> Iterator[Blok]:
    dik = breedte * VULLING // 100
    for plek in range(len(grafiek.kolommen)):
        x = LINKS + plek * breedte + (breedte - dik) // 2
        op, neer = 0, 0
        for reeks in grafiek.reeksen:
            centen = reeks.centen[plek]
            if not centen:
                continue
            van = neer if reeks.omlaag else op
            tot = van - centen if reeks.omlaag else van + centen
            hoog_y, laag_y = sorted((schaal.y(van), schaal.y(tot)))
            yield Blok(reeks.patroon, x, hoog_y, dik, max(laag_y - hoog_y, 1))
            if reeks.omlaag:
                neer = tot
            else:
                op = tot
