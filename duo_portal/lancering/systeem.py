"""What must come from the system and not from PyPI: is it there, and if not, install it or say how. Stdlib only."""

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from duo_portal.lancering.melding import Startfout, zeg
from duo_portal.lancering.voorgrond import seinen_bewaard

_SERVERPADEN = "/usr/bin:/usr/sbin:/usr/local/bin"


@dataclass(frozen=True)
class Behoefte:
    """A Debian package and how to see that what we want from it is there, from whatever source."""

    pakket: str
    aanwezig: Callable[[], bool]


def _bibliotheek(naam: str) -> Callable[[], bool]:
    def laadt() -> bool:
        try:
            ctypes.CDLL(naam)
        except OSError:
            return False
        return True

    return laadt


def _programma(*namen: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(naam) or shutil.which(naam, path=_SERVERPADEN) for naam in namen)


def _lettertype() -> bool:
    plaatsen = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts", Path.home() / ".local/share/fonts")
    return any(True for plaats in plaatsen for _ in plaats.rglob("*.[to]tf"))


def _venv_pakket() -> str:
    """The system's own python3 has ``python3-venv``; a second one beside it a package with its version."""
    eigen = Path("/usr/bin/python3")
    if eigen.exists() and Path(sys.executable).resolve() == eigen.resolve():
        return "python3-venv"
    return f"python3.{sys.version_info.minor}-venv"


VENV = Behoefte(_venv_pakket(), lambda: importlib.util.find_spec("ensurepip") is not None)
BRIEVEN = (
    Behoefte("libpango-1.0-0", _bibliotheek("libpango-1.0.so.0")),
    Behoefte("libpangoft2-1.0-0", _bibliotheek("libpangoft2-1.0.so.0")),
    Behoefte("libharfbuzz-subset0", _bibliotheek("libharfbuzz-subset.so.0")),
    Behoefte("fonts-dejavu-core", _lettertype),
)
REDIS = Behoefte("redis-server", _programma("redis-server"))
BROWSER = Behoefte("chromium", _programma("chromium", "chromium-browser", "google-chrome"))


def zorg_voor(behoeften: Sequence[Behoefte]) -> None:
    """Install what is missing when we may; else stop at once with the one command that does it."""
    ontbreekt = [behoefte.pakket for behoefte in behoeften if not behoefte.aanwezig()]
    if not ontbreekt:
        return
    if shutil.which("apt-get") is None:
        raise Startfout(f"Op deze computer ontbreekt: {', '.join(ontbreekt)} (zo heten ze in Debian). Installeer ze en start opnieuw.")
    voorvoegsel = _mag_installeren()
    if voorvoegsel is None:
        raise Startfout(
            f"Op deze computer ontbreekt: {', '.join(ontbreekt)}. Geef deze opdracht en start daarna opnieuw:\n\n  {_opdracht(ontbreekt)}\n"
        )
    zeg(f"Systeempakketten installeren: {' '.join(ontbreekt)} …")
    _installeer(voorvoegsel, ontbreekt)
    nog = [behoefte.pakket for behoefte in behoeften if not behoefte.aanwezig()]
    if nog:
        raise Startfout(f"Na het installeren ontbreekt nog: {', '.join(nog)}.")


def _mag_installeren() -> list[str] | None:
    """The words before ``apt-get``; None when we may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def _opdracht(pakketten: Sequence[str]) -> str:
    installeer = f"apt-get install --yes --no-install-recommends {shlex.join(pakketten)}"
    if shutil.which("sudo"):
        return f"sudo apt-get update && sudo {installeer}"
    return f"su -c {shlex.quote(f'apt-get update && {installeer}')}"


def _installeer(voorvoegsel: Sequence[str], pakketten: Sequence[str]) -> None:
    apt = [*voorvoegsel, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"]
    for opdracht in (["update"], ["install", "--yes", "--no-install-recommends", *pakketten]):
        # Broken off halfway, dpkg would need repair by hand: a Ctrl-C waits until it has ended.
        with seinen_bewaard():
            klaar = subprocess.run([*apt, *opdracht], stdin=subprocess.DEVNULL, capture_output=True, text=True, start_new_session=True)
        if klaar.returncode:
            reden = (klaar.stderr or klaar.stdout).strip()
            raise Startfout(f"apt-get {opdracht[0]} is mislukt:\n{reden}\n\nProbeer zelf:\n\n  {_opdracht(pakketten)}\n")
