"""When messages go out: not at night, not on Sunday, no letters in the week of Christmas (data: ``normen/vensters.toml``)."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone

from duo_portal.tijd.gewone_dagen import is_gewone_dag

_NORMEN = Path(__file__).parent / "normen" / "vensters.toml"
MELDEN_BINNEN = timedelta(hours=48)  # Awb 2:10(1)
# How far back notifications look for what still has to leave: far longer than messages are spread over days, and than any outage.
TERUGKIJKEN = timedelta(days=92)


@dataclass(frozen=True)
class Meldvenster:
    """The hours in which notifications go out."""

    dagen: frozenset[int]
    van_uur: int
    tot_uur: int

    def open_op(self, dag: date, uur: int) -> bool:
        return dag.isoweekday() in self.dagen and self.van_uur <= uur < self.tot_uur

    def open_die_dag(self, dag: date) -> bool:
        return dag.isoweekday() in self.dagen


@dataclass(frozen=True)
class Postvenster:
    """The days for which letters are made, and how many. ``rust``: (first, last) month and day without letters, in one year."""

    dagen: frozenset[int]
    alleen_gewone_dagen: bool
    rust: tuple[tuple[str, str], ...]
    per_nacht: int
    per_bundel: int

    def open_op(self, dag: date) -> bool:
        gewoon = not self.alleen_gewone_dagen or is_gewone_dag(dag)
        return dag.isoweekday() in self.dagen and gewoon and not any(van <= f"{dag:%m-%d}" <= tot for van, tot in self.rust)


def terugkijken_tot() -> datetime:
    """The real clock, not the civil one: rows are written down by it, also in a played year."""
    return timezone.now() - TERUGKIJKEN


@cache
def _normen(soort: str) -> tuple[dict[str, Any], ...]:
    return tuple(sorted(tomllib.loads(_NORMEN.read_text(encoding="utf-8"))[soort], key=lambda norm: norm["geldig_van"]))


def _norm_op(soort: str, dag: date) -> dict[str, Any]:
    return [norm for norm in _normen(soort) if norm["geldig_van"] <= dag][-1]


def meldvenster(dag: date) -> Meldvenster:
    norm = _norm_op("melding", dag)
    return Meldvenster(frozenset(norm["dagen"]), norm["van_uur"], norm["tot_uur"])


def postvenster(dag: date) -> Postvenster:
    norm = _norm_op("post", dag)
    rust = tuple((periode["van"], periode["tot_en_met"]) for periode in norm["rust"])
    return Postvenster(frozenset(norm["dagen"]), norm["alleen_gewone_dagen"], rust, norm["per_nacht"], norm["per_bundel"])


def open_uren(van: date, dagen: int) -> Iterator[tuple[date, int]]:
    """Every hour in which a notification may go out, from ``van`` on: what the 48 hours are held against."""
    for nummer in range(dagen):
        dag = van + timedelta(days=nummer)
        yield from ((dag, uur) for uur in range(24) if meldvenster(dag).open_op(dag, uur))
