"""The words around an open calculation. Each line registers them; a calculation without words gets those of its field names."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.berichten.opmaak import tekst
from duo_portal.portaal.openbaar.bladen import TweeTalen

CENTEN = "_centen"


@dataclass(frozen=True)
class Veldtekst:
    """A question in two languages; ``keuzes``: the words of each answer by its public name."""

    label: TweeTalen
    hulp: TweeTalen = ("", "")
    keuzes: Mapping[str, TweeTalen] = field(default_factory=dict)


@dataclass(frozen=True)
class Rekenhulp:
    """``eerst`` names the question whose answer decides, through ``bij``, which others are asked, and which of them must be answered.

    ``af`` names the steps that are taken off in the sum.
    """

    titel: TweeTalen
    kort: TweeTalen
    velden: Mapping[str, Veldtekst] = field(default_factory=dict)
    uitkomst: Mapping[str, TweeTalen] = field(default_factory=dict)
    eerst: str = ""
    bij: Callable[[str], Mapping[str, bool]] = lambda antwoord: {}
    af: Collection[str] = ()
    woorden: TweeTalen = ("", "")

    @property
    def kop(self) -> str:
        return tekst(*self.titel)

    @property
    def inleiding(self) -> str:
        return tekst(*self.kort)

    def veld(self, naam: str) -> Veldtekst:
        return self.velden.get(naam) or Veldtekst((_uit_naam(naam),) * 2)

    def uitkomstlabel(self, naam: str) -> str:
        return tekst(*self.uitkomst[naam]) if naam in self.uitkomst else _uit_naam(naam)


rekenhulpen: Aanmeldlijst[Rekenhulp] = Aanmeldlijst("rekenhulp")


def hulp_bij(naam: str) -> Rekenhulp:
    if naam in rekenhulpen:
        return rekenhulpen[naam]
    return Rekenhulp((_uit_naam(naam),) * 2, ("Vul in wat u weet. Wij rekenen het uit.", "Fill in what you know. We work it out."))


def _uit_naam(naam: str) -> str:
    return naam.removesuffix(CENTEN).replace("_", " ").replace("-", " ").capitalize()
