"""The set-up: what is missing, what is installed, what is said when we may not."""

import os
import subprocess
from pathlib import Path

import pytest

from duo_portal.lancering import opzet, systeem
from duo_portal.lancering.melding import Startfout
from duo_portal.lancering.paden import WORTEL
from duo_portal.lancering.pythonomgeving import Lijst, Pythonomgeving
from duo_portal.lancering.systeem import Behoefte

AANWEZIG = Behoefte("er-al", lambda: True)


@pytest.fixture
def gereedschap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with nothing but what the test lays there."""
    map_ = tmp_path / "bin"
    map_.mkdir()
    monkeypatch.setenv("PATH", str(map_))
    return map_


def _programma(map_: Path, naam: str, tekst: str) -> None:
    pad = map_ / naam
    pad.write_text(f"#!/bin/sh\n{tekst}\n")
    pad.chmod(0o755)


def _ontbreekt_tot(bestand: Path) -> Behoefte:
    return Behoefte("redis-server", bestand.exists)


def test_wat_er_is_wordt_niet_geinstalleerd(gereedschap: Path) -> None:
    _programma(gereedschap, "apt-get", "exit 1")
    systeem.zorg_voor([AANWEZIG])


def test_root_installeert_zelf(gereedschap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    _programma(gereedschap, "env", 'shift; exec "$@"')
    _programma(gereedschap, "apt-get", f'echo "$@" >> {tmp_path}/apt; : > {tmp_path}/klaar')
    systeem.zorg_voor([AANWEZIG, _ontbreekt_tot(tmp_path / "klaar")])
    gevraagd = (tmp_path / "apt").read_text().splitlines()
    assert gevraagd[0].endswith("update")
    assert gevraagd[1].endswith("install --yes --no-install-recommends redis-server")


def test_sudo_zonder_wachtwoord_installeert_ook(gereedschap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    _programma(gereedschap, "apt-get", "exit 1")
    _programma(gereedschap, "sudo", f': > {tmp_path}/klaar; echo "$@" >> {tmp_path}/sudo')
    systeem.zorg_voor([_ontbreekt_tot(tmp_path / "klaar")])
    assert (tmp_path / "sudo").read_text().splitlines()[-1].endswith("install --yes --no-install-recommends redis-server")


def test_zonder_rechten_stopt_het_meteen_met_de_ene_opdracht(gereedschap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    _programma(gereedschap, "apt-get", "echo apt mag niet worden geroepen; exit 1")
    _programma(gereedschap, "sudo", "exit 1")
    weg = Behoefte("redis-server", lambda: False)
    with pytest.raises(Startfout) as fout:
        systeem.zorg_voor([weg, Behoefte("python3-venv", lambda: False)])
    opdracht = "sudo apt-get update && sudo apt-get install --yes --no-install-recommends redis-server python3-venv"
    assert opdracht in str(fout.value).splitlines()[2]


def test_zonder_sudo_gaat_de_opdracht_met_su(gereedschap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    _programma(gereedschap, "apt-get", "exit 1")
    with pytest.raises(Startfout, match="su -c 'apt-get update && apt-get install --yes --no-install-recommends redis-server'"):
        systeem.zorg_voor([Behoefte("redis-server", lambda: False)])


def test_zonder_apt_noemt_het_wat_ontbreekt(gereedschap: Path) -> None:
    with pytest.raises(Startfout, match="ontbreekt: redis-server"):
        systeem.zorg_voor([Behoefte("redis-server", lambda: False)])


def test_mislukte_apt_toont_de_reden(gereedschap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    _programma(gereedschap, "env", 'shift; exec "$@"')
    _programma(gereedschap, "apt-get", "echo 'E: geen netwerk' >&2; exit 100")
    with pytest.raises(Startfout, match="geen netwerk"):
        systeem.zorg_voor([Behoefte("redis-server", lambda: False)])


def test_bereken_wacht_niet_op_systeempakketten() -> None:
    assert opzet.nodig("manage", ["bereken"]).pakketten == ()
    assert opzet.nodig("lint", []).pakketten == ()


def test_demo_en_tests_vragen_redis_en_de_brieven() -> None:
    for opdracht in ("demo", "test"):
        assert {"redis-server", "libpango-1.0-0"} <= {b.pakket for b in opzet.nodig(opdracht, []).pakketten}


def test_redis_van_buiten_hoeft_niet_te_worden_geinstalleerd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://elders/0")
    assert "redis-server" not in {b.pakket for b in opzet.nodig("demo", []).pakketten}


def test_ontwikkeling_bevat_alles_van_productie() -> None:
    """One environment serves both: filling it for the tests must not take away what the portal runs on."""
    regels = {lijst: {r.split(" ")[0] for r in lijst.bestand.read_text().splitlines() if "==" in r} for lijst in Lijst}
    assert regels[Lijst.PRODUCTIE]
    assert regels[Lijst.PRODUCTIE] <= regels[Lijst.ONTWIKKELING]


def test_slotbestanden_hebben_hashes_en_geen_adressen() -> None:
    for lijst in Lijst:
        tekst = lijst.bestand.read_text()
        assert "--hash=sha256:" in tekst
        assert "://" not in tekst


def test_map_die_geen_omgeving_is_wordt_niet_gewist(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("van iemand")
    with pytest.raises(Startfout, match="DUO_VENV"):
        Pythonomgeving(tmp_path).vul(Lijst.PRODUCTIE)
    assert (tmp_path / "brief.txt").exists()


def test_stempel_komt_pas_na_het_installeren(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    omgeving = Pythonomgeving(tmp_path / "venv")
    gedaan: list[list[str]] = []

    def doe_alsof(opdracht: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        gedaan.append(opdracht)
        omgeving.python.parent.mkdir(parents=True, exist_ok=True)
        omgeving.python.touch()
        mislukt = "pip" in opdracht and len(gedaan) < 4
        return subprocess.CompletedProcess(opdracht, int(mislukt), stdout="", stderr="")

    monkeypatch.setattr("subprocess.run", doe_alsof)
    with pytest.raises(Startfout, match="niet worden geïnstalleerd"):
        omgeving.vul(Lijst.ONTWIKKELING)
    assert not omgeving.klaar(Lijst.ONTWIKKELING)
    (omgeving.map / "pyvenv.cfg").touch()
    omgeving.vul(Lijst.ONTWIKKELING)
    assert omgeving.klaar(Lijst.ONTWIKKELING)
    assert omgeving.klaar(Lijst.PRODUCTIE)
    assert all("--require-hashes" in opdracht for opdracht in gedaan if "pip" in opdracht)


def test_ander_slotbestand_vraagt_om_opnieuw_installeren(tmp_path: Path) -> None:
    omgeving = Pythonomgeving(tmp_path)
    omgeving.python.parent.mkdir()
    omgeving.python.touch()
    (tmp_path / "duo-productie.stempel").write_text(Lijst.PRODUCTIE.afdruk())
    assert omgeving.klaar(Lijst.PRODUCTIE)
    (tmp_path / "duo-productie.stempel").write_text("oud slot")
    assert not omgeving.klaar(Lijst.PRODUCTIE)


def _run(*argumenten: str, omgeving: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([str(WORTEL / "run"), *argumenten], env=omgeving, capture_output=True, text=True, timeout=30)


def test_help_noemt_alle_opdrachten(schone_omgeving: dict[str, str]) -> None:
    klaar = _run("help", omgeving=schone_omgeving)
    assert klaar.returncode == 0
    assert all(f"\n  {opdracht} " in klaar.stdout for opdracht in ("demo", "test", "manage", "bench", "lint", "help"))


def test_onbekende_opdracht_geeft_code_2(schone_omgeving: dict[str, str]) -> None:
    klaar = _run("dmeo", omgeving=schone_omgeving)
    assert klaar.returncode == 2
    assert "'dmeo' is geen opdracht" in klaar.stderr


def test_zonder_python_zegt_het_hoe_u_die_installeert(gereedschap: Path) -> None:
    for naam in ("dirname", "sh"):
        (gereedschap / naam).symlink_to(f"/usr/bin/{naam}")
    klaar = _run("demo", omgeving={"PATH": str(gereedschap)})
    assert klaar.returncode == 1
    assert "sudo apt-get update && sudo apt-get install --yes python3" in klaar.stderr


def test_te_oude_python_telt_niet(gereedschap: Path) -> None:
    for naam in ("dirname", "sh"):
        (gereedschap / naam).symlink_to(f"/usr/bin/{naam}")
    _programma(gereedschap, "python3", "exit 1")
    assert "Python 3.11" in _run("demo", omgeving={"PATH": str(gereedschap)}).stderr
