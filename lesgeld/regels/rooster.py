"""The fixed grid of inputs whose outcomes prove that an issued version still behaves as it did. Never changes for a version."""

from datetime import date
from itertools import product

import polars as pl

from duo_portal.regels.codes import Onderwijs
from lesgeld.codes import Reden, Vrijstelling
from lesgeld.regels.beoordeling import INSCHRIJVINGEN, PERSONEN, beoordeel

Rij = tuple[date, date | None, Onderwijs, Vrijstelling, Reden, bool]
_JAREN = [2013, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]
_GEBOREN = [None, date(1990, 2, 28), date(2006, 8, 1), date(2006, 8, 2)]


def _dag(jaar: int, maand: int, dag: int = 1) -> date:
    return date(jaar if maand >= 8 else jaar + 1, maand, dag)


def _enkel(jaar: int) -> list[list[Rij]]:
    """One enrolment: every month in, every month out, on the first, the middle and the last day, for every reason."""
    begin = [_dag(jaar, maand, dag) for maand, dag in product((8, 9, 10, 11, 1, 4, 7), (1, 17))]
    eind = [None, *(_dag(jaar, maand, dag) for maand, dag in ((9, 30), (10, 1), (11, 30), (1, 31), (2, 15), (4, 30), (5, 1), (7, 31)))]
    return [
        [(van, tot, Onderwijs.BOL, Vrijstelling.GEEN, reden if tot else Reden.GEEN, False)]
        for van, tot, reden in product(begin, eind, Reden)
        if tot is None or van <= tot
    ]


def _soorten(jaar: int) -> list[list[Rij]]:
    return [
        [(_dag(jaar, 8), None, onderwijs, vrijstelling, Reden.GEEN, examen)]
        for onderwijs, vrijstelling, examen in product(Onderwijs, Vrijstelling, (False, True))
    ]


def _reeksen(jaar: int) -> list[list[Rij]]:
    """Sequences: switch with a gap, diploma and back again, two schools at once, exam candidate."""
    bol, geen = Onderwijs.BOL, Vrijstelling.GEEN
    uit: list[list[Rij]] = []
    for reden, begin, terug in product((Reden.GEEN, Reden.DIPLOMA), (8, 11), ((1, 5), (1, 11), (1, 12), (3, 1))):
        eerste: Rij = (_dag(jaar, begin), _dag(jaar, 1, 10), bol, geen, reden, False)
        uit.append([eerste, (_dag(jaar, *terug), None, bol, geen, Reden.GEEN, False)])
        uit.append([eerste, (_dag(jaar, *terug), _dag(jaar, 3, 31), bol, geen, Reden.DIPLOMA, False)])
        uit.append([eerste, (_dag(jaar, *terug), _dag(jaar, 3, 31), bol, geen, Reden.DIPLOMA, True)])
    return uit


def beoordeel_rooster() -> pl.DataFrame:
    personen, inschrijvingen = [], []
    gevallen = [(jaar, rijen) for jaar in _JAREN for rijen in [*_enkel(jaar), *_soorten(jaar), *_reeksen(jaar)]]
    for nummer, (jaar, rijen) in enumerate(gevallen):
        overleden = _dag(jaar, 3, 3) if nummer % 17 == 0 else None
        personen.append((nummer, jaar, _GEBOREN[1 if nummer % 5 else nummer % 4], overleden, 5000 if nummer % 19 == 0 else 0))
        for volg, (van, tot, onderwijs, vrijstelling, reden, examen) in enumerate(rijen):
            inschrijvingen.append((nummer, jaar, volg, van, tot, int(onderwijs), int(vrijstelling), int(reden), examen))
    return beoordeel(
        pl.DataFrame(personen, schema={naam: deel.type for naam, deel in PERSONEN.items()}, orient="row"),
        pl.DataFrame(inschrijvingen, schema={naam: deel.type for naam, deel in INSCHRIJVINGEN.items()}, orient="row"),
    )
