"""A payment file whose maker is killed, and whose database falls over, in between."""

import signal
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from django.db import connection
from django.db.models import Sum

from duo_portal.betalingen.models import Betaalbatch, Betaalopdracht
from duo_portal.betalingen.services.geef_vrij import geef_vrij
from duo_portal.betalingen.services.maak_bestand import maak_bestand
from duo_portal.betalingen.services.stel_batch_samen import stel_batch_samen
from duo_portal.lancering.paden import WORTEL
from duo_portal.lancering.postgres import Cluster
from duo_portal.toegang.rollen import Rol
from tests.toegang.rolverdeling import medewerker

# The second argument is where it dies: ``fsync`` is before the bytes are safe on disk, ``replace`` after the hash was recorded
# and before the file has its name.
MAAK_EN_STERF = """
import os, signal, sys
import django
django.setup()
from duo_portal.betalingen.services.maak_bestand import maak_bestand
setattr(os, sys.argv[2], lambda *_: os.kill(os.getpid(), signal.SIGKILL))
maak_bestand(int(sys.argv[1]))
"""


def vrijgegeven_batch() -> Betaalbatch:
    """All orders that wait, frozen and released by two people."""
    batch = stel_batch_samen(date(2026, 6, 16)).batch
    assert batch is not None
    for naam in ("wim", "samira"):
        geef_vrij(batch.pk, medewerker(naam, Rol.FINANCIEEL))
    totaal = Betaalopdracht.objects.aggregate(som=Sum("bedrag_centen"))["som"]
    assert (batch.aantal, batch.totaal_centen) == (Betaalopdracht.objects.count(), totaal)
    return batch


def sterf_bij_het_maken(batch: Betaalbatch, waar: str, omgeving: Mapping[str, str]) -> None:
    klaar = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", MAAK_EN_STERF, str(batch.pk), waar], env=dict(omgeving), cwd=WORTEL, check=False, timeout=120
    )
    assert klaar.returncode == -signal.SIGKILL


def overleeft_alles(cluster: Cluster, omgeving: Mapping[str, str]) -> int:
    """Killed before it was safe, after its hash was recorded, and with the database: each time the same bytes. How many bytes."""
    batch = vrijgegeven_batch()
    sterf_bij_het_maken(batch, "fsync", omgeving)
    eerste = _maak(batch)
    assert eerste.count(b"<CdtTrfTxInf>") == batch.aantal > 0
    sterf_bij_het_maken(batch, "replace", omgeving)
    assert _maak(batch) == eerste
    cluster.stop(signal.SIGQUIT)
    cluster.start()
    connection.close()
    assert _maak(batch) == eerste
    return len(eerste)


def _maak(batch: Betaalbatch) -> bytes:
    """Made anew: what lies there is taken away first."""
    pad: Path = maak_bestand(batch.pk).pad
    inhoud = pad.read_bytes()
    pad.unlink()
    return inhoud
