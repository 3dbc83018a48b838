"""Real workers: a Celery process with the settings of the product, on one database, with its memory watched."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from meten.opstelling import Meetfout, Opstelling

WORTEL = Path(__file__).resolve().parent.parent
OPDRACHT = [sys.executable, "-m", "celery", "--app", "duo_portal.celery", "worker", "--pool", "solo", "--concurrency", "1"]
OPDRACHT += ["--loglevel", "INFO", "--without-gossip", "--without-mingle"]
GEDULD = 60.0
VAST = {"PYTHONPATH": str(WORTEL), "DJANGO_SETTINGS_MODULE": "duo_portal.settings"}


@dataclass
class Werker:
    nummer: int
    omgeving: Mapping[str, str]
    log: Path
    piek_mb: float = 0.0
    _kind: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    def start(self) -> None:
        with self.log.open("wb") as uit:
            regel = [*OPDRACHT, "--hostname", f"meting-{self.nummer}@%h"]
            self._kind = subprocess.Popen(regel, env=dict(self.omgeving), cwd=WORTEL, stdout=uit, stderr=uit, stdin=subprocess.DEVNULL)
        einde = time.monotonic() + GEDULD
        while " ready." not in self.log.read_text(errors="replace"):
            if self._kind.poll() is not None or time.monotonic() > einde:
                raise Meetfout(f"De worker start niet:\n{self.staart()}")
            time.sleep(0.05)

    @property
    def pid(self) -> int:
        return self._kind.pid if self._kind else 0

    def leeft(self) -> bool:
        return self._kind is not None and self._kind.poll() is None

    def stop(self) -> None:
        """Note the highest use of memory of its life, as the kernel kept it, and let it end."""
        if self._kind is None:
            return
        if self._kind.poll() is None:
            self.piek_mb = max(self.piek_mb, piek_mb(self._kind.pid))
            self._kind.send_signal(signal.SIGTERM)
        try:
            self._kind.wait(20)
        except subprocess.TimeoutExpired:
            self._kind.kill()
            self._kind.wait(5)

    def staart(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])


def piek_mb(pid: int) -> float:
    """The high-water mark of resident memory, in megabytes (VmHWM of /proc)."""
    for regel in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if regel.startswith("VmHWM:"):
            return round(int(regel.split()[1]) / 1024, 1)
    raise Meetfout(f"/proc/{pid}/status noemt geen VmHWM")


@contextmanager
def werkers(opstelling: Opstelling, databank: str, aantal: int = 1) -> Iterator[list[Werker]]:
    """``aantal`` workers that are ready for work; afterwards each knows its peak of memory."""
    omgeving = {**os.environ, "DATABASE_URL": opstelling.url(databank), "DUO_DB_ROL": "app", **VAST}
    with tempfile.TemporaryDirectory() as map_:
        lijst = [Werker(nummer, omgeving, Path(map_) / f"{nummer}.log") for nummer in range(1, aantal + 1)]
        try:
            for werker in lijst:
                werker.start()
            yield lijst
        finally:
            for werker in lijst:
                werker.stop()
