"""Signals: who gets them, and that nothing half-done stays."""

import os
import signal
import sys
import threading
import time

import pytest

from duo_portal.lancering.melding import Afgebroken
from duo_portal.lancering.voorgrond import seinen_bewaard, seinen_breken_af, seinen_uitgesteld, voer_uit

_PYTHON = [sys.executable, "-c"]


def _seintje(sein: signal.Signals, na: float = 0.3) -> None:
    threading.Timer(na, lambda: os.kill(os.getpid(), sein)).start()


@pytest.mark.parametrize("sein", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_een_sein_breekt_het_wachten_af(sein: signal.Signals) -> None:
    _seintje(sein)
    with seinen_breken_af(), pytest.raises(Afgebroken, match=sein.name):
        time.sleep(10)


def test_code_van_de_opdracht_komt_terug() -> None:
    assert voer_uit([*_PYTHON, "raise SystemExit(3)"], os.environ) == 3


@pytest.mark.parametrize("sein", [signal.SIGINT, signal.SIGTERM])
def test_de_opdracht_krijgt_het_sein_en_mag_opruimen(sein: signal.Signals, capfd: pytest.CaptureFixture[str]) -> None:
    code = f"import signal, time, sys; signal.signal({int(sein)}, lambda *_: sys.exit(print('opgeruimd', flush=True))); time.sleep(20)"
    _seintje(sein, 1.0)
    with pytest.raises(Afgebroken):
        voer_uit([*_PYTHON, code], os.environ)
    assert "opgeruimd" in capfd.readouterr().out


def test_wie_drie_keer_vraagt_krijgt_het_meteen() -> None:
    doof = "import signal, time; signal.signal(signal.SIGINT, signal.SIG_IGN); time.sleep(30)"
    for keer in range(3):
        _seintje(signal.SIGINT, 1.0 + keer * 0.2)
    begin = time.monotonic()
    with pytest.raises(Afgebroken):
        voer_uit([*_PYTHON, doof], os.environ)
    assert time.monotonic() - begin < 10


def test_interactieve_opdracht_die_ctrl_c_zelf_afhandelt_gaat_door() -> None:
    code = "import time\ntry:\n    time.sleep(20)\nexcept KeyboardInterrupt:\n    pass"
    _seintje(signal.SIGINT, 1.0)
    assert voer_uit([*_PYTHON, code], os.environ, interactief=True) == 0


def test_opruimen_wordt_niet_onderbroken() -> None:
    with seinen_breken_af(), seinen_uitgesteld():
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.05)


def test_wat_niet_halverwege_mag_stoppen_maakt_af_en_stopt_dan() -> None:
    gedaan: list[str] = []

    def installeer() -> None:
        with seinen_bewaard():
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.05)
            gedaan.append("af")

    with pytest.raises(Afgebroken, match="SIGINT"):
        installeer()
    assert gedaan == ["af"]


def test_handlers_staan_daarna_weer_zoals_ze_stonden() -> None:
    voor = signal.getsignal(signal.SIGINT)
    with seinen_breken_af(), seinen_uitgesteld():
        pass
    assert signal.getsignal(signal.SIGINT) is voor
