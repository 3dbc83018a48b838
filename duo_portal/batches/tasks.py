"""The bell. A message names a chunk; what it means is looked up in the database, so a lost or doubled one is harmless."""

import structlog
from celery import shared_task
from celery.signals import worker_ready
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from kombu.exceptions import OperationalError as MakelaarWeg

import duo_portal.celery  # noqa: F401 - without it a process that is no worker rings on Celery's default broker, which nobody hears
from duo_portal.batches.breekpunten import breek
from duo_portal.batches.models import Brok, Brokstaat, Run, Staat
from duo_portal.batches.services import nacht
from duo_portal.batches.services.meld import meld_stilstand
from duo_portal.batches.services.mislukking import tel_mislukking
from duo_portal.batches.services.rond_run_af import rond_run_af
from duo_portal.batches.services.verwerk_brok import verwerk_brok
from duo_portal.tijd import vandaag

log = structlog.get_logger(__name__)
VEEG_ELKE_SECONDEN = 10
VEEG_HOOGSTENS = 20


def bel(run_id: int) -> None:
    """Ring for every open chunk of a run. Without a broker nothing is lost: the sweeper rings again."""
    brokken = list(Brok.objects.filter(run=run_id, staat=Brokstaat.OPEN).order_by("volgnummer").values_list("pk", flat=True))
    if not brokken:
        rond_run_af(run_id)
    _bel_brokken(brokken)


def _bel_brokken(brokken: list[int]) -> None:
    try:
        for brok_id in brokken:
            doe_brok.apply_async((brok_id,), retry=False)
    except (MakelaarWeg, ConnectionError) as fout:
        log.warning("bel_niet_gehoord", fout=type(fout).__name__)


@shared_task(name="batches.doe_brok", acks_late=True)
def doe_brok(brok_id: int) -> None:
    """Process a chunk. A database that went away is no failure of the chunk: the sweeper rings again."""
    close_old_connections()
    try:
        verwerk_brok(brok_id)
        breek("voor_ack")
    except Exception as fout:
        if _databank_weg(fout):
            log.warning("databank_weg", brok=brok_id, fout=type(fout).__name__)
            connection.close()
            return
        if tel_mislukking(brok_id, fout):
            _bel_brokken([brok_id])


def _databank_weg(fout: Exception) -> bool:
    """True when the connection was lost or the server is stopping (class 08, 57P); a lock or time-out is a failure."""
    if not isinstance(fout, (OperationalError, InterfaceError)):
        return False
    code = getattr(fout.__cause__, "sqlstate", None)
    return code is None or code.startswith(("08", "57P"))


@shared_task(name="batches.veeg", ignore_result=True)
def veeg() -> None:
    """Ring again for runs with open chunks, and end runs whose last worker died after its last commit.

    Chunks that nobody began come first: one that fells its worker must not stand before them for ever.
    """
    close_old_connections()
    for run in Run.objects.filter(staat=Staat.OPEN).order_by("pk"):
        brokken = run.brokken.filter(staat=Brokstaat.OPEN).order_by("begonnen", "volgnummer").values_list("pk", flat=True)
        _bel_brokken(list(brokken[:VEEG_HOOGSTENS]))
        if not rond_run_af(run.pk):
            meld_stilstand(run)


@shared_task(name="batches.begin_nacht", ignore_result=True)
def begin_nacht() -> None:
    close_old_connections()
    nacht.begin_nacht(vandaag())


@shared_task(name="batches.nacht", ignore_result=True)
def ga_verder_met_de_nacht() -> None:
    """Every minute: open as many doors as can be opened now."""
    close_old_connections()
    while nacht.ga_verder():
        pass


@worker_ready.connect
def _veeg_bij_start(**_: object) -> None:
    """A worker that starts looks for work at once: bells may have been lost with the broker."""
    try:
        veeg()
    except (OperationalError, InterfaceError) as fout:
        log.warning("databank_weg", fout=type(fout).__name__)
        connection.close()
