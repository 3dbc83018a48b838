"""One named step of a rule: what it works out, on what article, in which unit, for whom, and in what words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter

import polars as pl

from duo_portal.regels.afronden import Afronding
from duo_portal.regels.codes import Codelijst
from duo_portal.regels.eenheden import Eenheid, Publiek, Taal

ALLEN = frozenset(Publiek)
EIGEN_WAARDE = "waarde"


@dataclass(frozen=True)
class Normkeuze:
    """Which norm a step takes its value from, by the value of another step: mbo and ho have amounts of their own.

    A value that is not in ``namen`` takes no norm.
    """

    stap: str
    namen: Mapping[int, str]


@dataclass(frozen=True)
class Stap:
    """A step is one column. In a sentence ``{waarde}`` is its own value and ``{naam}`` that of another step of the rule.

    ``norm`` names the dated norm whose value this step is, or on what it depends which norm that is; ``alleen_als`` names the
    step that must be true or above zero for this one to matter to a reader.
    """

    naam: str
    eenheid: Eenheid
    artikel: str
    formule: pl.Expr = field(repr=False, compare=False)
    zin_nl: str
    zin_en: str
    publiek: frozenset[Publiek] = ALLEN
    afronding: Afronding | None = None
    leeg_mag: bool = False
    codes: Codelijst | None = None
    norm: str | Normkeuze | None = None
    alleen_als: str | None = None

    def __post_init__(self) -> None:
        if (self.eenheid is Eenheid.CODE) != (self.codes is not None):
            raise ValueError(f"stap {self.naam}: een codelijst hoort bij de eenheid code, en alleen daarbij")
        if not self.zin_nl or not self.zin_en:
            raise ValueError(f"stap {self.naam}: de zin ontbreekt")

    def zin(self, taal: Taal) -> str:
        return self.zin_nl if taal is Taal.NL else self.zin_en

    @property
    def normnamen(self) -> tuple[str, ...]:
        """Every norm that this step can take its value from."""
        if isinstance(self.norm, Normkeuze):
            return tuple(dict.fromkeys(self.norm.namen.values()))
        return (self.norm,) if self.norm else ()

    def norm_bij(self, waarden: Mapping[str, object]) -> str | None:
        """The norm that counted, given the values of the steps."""
        if not isinstance(self.norm, Normkeuze):
            return self.norm
        code = waarden[self.norm.stap]
        return self.norm.namen.get(code) if isinstance(code, int) else None

    def verwijzingen(self) -> set[str]:
        """The steps that its sentences speak of."""
        delen = [*Formatter().parse(self.zin_nl), *Formatter().parse(self.zin_en)]
        return {veld for _, veld, _, _ in delen if veld and veld != EIGEN_WAARDE}
