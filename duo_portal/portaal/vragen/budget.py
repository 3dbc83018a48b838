"""What a flow asks of somebody (doenvermogen): counted over its longest way, and held against what its line allows.

A line keeps ``doenvermogen.toml``: per flow how many pages, questions, documents that must be there, logins, and days until
there is an answer. A flow that asks more fails the tests.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import product
from pathlib import Path

from duo_portal.aanvragen.soorten import Vraag
from duo_portal.aanvragen.velden import Veld
from duo_portal.portaal.vragen.pad import Tred, loop
from duo_portal.portaal.vragen.stroom import Stroom

VASTE_PAGINAS = 3  # the first page, the check page, and what came of it
VOORBEELD = {"datum": "1-1-2026", "bedrag": "1", "iban": "NL91ABNA0417164300", "regel": "x", "tekst": "x"}


@dataclass(frozen=True)
class Budget:
    """At most so many of each. ``dagen``: until there is an answer, from the day it is sent."""

    paginas: int
    vragen: int
    bijlagen: int
    inlogs: int
    dagen: int

    def boven(self, grens: "Budget") -> dict[str, tuple[int, int]]:
        """What is more than ``grens`` allows: by name how much it is and how much it may be."""
        paren = {veld.name: (getattr(self, veld.name), getattr(grens, veld.name)) for veld in fields(self)}
        return {naam: paar for naam, paar in paren.items() if paar[0] > paar[1]}


def lees_budgetten(bestand: Path) -> dict[str, Budget]:
    """By the name of the flow; each with ``bron``, where the limit comes from."""
    ruw = tomllib.loads(bestand.read_text(encoding="utf-8"))
    for naam, deel in ruw.items():
        if not deel.pop("bron", ""):
            raise ValueError(f"{naam}: noem waar de grens vandaan komt")
    return {naam: Budget(**deel) for naam, deel in ruw.items()}


def meet(stroom: Stroom, vraag: Vraag) -> Budget:
    """The most that anybody has to do, over every combination of choices. One login: a draft waits for the next one."""
    wegen = [loop(stroom, vraag, antwoorden) for antwoorden in _antwoorden(stroom)]
    langst = max(len(weg) for weg in wegen)
    return Budget(
        paginas=langst + VASTE_PAGINAS,
        vragen=max(sum(_telt(tred) for tred in weg) for weg in wegen),
        bijlagen=max(sum(bool(tred.stap.bijlage_nodig[0]) for tred in weg) for weg in wegen),
        inlogs=1,
        dagen=(stroom.termijn(vraag.dag) - vraag.dag).days,
    )


def _telt(tred: Tred) -> int:
    return len(tred.stap.velden) + tred.stap.bijlagen


def _antwoorden(stroom: Stroom) -> Iterator[dict[str, str]]:
    """Every combination of the choices; the other fields with an example, so that nothing is known beforehand."""
    velden = [veld for stap in stroom.stappen for veld in stap.velden]
    gezien = {sleutel: "" for stap in stroom.stappen if not stap.velden for sleutel in stap.sleutels}
    for keuze in product(*(_mogelijk(veld) for veld in velden)):
        yield gezien | dict(zip((veld.naam for veld in velden), keuze, strict=True))


def _mogelijk(veld: Veld) -> list[str]:
    if veld.antwoorden:
        return list(veld.antwoorden)
    return [VOORBEELD[veld.soort]]
