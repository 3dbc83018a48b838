"""What the code of a return means: data, not code."""

import tomllib
from functools import cache
from pathlib import Path

from duo_portal.betalingen.models import Retourgrond


@cache
def codes(soort: str) -> frozenset[str]:
    bron = tomllib.loads((Path(__file__).parent / "normen" / "retourcodes.toml").read_text(encoding="utf-8"))
    return frozenset(bron[soort]["codes"])


def grond_van(code: str) -> Retourgrond:
    """A code that nobody knows is a refusal: the money is gone in any case."""
    if code in codes("op_verzoek"):
        return Retourgrond.OP_VERZOEK
    return Retourgrond.ZONDER_MACHTIGING if code in codes("zonder_machtiging") else Retourgrond.GEWEIGERD


def is_bekend(code: str) -> bool:
    return any(code in codes(soort) for soort in ("geweigerd", "op_verzoek", "zonder_machtiging"))
