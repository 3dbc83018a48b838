"""How long a draft is kept, and what happens when two tabs change the same one."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True)
class _Norm:
    geldig_van: date
    bewaardagen: int
    waarschuwdagen: int


@cache
def _normen() -> tuple[_Norm, ...]:
    """Newest first."""
    ruw = tomllib.loads(_NORMEN.read_text(encoding="utf-8"))["concepten"]
    normen = (_Norm(norm["geldig_van"], norm["bewaardagen"], norm["waarschuwdagen"]) for norm in ruw)
    return tuple(sorted(normen, key=lambda norm: norm.geldig_van, reverse=True))


def _norm(dag: date) -> _Norm:
    return next(norm for norm in _normen() if norm.geldig_van <= dag)


def verloopt_op(dag: date) -> date:
    """The last day on which a draft that changed on ``dag`` is kept."""
    return dag + timedelta(days=_norm(dag).bewaardagen)


def waarschuw_tot(dag: date) -> date:
    """On ``dag`` who wrote a draft is warned when its last day is this one or earlier."""
    return dag + timedelta(days=_norm(dag).waarschuwdagen)
