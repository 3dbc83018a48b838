"""The rules against the independent oracle: every month in and out, and generated sequences over all dates."""

from datetime import date, timedelta
from itertools import product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from lesgeld.codes import Reden
from tests.lesgeld.kaders import Geval, oordeel_regels
from tests.lesgeld.orakel import JAARBEDRAG, Inschrijving, oordeel

ALLE_JAREN = [*JAARBEDRAG, 2016]


def vergelijk(gevallen: list[Geval]) -> None:
    uit = oordeel_regels(gevallen).select("uitkomst_centen", "bedrag_teruggave", "naar_mens").rows()
    verwacht = [oordeel(g.jaar, g.geboren, g.inschrijvingen, g.overleden, g.verrekend) for g in gevallen]
    for geval, rij, antwoord in zip(gevallen, uit, verwacht, strict=True):
        assert rij == (antwoord.lesgeld, antwoord.teruggave, antwoord.naar_mens), geval
        assert rij[0] is None or 0 <= rij[0] <= JAARBEDRAG.get(geval.jaar, 0) * 100


def test_elke_dag_in_en_elke_reden_uit() -> None:
    """Every date of enrolment in a school year against some fifty last days, for the year with an odd amount."""
    dagen = [date(2023, 7, 20) + timedelta(days=n) for n in range(390)]
    gevallen = [
        Geval(2023, date(2000, 1, 1), [Inschrijving(begin, eind, reden=int(reden))])
        for begin, eind, reden in product(dagen, dagen[::8], (Reden.GEEN, Reden.DIPLOMA))
        if begin <= eind
    ]
    vergelijk(gevallen)


def test_elke_geboortedag_rond_achttien() -> None:
    dagen = [date(2007, 7, 1) + timedelta(days=n) for n in range(62)]
    vergelijk([Geval(2025, dag, [Inschrijving(date(2025, 8, 1))]) for dag in dagen])


def _inschrijving(toeval: Random, jaar: int) -> Inschrijving:
    begin = date(jaar, 8, 1) + timedelta(days=toeval.randint(-60, 380))
    eind = begin + timedelta(days=toeval.randint(0, 330)) if toeval.random() < 0.7 else None
    if toeval.random() < 0.02:
        eind = begin - timedelta(days=toeval.randint(1, 30))
    return Inschrijving(
        begin,
        eind,
        onderwijs=toeval.choice([1, 1, 1, 1, 4, 4, 2, 5, 6]),
        vrijstelling=toeval.choice([0, 0, 0, 0, 0, 0, 1, 2, 3]),
        reden=toeval.randint(0, 5),
        examen=toeval.random() < 0.25,
    )


def _geval(toeval: Random) -> Geval:
    jaar = toeval.choice(ALLE_JAREN)
    geboren = toeval.choice([None, *4 * [date(jaar - 20, 1, 1)], date(jaar - 18, 8, 1) + timedelta(days=toeval.randint(-2, 2))])
    overleden = date(jaar, 8, 1) + timedelta(days=toeval.randint(-30, 400)) if toeval.random() < 0.2 else None
    rijen = [_inschrijving(toeval, jaar) for _ in range(toeval.randint(0, 5))]
    return Geval(jaar, geboren, rijen, overleden, toeval.choice([0, 0, 0, 0, 9625]))


def _aansluitend(toeval: Random) -> Geval:
    """Enrolments that follow each other with a gap of -2 to 2 days, in any order: where the edges are."""
    jaar = toeval.choice([2023, 2025])
    dag = date(jaar, 8, 1) + timedelta(days=toeval.randint(0, 120))
    rijen = []
    for _ in range(toeval.randint(2, 5)):
        eind = dag + timedelta(days=toeval.randint(0, 90))
        rijen.append(Inschrijving(dag, eind, reden=toeval.randint(0, 2), examen=toeval.random() < 0.4))
        dag = eind + timedelta(days=toeval.randint(-2, 2))
    toeval.shuffle(rijen)
    return Geval(jaar, date(2000, 1, 1), rijen)


# Hypothesis gives the seed; the cases are drawn evenly from it, 300 to a frame. Its own draws cluster at the simple end.
@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32))
def test_reeksen_gelijk_aan_het_orakel(zaad: int) -> None:
    toeval = Random(zaad)
    vergelijk([_geval(toeval) for _ in range(300)])


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32))
def test_aansluitende_reeksen_gelijk_aan_het_orakel(zaad: int) -> None:
    toeval = Random(zaad)
    vergelijk([_aansluitend(toeval) for _ in range(300)])
