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
_WAARSCHUWEN = Kolom(
    "concept_waarschuwen_dagen",
    Eenheid.DAGEN,
    "Zoveel dagen voordat wij een aanvraag weggooien die u nog niet verstuurde, waarschuwen wij u",
    "So many days before we throw away a request that you did not send yet, we warn you",
)
_KOLOMMEN = {"bewaardagen": _BEWAREN, "waarschuwdagen": _WAARSCHUWEN}


def meld_aan() -> None:
    normbronnen.meld_aan("aanvragen", Normbron("Aanvragen", "Requests", uit_tabel(_BESTAND, "concepten", _KOLOMMEN)))
