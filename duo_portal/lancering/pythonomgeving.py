"""The virtual environment: made once, and filled again only when the lock file or Python itself changed. Stdlib only."""

import hashlib
import os
import shutil
import subprocess
import sys
from enum import Enum
from pathlib import Path

from duo_portal.lancering.melding import Startfout, zeg
from duo_portal.lancering.paden import WORTEL


class Lijst(Enum):
    """The lock files; the second holds all of the first. The third is Node, for a machine without one."""

    PRODUCTIE = "productie"
    ONTWIKKELING = "ontwikkeling"
    OPMAAK = "opmaak"

    @property
    def bestand(self) -> Path:
        return WORTEL / "requirements" / f"{self.value}.txt"

    @property
    def voldoet_ook(self) -> tuple["Lijst", ...]:
        return (Lijst.PRODUCTIE, Lijst.ONTWIKKELING) if self is Lijst.ONTWIKKELING else (self,)

    @property
    def wat(self) -> str:
        return "Node" if self is Lijst.OPMAAK else "Python-pakketten"

    @property
    def duur(self) -> str:
        return "" if self is Lijst.OPMAAK else "; een paar minuten"

    def afdruk(self) -> str:
        versie = ".".join(map(str, sys.version_info[:3]))
        return f"{hashlib.sha256(self.bestand.read_bytes()).hexdigest()} {versie}"


class Pythonomgeving:
    def __init__(self, map_: Path) -> None:
        self.map = map_

    @property
    def python(self) -> Path:
        return self.map / "bin" / "python"

    @property
    def pakketten(self) -> Path:
        """Where pip puts packages; the environment is of the same Python that asks."""
        return self.map / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"

    def _stempel(self, lijst: Lijst) -> Path:
        return self.map / f"duo-{lijst.value}.stempel"

    def klaar(self, lijst: Lijst) -> bool:
        stempel = self._stempel(lijst)
        return stempel.exists() and stempel.read_text() == lijst.afdruk() and self.python.exists()

    def vul(self, lijst: Lijst) -> None:
        """The stamp is written last: after a Ctrl-C halfway the next start installs again."""
        if not self._bruikbaar():
            self._maak()
        zeg(f"{lijst.wat} installeren in {self.map} (alleen de eerste keer{lijst.duur}) …")
        pip = [str(self.python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
        if subprocess.run(
            [*pip, "--require-hashes", "-r", str(lijst.bestand)], stdin=subprocess.DEVNULL, env=_zonder_pythonpath()
        ).returncode:
            raise Startfout(
                "De Python-pakketten konden niet worden geïnstalleerd. De melding staat hierboven; start opnieuw als het is verholpen."
            )
        for gevuld in lijst.voldoet_ook:
            self._stempel(gevuld).write_text(gevuld.afdruk())

    def _bruikbaar(self) -> bool:
        """Made by this very version of Python, and with pip: a broken-off or outdated one is not."""
        if not self.python.exists():
            return False
        vraag = "import sys, pip; print(*sys.version_info[:3], sep='.')"
        antwoord = subprocess.run([str(self.python), "-c", vraag], capture_output=True, text=True, env=_zonder_pythonpath())
        return antwoord.stdout.strip() == ".".join(map(str, sys.version_info[:3]))

    def _maak(self) -> None:
        if self.map.exists() and any(self.map.iterdir()):
            if not (self.map / "pyvenv.cfg").exists():
                raise Startfout(f"{self.map} bestaat al en is geen Python-omgeving. Kies met DUO_VENV een andere plaats.")
            shutil.rmtree(self.map)
        zeg(f"Python-omgeving maken in {self.map} …")
        if subprocess.run([sys.executable, "-m", "venv", str(self.map)], stdin=subprocess.DEVNULL, env=_zonder_pythonpath()).returncode:
            shutil.rmtree(self.map, ignore_errors=True)
            raise Startfout("De Python-omgeving kon niet worden gemaakt. De melding staat hierboven.")


def _zonder_pythonpath() -> dict[str, str]:
    return {naam: waarde for naam, waarde in os.environ.items() if naam != "PYTHONPATH"}
