"""How long a draft is kept, and what happens when two tabs change the same one."""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from duo_portal.aanvragen.models import Concept

_NORMEN = Path(__file__).parent / "normen" / "concepten.toml"


class AlVerzonden(Exception):
    """This draft was sent; ``concept.adres`` is what came of it."""

    def __init__(self, concept: Concept) -> None:
        super().__init__(concept.kenmerk)
        self.concept = concept


class ElderGewijzigd(Exception):
    """Another tab changed the same answers after this one was shown: ``staand`` is what stands there now, by field."""

    def __init__(self, concept: Concept, staand: Mapping[str, str]) -> None:
        super().__init__(concept.kenmerk)
        self.concept, self.staand = concept, dict(staand)


@cache
def _normen() -> tuple[tuple[date, int], ...]:
    ruw = tomllib.loads(_NORMEN.read_text(encoding="utf-8"))["concepten"]
    return tuple(sorted((norm["geldig_van"], norm["bewaardagen"]) for norm in ruw))


def verloopt_op(dag: date) -> date:
    """The last day on which a draft that changed on ``dag`` is kept."""
    return dag + timedelta(days=next(dagen for van, dagen in reversed(_normen()) if van <= dag))
