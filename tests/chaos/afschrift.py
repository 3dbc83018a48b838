"""Statements whose import is killed, and whose database falls over, in between: read once in the end."""

import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import psycopg
from django.db import connection

from duo_portal.betalingen import betaler
from duo_portal.betalingen.models import Betaalbatch, Incasso
from duo_portal.betalingen.services.laad_afschrift import laad_afschrift
from duo_portal.lancering.paden import WORTEL
from duo_portal.tegenpartijen.bank import Bank, Weigering
from meten.bronnen import AFSCHRIJFDAG
from tests.chaos.ploeg import Onverwacht, wacht
from tests.infra.databank import Kloon

EEN_OP = 7  # of so many accounts one has no money
BEZIG = (
    "SELECT 1 FROM pg_stat_activity WHERE application_name = 'afschrift' AND datname = %s AND state = 'active' AND xact_start IS NOT NULL"
)


def afschrift_van(bestanden: list[Path], map_: Path) -> Path:
    """What the bank says after it carried the files out. Who has no money follows from the account alone."""
    bank = Bank(map_, betaler.IBAN, betaler.NAAM)
    for bestand in bestanden:
        bank.lever_in(bestand)
    for rekening in rekeningen():
        if int(rekening[-10:]) % EEN_OP == 0:
            bank.gedrag.weiger(rekening, [Weigering(AFSCHRIJFDAG, AFSCHRIJFDAG, "AM04")])
    afschrift = bank.sluit_dag(AFSCHRIJFDAG)
    assert afschrift is not None
    return afschrift


def rekeningen() -> list[str]:
    return sorted(set(Incasso.objects.filter(batch__uitvoeren_op=AFSCHRIJFDAG).values_list("iban", flat=True)))


def overleeft_alles(afschrift: Path, kloon: Kloon, omgeving: Mapping[str, str]) -> None:
    """Killed after it was read, before its commit, and under a database that falls over; then read, and read once more."""
    for punt in ("afschrift_gelezen", "afschrift_voor_commit"):
        if _lees(afschrift, {**omgeving, "DUO_BREEKPUNT": punt}).wait(120) != -signal.SIGKILL:
            raise Onverwacht(f"het inlezen stierf niet op {punt}")
    _val_om(afschrift, kloon, omgeving)
    connection.close()
    assert not laad_afschrift(afschrift).al_ingelezen
    assert laad_afschrift(afschrift).al_ingelezen


def _val_om(afschrift: Path, kloon: Kloon, omgeving: Mapping[str, str]) -> None:
    bezig = _lees(afschrift, {**omgeving, "PGAPPNAME": "afschrift"})
    with psycopg.connect(kloon.url_super, autocommit=True) as kijker:
        wacht("een open transactie", lambda: kijker.execute(BEZIG, [kloon.naam]).fetchone() is not None or bezig.poll() is not None)
        if bezig.poll() is not None:
            raise Onverwacht("het inlezen was klaar voor de databank kon omvallen")
    kloon.cluster.stop(signal.SIGQUIT)
    kloon.cluster.start()
    if bezig.wait(120) == 0:
        raise Onverwacht("het inlezen merkte niet dat de databank omviel")


def _lees(afschrift: Path, omgeving: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    opdracht = [sys.executable, "-W", "ignore", str(WORTEL / "manage.py"), "laad_afschrift", str(afschrift)]
    return subprocess.Popen(opdracht, env=dict(omgeving), cwd=WORTEL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def batches() -> list[Betaalbatch]:
    return list(Betaalbatch.objects.filter(uitvoeren_op=AFSCHRIJFDAG, bestand=None).order_by("pk"))
