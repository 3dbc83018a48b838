"""The same statement by several people at once, and a process that dies, in a real database."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import connection

from duo_portal.betalingen.models import Afschriftregel, Bankafschrift, Regelverwerking
from duo_portal.betalingen.services.laad_afschrift import Ingelezen, laad_afschrift
from duo_portal.grootboek.models import Grootboekrekening
from duo_portal.omgeving import WORTEL
from tests import bouw
from tests.betalingen.afschrift.lader import kenmerk, saldo, vordering_van
from tests.betalingen.afschrift.maken import Regel, afschrift, zet
from tests.infra.databank import Kloon


def test_vier_keer_hetzelfde_afschrift_tegelijk_boekt_een_keer(kloon: Kloon, tmp_path: Path) -> None:
    vordering = vordering_van(bouw.student())
    pad = zet(tmp_path, afschrift([Regel(16_200, tekst=kenmerk(vordering)), Regel(5)]))
    start, uitkomsten = Barrier(4), list[Ingelezen]()

    def doe() -> None:
        start.wait()
        uitkomsten.append(laad_afschrift(pad))
        connection.close()

    draden = [Thread(target=doe) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(uitkomst.al_ingelezen for uitkomst in uitkomsten) == [False, True, True, True]
    assert (Afschriftregel.objects.count(), saldo(Grootboekrekening.BANK)) == (2, 16_205)


@pytest.mark.parametrize("breekpunt", ["afschrift_gelezen", "afschrift_voor_commit"])
def test_een_proces_dat_sterft_laat_niets_na_en_het_volgende_doet_alles(kloon: Kloon, tmp_path: Path, breekpunt: str) -> None:
    vordering = vordering_van(bouw.student())
    pad = zet(tmp_path, afschrift([Regel(16_200, tekst=kenmerk(vordering))]))
    opdracht = [sys.executable, "manage.py", "laad_afschrift", str(pad)]
    omgeving = {**os.environ, **kloon.omgeving, "DUO_VAR": str(tmp_path / "var"), "DUO_BREEKPUNT": breekpunt}
    gestorven = subprocess.run(opdracht, cwd=WORTEL, env=omgeving, capture_output=True, check=False)
    assert gestorven.returncode == -9, gestorven.stderr.decode()
    assert not Bankafschrift.objects.exists()
    assert saldo(Grootboekrekening.BANK) == 0
    assert not laad_afschrift(pad).al_ingelezen
    assert (Regelverwerking.objects.count(), saldo(Grootboekrekening.BANK)) == (1, 16_200)
