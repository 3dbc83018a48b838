"""How long a draft is kept, as "Zo rekenen wij" shows it."""

from pathlib import Path

from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.normbronnen import Kolom, Normbron, normbronnen, uit_tabel

_BESTAND = Path(__file__).parent / "normen" / "concepten.toml"
_BEWAREN = Kolom(
    "concept_bewaren_dagen",
    Eenheid.DAGEN,
    "Zoveel dagen bewaren wij een aanvraag die u nog niet verstuurde",
    "So many days we keep a request that you did not send yet",
)


def meld_aan() -> None:
    normbronnen.meld_aan("aanvragen", Normbron("Aanvragen", "Requests", uit_tabel(_BESTAND, "concepten", {"bewaardagen": _BEWAREN})))
