"""One run of the product on one database, from ``start_run`` to reconciled totals."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connections

from duo_portal import omgeving
from duo_portal.batches.models import Brokstaat, Run, Staat
from duo_portal.batches.services import start_run
from meten.opstelling import Meetfout, Opstelling
from meten.spion import rekentijd, rekentijd_van_kinderen
from meten.werker import Werker, werkers

KIJK_ELKE, GEDULD = 0.02, 900.0


@dataclass(frozen=True)
class Opdracht:
    """A run to measure; ``omvang`` is the number of persons per chunk, by default that of the kind of run."""

    soort: str
    peildatum: date
    omvang: int | None = None


@dataclass(frozen=True)
class Ronde:
    """What one run took; ``momenten`` is when the run began and when each chunk was done.

    ``rekentijd``: processor seconds of the workers and of the database for them; it tells how busy the machine was otherwise.
    """

    seconden: float
    rekentijd: float
    tellingen: dict[str, int]
    piek_mb: float
    momenten: list[float] = field(default_factory=list)


@contextmanager
def django_op(opstelling: Opstelling, databank: str) -> Iterator[None]:
    """Point Django at a database of the bench. The dictionary is changed in place: connections share it."""
    instellingen = connections.settings["default"]
    vorige, nieuw = dict(instellingen), omgeving.databank(opstelling.url(databank))
    connections["default"].close()
    instellingen.update({naam: nieuw[naam] for naam in ("NAME", "USER", "PASSWORD", "HOST", "PORT")})
    try:
        yield
    finally:
        connections["default"].close()
        instellingen.update(vorige)


@contextmanager
def zonder_bel() -> Iterator[None]:
    """Runs that this process works through itself ring no bell: another worker would take the chunks."""
    from duo_portal.batches import tasks

    bel, tasks.bel = tasks.bel, lambda run_id: None
    try:
        yield
    finally:
        tasks.bel = bel


def draai(opstelling: Opstelling, databank: str, opdracht: Opdracht, aantal_werkers: int = 1) -> Ronde:
    """Start the run and wait for its end; workers are up before the clock starts."""
    with django_op(opstelling, databank), werkers(opstelling, databank, aantal_werkers) as lijst:
        vooraf = rekentijd_van_kinderen(opstelling.hoofdproces()) + sum(rekentijd(werker.pid) for werker in lijst)
        begin = time.perf_counter()
        run = start_run(opdracht.soort, opdracht.peildatum, omvang=opdracht.omvang)
        _wacht(run, lijst)
        seconden = time.perf_counter() - begin
        _eis_klaar(run, lijst)
        gerekend = sum(rekentijd(pid) for pid in [*_backends(), *(werker.pid for werker in lijst)])
        gerekend += rekentijd_van_kinderen(opstelling.hoofdproces()) - vooraf
        momenten = [moment.timestamp() for moment in _momenten(run)]
    return Ronde(seconden, gerekend, run.tellingen, max(werker.piek_mb for werker in lijst), momenten)


def _backends() -> list[int]:
    """The server processes that still live of this database; ours planned the run and belongs to it."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        return [int(rij[0]) for rij in cursor.fetchall()]


def _wacht(run: Run, lijst: list[Werker]) -> None:
    einde = time.monotonic() + GEDULD
    while run.staat == Staat.OPEN:
        time.sleep(KIJK_ELKE)
        run.refresh_from_db(fields=["staat", "tellingen", "melding"])
        if time.monotonic() > einde or not any(werker.leeft() for werker in lijst):
            raise Meetfout(f"De run komt niet af; de worker zegt:\n{lijst[0].staart()}")


def _eis_klaar(run: Run, lijst: list[Werker]) -> None:
    """Reconciled totals, no failed chunk, and something done: else the time says nothing."""
    if run.staat != Staat.KLAAR or not (run.tellingen.get("besluiten") or run.tellingen.get("opdrachten")):
        fout = run.brokken.exclude(fout="").values_list("fout", flat=True).first() or ""
        raise Meetfout(f"{run} eindigde als '{run.get_staat_display()}' met {run.tellingen}. {run.melding} {fout}\n{lijst[0].staart()}")


def _momenten(run: Run) -> list[datetime]:
    """When each chunk was done, after when the run began."""
    klaar = run.brokken.filter(staat=Brokstaat.KLAAR).order_by("klaar_op").values_list("klaar_op", flat=True)
    return [run.gestart_op, *(moment for moment in klaar if moment)]
