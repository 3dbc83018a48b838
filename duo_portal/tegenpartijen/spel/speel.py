"""Use case: play from one day to another. Each day is marked when it ended, so that a play goes on where it was.

A day D: what came in yesterday is fetched, the night of the portal falls (doors open at one o'clock), then by daylight schools
deliver, people act, staff release, and in the evening files go out and everybody outside answers.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from duo_portal.batches.services.nacht import draai_nacht
from duo_portal.celery import app
from duo_portal.register.generator.verloop import merk
from duo_portal.register.models import Levering
from duo_portal.tegenpartijen.schrijven import schrijf_geheel
from duo_portal.tegenpartijen.spel.toneel import MERK, Moment, Toneel, ruim_leeg, spelers
from duo_portal.werkvoorraad.models import Taak, Taakstaat

KLOK = "DUO_VANDAAG_FILE"
# Tasks that no year should have: what failed in the machinery itself.
MISLUKT = ("run", "brok", "nacht", "betaalbestand_mislukt", "afschrift_geweigerd", "overdrachtbestand_anders")


class SpelMislukt(Exception):
    """Something failed; the text says what."""


@dataclass(frozen=True)
class Gespeeld:
    """``seconden``: the whole day; ``nacht``: of which the doors of the portal took."""

    dag: date
    seconden: float
    nacht: float


def speel(toneel: Toneel, van: date, tot: date, na_de_nacht: Callable[[date], None] = lambda _: None) -> Iterator[Gespeeld]:
    """Days ``van`` up to and including ``tot`` that were not played; ``na_de_nacht`` may look."""
    klok = Klok(toneel.map.parent / "vandaag")
    if not Levering.objects.filter(soort=MERK).exists():
        ruim_leeg(toneel)
    for dag in _dagen(van, tot):
        if _is_gespeeld(dag):
            continue
        begin = time.monotonic()
        klok.zet(dag)
        nacht = _speel_dag(toneel, dag, na_de_nacht)
        merk(MERK, _naam(dag))
        yield Gespeeld(dag, time.monotonic() - begin, nacht)


def _dagen(van: date, tot: date) -> Iterator[date]:
    return (van + timedelta(nummer) for nummer in range((tot - van).days + 1))


def _naam(dag: date) -> str:
    return f"dag {dag}"


def _is_gespeeld(dag: date) -> bool:
    return Levering.objects.filter(soort=MERK, bestandsnaam=_naam(dag)).exists()


def _speel_dag(toneel: Toneel, dag: date, na_de_nacht: Callable[[date], None]) -> float:
    _laat_spelen(toneel, dag, lambda moment: moment <= Moment.VOOR_DE_NACHT)
    begin = time.monotonic()
    draai_nacht(dag)
    nacht = time.monotonic() - begin
    eis_gelukt()
    na_de_nacht(dag)
    _laat_spelen(toneel, dag, lambda moment: moment > Moment.VOOR_DE_NACHT)
    return nacht


def eis_gelukt() -> None:
    """A play stops at the first thing that failed: nobody would see it among a year of nights."""
    fouten = list(Taak.objects.filter(soort__in=MISLUKT).exclude(staat=Taakstaat.AFGEHANDELD).values_list("omschrijving", flat=True))
    if fouten:
        raise SpelMislukt(f"Er ging iets mis: {'; '.join(fouten)}")


def _laat_spelen(toneel: Toneel, dag: date, wanneer: Callable[[Moment], bool]) -> None:
    for _, speler in sorted(spelers.items(), key=lambda paar: paar[1].moment):
        if wanneer(speler.moment):
            speler.speel(toneel, dag)


@dataclass(frozen=True)
class Klok:
    """The day of every process that was told to look at this file."""

    bestand: Path

    def zet(self, dag: date) -> None:
        schrijf_geheel(self.bestand, dag.isoformat())
        os.environ[KLOK] = str(self.bestand)


@contextmanager
def zonder_werkers() -> Iterator[None]:
    """Chunks are done here, at once: no worker and no broker is needed."""
    oud = app.conf.task_always_eager
    app.conf.task_always_eager = True
    try:
        yield
    finally:
        app.conf.task_always_eager = oud
