"""Background processes and their pid files."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from duo_portal.lancering.paden import Paden
from duo_portal.lancering.processen import Proces, Spoor
from tests.wachten import wacht_op

SLAAP = [sys.executable, "-c", "import time; time.sleep(60)"]
DOOF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('doof', flush=True); time.sleep(60)",
]


@pytest.fixture
def proces(paden: Paden) -> Iterator[Proces]:
    eigen = Proces("slaap", SLAAP, dict(os.environ), paden)
    yield eigen
    eigen.stop()


def test_start_en_stop(proces: Proces) -> None:
    proces.start()
    spoor = proces.spoor()
    assert spoor is not None
    assert proces.leeft()
    proces.stop()
    assert not spoor.leeft()
    assert not proces.pidbestand.exists()


def test_dubbele_start_vervangt_de_eerste(proces: Proces) -> None:
    proces.start()
    eerste = proces.spoor()
    proces.start()
    tweede = proces.spoor()
    assert eerste is not None
    assert tweede not in (None, eerste)
    assert not eerste.leeft()


def test_oud_pidbestand_met_dood_proces_telt_niet(proces: Proces) -> None:
    dood = subprocess.Popen(["true"])
    dood.wait()
    proces.pidbestand.write_text(f"{dood.pid} 1\n")
    assert not proces.leeft()


def test_pid_van_een_ander_wordt_met_rust_gelaten(proces: Proces) -> None:
    vreemd = subprocess.Popen(SLAAP)
    try:
        proces.pidbestand.write_text(f"{vreemd.pid} 1\n")  # same pid, other start time: the number was given out again
        proces.stop()
        assert vreemd.poll() is None
    finally:
        vreemd.kill()
        vreemd.wait()


@pytest.mark.parametrize("inhoud", ["", "geen getal", "12"])
def test_kapot_pidbestand_is_geen_proces(proces: Proces, inhoud: str) -> None:
    proces.pidbestand.write_text(inhoud)
    assert proces.spoor() is None


def test_wie_niet_luistert_wordt_gedood(paden: Paden) -> None:
    doof = Proces("doof", DOOF, dict(os.environ), paden)
    doof.start()
    assert wacht_op(lambda: "doof" in doof.staart())
    spoor = doof.spoor()
    doof.stop(geduld=0.2)
    assert spoor is not None
    assert not spoor.leeft()


def test_uitvoer_staat_in_het_log(paden: Paden) -> None:
    praat = Proces("praat", ["echo", "hallo uit het proces"], dict(os.environ), paden)
    praat.start()
    assert wacht_op(lambda: "hallo uit het proces" in praat.staart())
    praat.stop()


def test_zombie_telt_als_dood() -> None:
    kind = subprocess.Popen(SLAAP)
    kind.send_signal(signal.SIGKILL)
    assert wacht_op(lambda: Spoor.van(kind.pid) is None)
    kind.wait()


def test_kinderen_van_een_gedood_proces_worden_opgeruimd(paden: Paden) -> None:
    ouder = Proces("ouder", ["sh", "-c", "sleep 60 & echo kind $!; wait"], dict(os.environ), paden)
    ouder.start()
    assert wacht_op(lambda: "kind" in ouder.staart())
    kind = Spoor.van(int(ouder.staart().split()[1]))
    spoor = ouder.spoor()
    assert kind is not None
    assert spoor is not None
    os.kill(spoor.pid, signal.SIGKILL)
    assert wacht_op(lambda: not ouder.leeft())
    assert kind.leeft()
    ouder.stop()
    assert wacht_op(lambda: not kind.leeft())
