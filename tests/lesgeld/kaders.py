"""Frames for the tests, from the cases of the oracle."""

from dataclasses import dataclass, field
from datetime import date

import polars as pl

from lesgeld.regels import beoordeel
from lesgeld.regels.beoordeling import INSCHRIJVINGEN, PERSONEN
from tests.lesgeld.orakel import Inschrijving


@dataclass(frozen=True)
class Geval:
    jaar: int = 2025
    geboren: date | None = date(2000, 1, 1)
    inschrijvingen: list[Inschrijving] = field(default_factory=list)
    overleden: date | None = None
    verrekend: int = 0


def oordeel_regels(gevallen: list[Geval]) -> pl.DataFrame:
    """Judge all cases as one frame; person n is case n."""
    personen = [(nummer, geval.jaar, geval.geboren, geval.overleden, geval.verrekend) for nummer, geval in enumerate(gevallen)]
    inschrijvingen = [
        (nummer, geval.jaar, 100 * nummer + volg, i.begin, i.eind, i.onderwijs, i.vrijstelling, i.reden, i.examen)
        for nummer, geval in enumerate(gevallen)
        for volg, i in enumerate(geval.inschrijvingen)
    ]
    return beoordeel(
        pl.DataFrame(personen, schema={naam: deel.type for naam, deel in PERSONEN.items()}, orient="row"),
        pl.DataFrame(inschrijvingen, schema={naam: deel.type for naam, deel in INSCHRIJVINGEN.items()}, orient="row"),
    )


def een(*inschrijvingen: Inschrijving, **rest: object) -> dict[str, object]:
    """The outcome of one person as a row."""
    return oordeel_regels([Geval(inschrijvingen=list(inschrijvingen), **rest)]).row(0, named=True)  # type: ignore[arg-type]
