"""What the parts of a page are fed with: plain frozen records, filled by selectors, printed by templates/portaal/."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from duo_portal.berichten.onderdelen import Rekenregel, Rekenstaat, VierRegels

__all__ = [
    "Knop",
    "Loopt",
    "Maandbedrag",
    "Rekenregel",
    "Rekenstaat",
    "Taak",
    "Tegel",
    "Termijnblok",
    "Termijngroep",
    "Tijdlijnpunt",
    "VierRegels",
]

Termijnwoord: TypeAlias = Literal["betaald", "mislukt", "niet_afgeschreven", "open", "vervallen"]


@dataclass(frozen=True)
class Knop:
    """``handelt``: leads to where something is changed or sent; who may only read does not see it."""

    tekst: str
    url: str
    hoofd: bool = False
    handelt: bool = False


@dataclass(frozen=True)
class Taak:
    """One thing that the citizen must know first; ``vraagt``: it needs them, by ``voor``. ``toon`` colours the label and nothing
    else."""

    titel: str
    regels: VierRegels
    label: str = ""
    toon: Literal["", "let-op", "fout"] = ""
    knoppen: Sequence[Knop] = ()
    vraagt: bool = True
    voor: date | None = None


@dataclass(frozen=True)
class Loopt:
    """Something that goes on by itself or with us. ``voor``: the day by which we promised it, or (``precies``) on which it is;
    ``url``: where to follow it."""

    wat: str
    voor: date | None = None
    url: str = ""
    precies: bool = False


@dataclass(frozen=True)
class Maandbedrag:
    """Money of this month, in cents: ``krijgt`` from us, else paid by the citizen. ``telt`` is false for what did not succeed."""

    op: date
    wat: str
    centen: int
    krijgt: bool
    woord: str
    telt: bool = True


@dataclass(frozen=True)
class Tegel:
    label: str
    centen: int | None = None
    waarde: str = ""
    onder: str = ""


@dataclass(frozen=True)
class Tijdlijnpunt:
    """Something that happened, or (``komt``) is planned. ``label`` names lateness, also the school's or ours."""

    op: date
    tekst: str
    label: str = ""
    komt: bool = False


@dataclass(frozen=True)
class Termijnblok:
    """One month of the chart of instalments; ``stand`` is both a class and a word that is read aloud."""

    op: date
    centen: int
    stand: Termijnwoord


@dataclass(frozen=True)
class Termijngroep:
    """The instalments of one kind together, for the key above the chart."""

    stand: Termijnwoord
    aantal: int
    centen: int


def groepen_van(blokken: Sequence[Termijnblok]) -> list[Termijngroep]:
    """In the order in which they first occur."""
    standen = dict.fromkeys(blok.stand for blok in blokken)
    bedragen = {stand: [blok.centen for blok in blokken if blok.stand == stand] for stand in standen}
    return [Termijngroep(stand, len(centen), sum(centen)) for stand, centen in bedragen.items()]
