"""Watch every statement of a chunk: how long it takes, and by which plan. The chunk itself runs as always."""

import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection
from psycopg import ClientCursor

GEWONE_SOORTEN = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")
Plan = dict[str, Any]


@dataclass
class Waarneming:
    """One kind of statement: how often, how long in all, what it cost the server's processor, and its plans."""

    opdracht: str
    keren: int = 0
    seconden: float = 0.0
    rekentijd: float = 0.0
    plannen: list[Plan] = field(default_factory=list)


@dataclass
class Spion:
    """What was seen, by the text of the statement."""

    met_plan: bool = True
    gezien: dict[str, Waarneming] = field(default_factory=dict)
    heel: list[str] = field(default_factory=list)

    def noteer(self, opdracht: str, seconden: float, rekentijd: float, plan: Plan | None) -> None:
        waarneming = self.gezien.setdefault(opdracht, Waarneming(opdracht))
        waarneming.keren += 1
        waarneming.seconden += seconden
        waarneming.rekentijd += rekentijd
        waarneming.plannen += [plan] if plan else []

    def duurste(self, aantal: int = 12) -> list[Waarneming]:
        return sorted(self.gezien.values(), key=lambda waarneming: -waarneming.seconden)[:aantal]

    def regels(self) -> list[str]:
        """The statements that took longest, for the report."""
        return [f"{w.seconden:.3f} s ({w.rekentijd:.2f} s rekentijd), {w.keren} keer: {w.opdracht[:120]}" for w in self.duurste()]


@contextmanager
def bespied(met_plan: bool = True) -> Iterator[Spion]:
    """All statements of Django's connection in this block, COPY included."""
    spion = Spion(met_plan)
    connection.ensure_connection()
    echt = connection.connection
    vorige = echt.cursor_factory
    echt.cursor_factory = _maak_cursor(spion)
    try:
        yield spion
    finally:
        echt.cursor_factory = vorige


def _maak_cursor(spion: Spion) -> type[ClientCursor[Any]]:
    class Spionagecursor(ClientCursor[Any]):
        """The cursor that Django would get, which asks for the plan of each statement before it does it."""

        def execute(self, query: Any, params: Any = None, **overig: Any) -> Any:
            tekst = _tekst(query)
            plan = self._plan(_uitlegbaar(tekst), params)
            begin = self._stand()
            uitslag = super().execute(query, params, **overig)
            self._noteer(tekst, begin, plan)
            return uitslag

        @contextmanager
        def copy(self, statement: Any, params: Any = None, **overig: Any) -> Iterator[Any]:
            tekst = _tekst(statement)
            plan = self._plan(_uitlegbaar(tekst), params)
            begin = self._stand()
            with super().copy(statement, params, **overig) as stroom:
                yield stroom
            self._noteer(tekst, begin, plan)

        def _stand(self) -> tuple[float, float]:
            return time.perf_counter(), rekentijd(self.connection.info.backend_pid)

        def _noteer(self, tekst: str, begin: tuple[float, float], plan: Plan | None) -> None:
            eind = self._stand()
            spion.noteer(_kort(tekst), eind[0] - begin[0], eind[1] - begin[1], plan)

        def _plan(self, opdracht: str | None, params: Any) -> Plan | None:
            if not spion.met_plan or opdracht is None:
                return None
            with ClientCursor(self.connection) as gewoon:
                gewoon.execute(f"EXPLAIN (FORMAT JSON) {opdracht}", params)
                rij = gewoon.fetchone()
            inhoud = rij[0] if rij else None
            uitleg = json.loads(inhoud) if isinstance(inhoud, str) else inhoud
            return dict(uitleg[0]["Plan"]) if uitleg else None

    return Spionagecursor


def rekentijd(pid: int) -> float:
    """Processor seconds of a process on this machine so far: unlike the clock they do not grow with what others do."""
    return _tikken(pid, 11)


def rekentijd_van_kinderen(pid: int) -> float:
    """The same of its children that ended: a worker leaves its database connection after each chunk."""
    return _tikken(pid, 13)


def _tikken(pid: int, plaats: int) -> float:
    """User and system time of /proc; a server on another machine has none here."""
    try:
        velden = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(velden[plaats]) + int(velden[plaats + 1])) / os.sysconf("SC_CLK_TCK")


def _tekst(opdracht: Any) -> str:
    return opdracht if isinstance(opdracht, str) else str(opdracht.as_string(None))


def _uitlegbaar(tekst: str) -> str | None:
    """The statement that EXPLAIN takes: the query of COPY … TO and of CREATE TABLE … AS; None for what has no plan."""
    kaal = tekst.strip()
    if kaal.upper().startswith("COPY (") and ") TO STDOUT" in kaal:
        return kaal[kaal.index("(") + 1 : kaal.rindex(") TO STDOUT")]
    if kaal.upper().startswith(("CREATE TEMPORARY TABLE", "CREATE TABLE")):
        return kaal if " AS\n" in kaal or " AS " in kaal else None
    return kaal if kaal.upper().startswith(GEWONE_SOORTEN) else None


def _kort(tekst: str) -> str:
    return " ".join(tekst.split())[:160]


def knopen(plan: Plan) -> Iterator[Plan]:
    """The plan and everything beneath it."""
    yield plan
    for deel in plan.get("Plans", []):
        yield from knopen(deel)


def hele_lezingen(spion: Spion, grote_tabellen: Mapping[str, int]) -> list[str]:
    """Statements that read a big table from end to end: a sequential scan, or an index without a condition."""
    gevonden = []
    for waarneming in spion.gezien.values():
        for plan in waarneming.plannen:
            fout = sorted(
                {f"{knoop['Node Type']} op {knoop['Relation Name']}" for knoop in knopen(plan) if _leest_alles(knoop, grote_tabellen)}
            )
            gevonden += [f"{', '.join(fout)}: {waarneming.opdracht}"] if fout else []
    return sorted(set(gevonden))


def _leest_alles(knoop: Plan, grote_tabellen: Mapping[str, int]) -> bool:
    """An index whose condition holds for more than half of the rows is no better than no index."""
    rijen = grote_tabellen.get(str(knoop.get("Relation Name")))
    if rijen is None or "Scan" not in knoop["Node Type"]:
        return False
    zonder_grens = knoop["Node Type"] in {"Index Scan", "Index Only Scan"} and "Index Cond" not in knoop
    return knoop["Node Type"] == "Seq Scan" or zonder_grens or knoop["Plan Rows"] > rijen / 2


def grote_tabellen(vanaf: int) -> dict[str, int]:
    """Tables of the application with at least ``vanaf`` rows, by their statistics."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, reltuples::bigint FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples >= %s",
            [vanaf],
        )
        return {str(naam): int(rijen) for naam, rijen in cursor.fetchall()}
