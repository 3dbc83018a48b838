"""The demo as a whole, with real processes: Ctrl-C, kill, going on where it was, two at once."""

import signal
import urllib.error
import urllib.request

from tests.lancering.conftest import Kleinedemo
from tests.wachten import wacht_op

ALLES = {"postgres", "redis-demo", "beat", "web", "werker-1"}


def _antwoordt(poort: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{poort}/beheer/", timeout=5)
    except urllib.error.HTTPError:
        return True
    return True


def test_eenmalig_doet_alles_en_stopt(kleine_demo: Kleinedemo) -> None:
    kleine_demo.stapbestand.touch()
    assert kleine_demo.start("--eenmalig").wait(300) == 0, kleine_demo.gezegd()
    assert "[3/3] Laatste stap" in kleine_demo.gezegd()
    assert kleine_demo.sporen() == {}
    assert list(kleine_demo.paden.run.glob("*.pid")) == []


def test_ctrl_c_stopt_alles_wat_was_gestart(kleine_demo: Kleinedemo) -> None:
    kleine_demo.stapbestand.touch()
    demo = kleine_demo.start()
    kleine_demo.wacht_op_tekst("Het portaal staat klaar")
    assert _antwoordt(kleine_demo.poort)
    gestart = kleine_demo.sporen()
    assert set(gestart) >= ALLES
    demo.send_signal(signal.SIGINT)
    assert demo.wait(60) == 130
    assert not [naam for naam, spoor in gestart.items() if spoor.leeft()]
    assert "Traceback" not in kleine_demo.gezegd()


def test_ctrl_c_in_een_stap_en_de_volgende_start_gaat_daar_verder(kleine_demo: Kleinedemo) -> None:
    demo = kleine_demo.start("--zonder-tabellen", "--eenmalig")
    assert wacht_op(kleine_demo.stapbestand.with_suffix(".bezig").exists, 240), kleine_demo.gezegd()
    gestart = kleine_demo.sporen()
    demo.send_signal(signal.SIGINT)
    assert demo.wait(60) == 130
    assert not [naam for naam, spoor in gestart.items() if spoor.leeft()]
    kleine_demo.stapbestand.touch()
    assert kleine_demo.start("--zonder-tabellen", "--eenmalig").wait(300) == 0, kleine_demo.gezegd()
    assert "Eerste stap: was al klaar" in kleine_demo.gezegd()
    assert "Trage stap …" in kleine_demo.gezegd()


def test_na_een_kill_neemt_de_volgende_start_alles_over(kleine_demo: Kleinedemo) -> None:
    kleine_demo.stapbestand.touch()
    eerste = kleine_demo.start("--zonder-tabellen")
    kleine_demo.wacht_op_tekst("Het portaal staat klaar")
    verweesd = kleine_demo.sporen()
    eerste.kill()
    eerste.wait()
    assert all(spoor.leeft() for spoor in verweesd.values())
    tweede = kleine_demo.start("--zonder-tabellen", "--eenmalig")
    assert tweede.wait(300) == 0, kleine_demo.gezegd()
    assert not [naam for naam, spoor in verweesd.items() if spoor.leeft()]


def test_tweede_demo_zegt_dat_er_al_een_draait(kleine_demo: Kleinedemo) -> None:
    eerste = kleine_demo.start("--zonder-tabellen", "--eenmalig")
    assert wacht_op(kleine_demo.stapbestand.with_suffix(".bezig").exists, 240), kleine_demo.gezegd()
    assert kleine_demo.start("--zonder-tabellen", "--eenmalig").wait(30) == 1
    assert "De demo draait al" in kleine_demo.gezegd()
    kleine_demo.stapbestand.touch()
    assert eerste.wait(300) == 0


def test_ander_aantal_personen_vraagt_om_opnieuw(kleine_demo: Kleinedemo) -> None:
    kleine_demo.stapbestand.touch()
    assert kleine_demo.start("--zonder-tabellen", "--eenmalig", "--personen", "50").wait(300) == 0, kleine_demo.gezegd()
    assert kleine_demo.start("--zonder-tabellen", "--eenmalig", "--personen", "60").wait(300) == 1
    assert "./run demo --opnieuw --personen 60" in kleine_demo.gezegd()
    assert kleine_demo.start("--zonder-tabellen", "--eenmalig", "--opnieuw", "--personen", "60").wait(300) == 0, kleine_demo.gezegd()
    assert "Eerste stap …" in kleine_demo.gezegd()
