"""What a line registers so that anyone can calculate with its rules."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.regels.bereken.velden import Fout, Veld, schema_van
from duo_portal.regels.motor import Regel
from duo_portal.regels.normen import Normen
from duo_portal.regels.stap import Stap
from duo_portal.regels.versies import Versie

Invoerrij = Mapping[str, object]
GEEN_NORMEN = Normen({})


@dataclass(frozen=True)
class Onderdeel:
    """A rule of which a regeling shows steps; without ``stappen`` all of them."""

    regel: Regel
    normen: Normen = GEEN_NORMEN
    zonder: frozenset[str] = frozenset()

    @property
    def getoond(self) -> list[Stap]:
        return [stap for stap in self.regel.stappen if stap.naam not in self.zonder]


@dataclass(frozen=True)
class Regeling:
    """``beoordeel`` takes the checked rows and gives a frame, in the same order, with every step of every part as a column.

    ``controleer`` yields the faults between fields of one row; it sees only rows whose fields are each right by themselves.
    """

    versie: Versie
    velden: tuple[Veld, ...]
    uitkomst: Mapping[str, str]
    onderdelen: tuple[Onderdeel, ...]
    beoordeel: Callable[[Sequence[Invoerrij]], pl.DataFrame]
    controleer: Callable[[Invoerrij], Iterable[Fout]] = field(default=lambda rij: ())
    voorwaarden: Mapping[str, object] = field(default_factory=dict)

    @property
    def naam(self) -> str:
        return self.versie.regeling

    def schema(self) -> dict[str, object]:
        kop = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": self.naam}
        return {**kop, **schema_van(self.velden), **self.voorwaarden}


regelingen: Aanmeldlijst[Regeling] = Aanmeldlijst("regeling")


def meld_regeling_aan(regeling: Regeling) -> None:
    regelingen.meld_aan(regeling.naam, regeling)
