"""Installations of the launcher's own tests: each in a folder of its own, with nothing left behind."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from duo_portal.lancering.paden import WORTEL, Paden
from duo_portal.lancering.processen import Spoor
from tests.wachten import wacht_op


@pytest.fixture
def paden(tmp_path: Path) -> Iterator[Paden]:
    """Pytest's folder lies deep, as a project may: this also tries the short path for sockets."""
    eigen = Paden(tmp_path / "var").maak()
    yield eigen
    shutil.rmtree(eigen.databank, ignore_errors=True)
    shutil.rmtree(eigen.socketmap("x").parent, ignore_errors=True)


@pytest.fixture
def schone_omgeving(paden: Paden) -> dict[str, str]:
    """The environment of somebody who starts the portal for the first time."""
    weg = ("DATABASE_URL", "REDIS_URL", "DUO_", "DJANGO_", "PYTEST_", "COV_")
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(weg)}
    return {**omgeving, "DUO_VAR": str(paden.var), "PYTHONPATH": str(WORTEL), "PYTHONUNBUFFERED": "1"}


@dataclass
class Kleinedemo:
    paden: Paden
    omgeving: dict[str, str]
    poort: int
    _gestart: list["subprocess.Popen[str]"] = field(default_factory=list)

    @property
    def stapbestand(self) -> Path:
        return self.paden.var / "stap"

    @property
    def uitvoer(self) -> Path:
        return self.paden.var / "uitvoer.txt"

    def start(self, *opties: str) -> "subprocess.Popen[str]":
        opdracht = [sys.executable, "-m", "tests.lancering.kleine_demo", str(self.stapbestand), "--poort", str(self.poort), *opties]
        with self.uitvoer.open("w") as uit:
            proces = subprocess.Popen(opdracht, env=self.omgeving, cwd=WORTEL, text=True, stdout=uit, stderr=uit, start_new_session=True)
        self._gestart.append(proces)
        return proces

    def gezegd(self) -> str:
        return self.uitvoer.read_text()

    def wacht_op_tekst(self, tekst: str) -> None:
        assert wacht_op(lambda: tekst in self.gezegd(), 240), self.gezegd()

    def sporen(self) -> dict[str, Spoor]:
        """Everything that runs for this installation, from the pid files."""
        gevonden = {bestand.stem: spoor for bestand in self.paden.run.glob("*.pid") if (spoor := Spoor.uit(bestand)) and spoor.leeft()}
        try:
            pid = int((self.paden.databank / "demo" / "data" / "postmaster.pid").read_text().splitlines()[0])
        except (OSError, IndexError):
            return gevonden
        postmaster = Spoor.van(pid)
        return {**gevonden, "postgres": postmaster} if postmaster else gevonden

    def ruim_op(self) -> None:
        for proces in self._gestart:
            if proces.poll() is None:
                proces.kill()
                proces.wait()
        for spoor in self.sporen().values():
            os.killpg(spoor.pid, signal.SIGKILL)  # each leads a session of its own
        wacht_op(lambda: not self.sporen())


@pytest.fixture
def kleine_demo(paden: Paden, schone_omgeving: dict[str, str]) -> Iterator[Kleinedemo]:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        poort = proef.getsockname()[1]
    eigen = Kleinedemo(paden, schone_omgeving, poort)
    yield eigen
    eigen.ruim_op()
