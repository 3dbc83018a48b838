"""Which days the Algemene termijnenwet counts as ordinary (arts. 1 and 3).

The holidays stand in ``gegevens/feestdagen.json``. Outside its years the portal refuses rather than guess: the days that
are made equal by decree are known only some years ahead.
"""

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path

_BESTAND = Path(__file__).parent / "gegevens" / "feestdagen.json"
_ZATERDAG = 5


class KalenderOnbekend(ValueError):
    """The date lies outside the years whose holidays are known."""


@cache
def feestdagen() -> dict[date, str]:
    dagen = json.loads(_BESTAND.read_text(encoding="utf-8"))["dagen"]
    return {date.fromisoformat(dag): naam for dag, naam in dagen.items()}


@cache
def bereik() -> tuple[date, date]:
    """First and last day of the calendar."""
    jaren = {dag.year for dag in feestdagen()}
    return date(min(jaren), 1, 1), date(max(jaren), 12, 31)


@cache
def volledig_bekend() -> tuple[int, int]:
    """First and last year of which the days made equal by decree are known in full."""
    eerste, laatste = json.loads(_BESTAND.read_text(encoding="utf-8"))["gelijkstellingsdagen_volledig_voor_jaren"]
    return int(eerste), int(laatste)


def is_gewone_dag(datum: date) -> bool:
    eerste, laatste = bereik()
    if not eerste <= datum <= laatste:
        raise KalenderOnbekend(
            f"De feestdagen van {datum.year} zijn niet bekend. Kies een datum van {eerste.year} tot en met {laatste.year}."
        )
    return datum.weekday() < _ZATERDAG and datum not in feestdagen()


def gewone_dag_op_of_na(datum: date) -> date:
    """Art. 1: a term that ends on a Saturday, Sunday or holiday runs on to the next day that is none of these."""
    while not is_gewone_dag(datum):
        datum += timedelta(days=1)
    return datum


def tel_gewone_dagen(eerste: date, laatste: date) -> int:
    return sum(is_gewone_dag(eerste + timedelta(days=n)) for n in range((laatste - eerste).days + 1))


def na_gewone_dagen(datum: date, aantal: int) -> date:
    """The day on which ``aantal`` ordinary days have passed after ``datum``: the last day of a promise in working days."""
    while aantal:
        datum += timedelta(days=1)
        aantal -= is_gewone_dag(datum)
    return datum
