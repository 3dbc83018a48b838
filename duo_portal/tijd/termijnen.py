"""The terms of the law by kind: from a date to the last day, with every step in between."""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any

from duo_portal.tijd.duur import Duur, laatste_dag

_BESTAND = Path(__file__).parent / "gegevens" / "termijnen.toml"


class Soort(IntEnum):
    BEZWAAR = 1
    BESLISSING_BEZWAAR = 2
    KLACHT = 3
    INGEBREKESTELLING = 4
    ROL_EINDDATUM = 5
    BETALING = 6
    AANMANING = 7
    AVG_VERZOEK = 8


@dataclass(frozen=True)
class Opbouw:
    """How one kind of term is built up: data, not code."""

    datum: str
    duur: Duur
    artikel: str
    na_bezwaar: bool = False
    rolt: bool = True
    met_commissie: Duur | None = None
    verdaging: Duur | None = None
    na_post: Duur | None = None
    artikel_verdaging: str = ""
    artikel_post: str = ""

    @property
    def mogelijk(self) -> frozenset[str]:
        """The circumstances that change this term."""
        kenmerken = {"commissie": self.met_commissie, "verdaagd": self.verdaging, "per_post": self.na_post}
        return frozenset(naam for naam, duur in kenmerken.items() if duur)


@dataclass(frozen=True)
class Verloop:
    """The steps of a term. ``bezwaar_tot`` stands only where the count begins after the term to object."""

    telt_vanaf: date
    ruw: date
    gerold: date
    laatste_dag: date
    bezwaar_tot: date | None = None


@cache
def opbouw(soort: Soort) -> Opbouw:
    ruw: dict[str, Any] = tomllib.loads(_BESTAND.read_text(encoding="utf-8"))[soort.name.lower()]
    velden: dict[str, Any] = {naam: Duur(**waarde) if isinstance(waarde, dict) else waarde for naam, waarde in ruw.items()}
    return Opbouw(**velden)


def verloop(soort: Soort, datum: date, *, commissie: bool = False, verdaagd: bool = False, per_post: bool = False) -> Verloop:
    """All steps of a term; a circumstance that the kind does not know is refused."""
    deel = opbouw(soort)
    gevraagd = {naam for naam, aan in (("commissie", commissie), ("verdaagd", verdaagd), ("per_post", per_post)) if aan}
    if onbekend := gevraagd - deel.mogelijk:
        raise ValueError(f"Bij de termijn {soort.name.lower()} bestaat niet: {', '.join(sorted(onbekend))}.")
    bezwaar_tot = verloop(Soort.BEZWAAR, datum).laatste_dag if deel.na_bezwaar else None
    telt_vanaf = bezwaar_tot or datum
    duur = deel.met_commissie if commissie and deel.met_commissie else deel.duur
    ruw = duur.na(telt_vanaf)
    gerold = laatste_dag(telt_vanaf, duur) if deel.rolt else ruw
    einde = gerold
    if verdaagd and deel.verdaging:
        einde = laatste_dag(einde, deel.verdaging)
    if per_post and deel.na_post:
        einde = deel.na_post.na(einde)  # a week in which the post may still arrive; shown as it is, not moved
    return Verloop(telt_vanaf, ruw, gerold, einde, bezwaar_tot)


def laatste_dag_van(soort: Soort, datum: date, *, commissie: bool = False, verdaagd: bool = False, per_post: bool = False) -> date:
    return verloop(soort, datum, commissie=commissie, verdaagd=verdaagd, per_post=per_post).laatste_dag
