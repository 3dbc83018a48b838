"""A real worker: no forked children, because polars hangs in them."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from duo_portal.batches.models import Run, Staat
from duo_portal.batches.services import start_run
from duo_portal.celery import app
from duo_portal.lancering import werkers
from duo_portal.lancering.processen import Proces
from tests.batches.conftest import PEILDATUM, maak_personen
from tests.batches.proefdienst.soort import Proef
from tests.infra.cluster import paden
from tests.wachten import wacht_op

VORK = """
import os, signal, sys
import polars as pl
reken = lambda: pl.DataFrame({"a": range(100_000)}).group_by(pl.col("a") % 7).agg(pl.len()).sort("a").height
reken()
kind = os.fork()
if not kind:
    signal.alarm(3)
    os._exit(0 if reken() == 7 else 1)
sys.exit(3 if os.WTERMSIG(os.waitpid(kind, 0)[1]) == signal.SIGALRM else 0)
"""


@pytest.fixture
def echte_werker(procesomgeving: dict[str, str]) -> Iterator[Proces]:
    """With the settings of the portal and nothing about its pool on the command line."""
    omgeving = {**procesomgeving, "DJANGO_SETTINGS_MODULE": "tests.batches.proefdienst.instellingen"}
    proces = Proces("proefwerker", [*werkers.CELERY, "worker", "--hostname", "proef@%h"], omgeving, paden())
    with werkers.draaiend([proces]):
        assert wacht_op(lambda: app.control.ping(timeout=0.5), seconden=60), proces.staart()
        yield proces


def test_de_werker_splitst_zich_niet_en_rekent(echte_werker: Proces, proef: Proef) -> None:
    stand = next(iter((app.control.inspect(timeout=5).stats() or {}).values()))
    assert stand["pool"]["implementation"] == "celery.concurrency.solo:TaskPool"
    maak_personen(50)
    run = start_run("proef", PEILDATUM)
    assert wacht_op(lambda: Run.objects.get(pk=run.pk).staat != Staat.OPEN, seconden=60), echte_werker.staart()
    run.refresh_from_db()
    assert (run.staat, run.tellingen["besluiten"]) == (Staat.KLAAR, 50)


def test_een_afgesplitst_kind_blijft_hangen_in_polars() -> None:
    """The reason for the test above; the day it fails, workers may fork again."""
    klaar = subprocess.run([sys.executable, "-W", "ignore", "-c", VORK], check=False, timeout=60)
    assert klaar.returncode == 3
