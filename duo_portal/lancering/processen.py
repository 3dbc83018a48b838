"""Processes in the background: start, stop, and find again after the launcher itself was killed."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from duo_portal.lancering.paden import WORTEL, Paden

_STAP = 0.05


@dataclass(frozen=True)
class Spoor:
    """A process as its pid and its start time in ticks: a pid alone may by now be somebody else's."""

    pid: int
    begin: int

    @classmethod
    def van(cls, pid: int) -> "Spoor | None":
        try:
            velden = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            return None
        dood = velden[0] in "ZX"  # ended, but not yet collected by its parent
        return None if dood else cls(pid, int(velden[19]))

    @classmethod
    def uit(cls, bestand: Path) -> "Spoor | None":
        try:
            pid, begin = bestand.read_text(encoding="utf-8").split()
            return cls(int(pid), int(begin))
        except (OSError, ValueError):
            return None

    def leeft(self) -> bool:
        return Spoor.van(self.pid) == self


def wacht_tot_dood(spoor: Spoor, geduld: float, kind: "subprocess.Popen[bytes] | None" = None) -> bool:
    einde = time.monotonic() + geduld
    while spoor.leeft():
        if kind is not None:
            kind.poll()
        if time.monotonic() > einde:
            return False
        time.sleep(_STAP)
    return True


@dataclass
class Proces:
    """One process of the portal, in its own session so that Ctrl-C in the terminal reaches only the launcher."""

    naam: str
    opdracht: Sequence[str]
    omgeving: Mapping[str, str]
    paden: Paden
    map: Path = WORTEL
    _kind: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    @property
    def pidbestand(self) -> Path:
        return self.paden.run / f"{self.naam}.pid"

    @property
    def logbestand(self) -> Path:
        return self.paden.logs / f"{self.naam}.log"

    def spoor(self) -> Spoor | None:
        spoor = Spoor.uit(self.pidbestand)
        return spoor if spoor and spoor.leeft() else None

    def leeft(self) -> bool:
        if self._kind is not None:
            self._kind.poll()  # collect it, so that it does not stay as a zombie
        return self.spoor() is not None

    def start(self) -> None:
        """Start afresh; what a killed launcher left running under this name is stopped first."""
        self.stop()
        with self.logbestand.open("ab") as log:
            self._kind = subprocess.Popen(
                list(self.opdracht),
                env=dict(self.omgeving),
                cwd=self.map,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        spoor = Spoor.van(self._kind.pid)
        if spoor:
            self.pidbestand.write_text(f"{spoor.pid} {spoor.begin}\n", encoding="utf-8")

    def stop(self, geduld: float = 15.0) -> None:
        """Ask, wait, insist. The pid file goes last."""
        if spoor := self.spoor():
            with contextlib.suppress(ProcessLookupError):
                os.kill(spoor.pid, signal.SIGTERM)
            if not wacht_tot_dood(spoor, geduld, self._kind):
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(spoor.pid, signal.SIGKILL)
                wacht_tot_dood(spoor, 5, self._kind)
        if self._kind is not None:
            self._kind.wait(5)
            self._kind = None
        _ruim_wezen_op(Spoor.uit(self.pidbestand))
        self.pidbestand.unlink(missing_ok=True)

    def staart(self, regels: int = 15) -> str:
        """The last lines of the log, for an error message."""
        try:
            return "\n".join(self.logbestand.read_text(encoding="utf-8", errors="replace").splitlines()[-regels:])
        except OSError:
            return ""


def _ruim_wezen_op(spoor: Spoor | None) -> None:
    """Children that outlived their parent, such as the web server's own workers, still hold its port.

    They are known by their session, which bears the parent's pid. While a process with that pid lives, the session
    may be somebody else's, and we leave it alone.
    """
    if spoor is None or Spoor.van(spoor.pid) is not None:
        return
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            velden = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if int(velden[3]) == spoor.pid:
                os.kill(int(stat.parent.name), signal.SIGKILL)
