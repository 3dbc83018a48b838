"""The processes of the portal itself: web, workers and beat."""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from duo_portal.lancering.diensten import Installatie
from duo_portal.lancering.melding import Startfout, zeg
from duo_portal.lancering.paden import Paden
from duo_portal.lancering.processen import Proces
from duo_portal.lancering.voorgrond import seinen_uitgesteld

CELERY = [sys.executable, "-m", "celery", "--app", "duo_portal.celery"]
_HOOGSTENS_WERKERS = 4


def aantal_werkers() -> int:
    """One per core: polars hangs in a forked child, so that a worker is one process with one thread of work."""
    return max(1, min(len(os.sched_getaffinity(0)), _HOOGSTENS_WERKERS))


def werker(installatie: Installatie, nummer: int) -> Proces:
    opdracht = [*CELERY, "worker", "--pool", "solo", "--loglevel", "INFO", "--hostname", f"werker-{nummer}@%h"]
    return Proces(f"werker-{nummer}", opdracht, installatie.omgeving(), installatie.paden)


def beat(installatie: Installatie) -> Proces:
    rooster = installatie.paden.run / "celerybeat-rooster"
    opdracht = [*CELERY, "beat", "--loglevel", "INFO", "--schedule", str(rooster), "--pidfile", ""]
    return Proces("beat", opdracht, installatie.omgeving(), installatie.paden)


def web(installatie: Installatie, poort: int) -> Proces:
    granian = str(Path(sys.executable).with_name("granian"))
    # The demo has demo users without passwords: loopback only.
    opdracht = [granian, "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(poort), "--blocking-threads", "8"]
    return Proces("web", [*opdracht, "duo_portal.wsgi:application"], installatie.omgeving(), installatie.paden)


def ruim_verweesde_op(paden: Paden) -> None:
    """Stop what a killed demo left running; the caller holds the lock that says there is no other demo."""
    for bestand in (*paden.run.glob("werker-*.pid"), *paden.run.glob("beat.pid"), *paden.run.glob("web.pid")):
        Proces(bestand.stem, [], {}, paden).stop()


@contextmanager
def draaiend(processen: Sequence[Proces]) -> Iterator[Sequence[Proces]]:
    """Run these until the end of the block; stop them in reverse order, whatever happens."""
    gestart: list[Proces] = []
    try:
        for proces in processen:
            gestart.append(proces)
            proces.start()
        yield processen
    finally:
        with seinen_uitgesteld():
            for proces in reversed(gestart):
                proces.stop()


@contextmanager
def werkers(installatie: Installatie, aantal: int) -> Iterator[None]:
    """Workers, unless a demo of this installation already runs them."""
    if werker(installatie, 1).leeft():
        yield
        return
    with draaiend([werker(installatie, nummer) for nummer in range(1, aantal + 1)]):
        yield


class Bewaking:
    """Starts again what fell over, and gives up on what keeps falling."""

    HOOGSTENS = 5

    def __init__(self, processen: Sequence[Proces]) -> None:
        self._processen = processen
        self._gevallen: dict[str, list[float]] = {}

    def kijk(self) -> None:
        for proces in self._processen:
            if not proces.leeft():
                self._herstart(proces)

    def _herstart(self, proces: Proces) -> None:
        nu = time.monotonic()
        eerder = [moment for moment in self._gevallen.get(proces.naam, []) if nu - moment < 60]
        if len(eerder) >= self.HOOGSTENS:
            raise Startfout(f"{proces.naam} valt steeds om. Zie {proces.logbestand}:\n{proces.staart()}")
        self._gevallen[proces.naam] = [*eerder, nu]
        zeg(f"{proces.naam} viel om en wordt opnieuw gestart. Zie {proces.logbestand}.")
        proces.start()
