"""The processes of the portal as they run in earnest: workers that may be killed, and a beat that must outlive everything."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from duo_portal.lancering.paden import WORTEL
from duo_portal.lancering.werkers import CELERY

GEDULD = 90.0


class Onverwacht(AssertionError):
    """A process did something else than was asked of it."""


@dataclass
class Kind:
    """A process of Celery with its log. Postgres knows it by ``naam``."""

    naam: str
    argumenten: list[str]
    omgeving: Mapping[str, str]
    map: Path
    _proces: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    def start(self) -> "Kind":
        with self.log.open("ab") as uit:
            omgeving = {**self.omgeving, "PGAPPNAME": self.naam}
            self._proces = subprocess.Popen(
                [*CELERY, *self.argumenten], env=omgeving, cwd=WORTEL, stdin=subprocess.DEVNULL, stdout=uit, stderr=uit
            )
        return self

    @property
    def log(self) -> Path:
        return self.map / f"{self.naam}.log"

    @property
    def proces(self) -> "subprocess.Popen[bytes]":
        assert self._proces is not None
        return self._proces

    def leeft(self) -> bool:
        return self.proces.poll() is None

    def sein(self, sein: signal.Signals) -> None:
        os.kill(self.proces.pid, sein)

    def wacht_tot_dood(self, seconden: float = GEDULD) -> int:
        try:
            return self.proces.wait(seconden)
        except subprocess.TimeoutExpired:
            raise Onverwacht(f"{self.naam} leeft nog.\n{self.staart()}") from None

    def stop(self) -> None:
        """Without haste when it listens, by force when it does not."""
        if self._proces is None or not self.leeft():
            return
        self.sein(signal.SIGCONT)
        self.sein(signal.SIGTERM)
        try:
            self.proces.wait(15)
        except subprocess.TimeoutExpired:
            self.proces.kill()
            self.proces.wait(5)

    def staart(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-25:])


def werker(naam: str, omgeving: Mapping[str, str], map_: Path, breekpunt: str = "") -> Kind:
    """As the launcher starts it, but with a place to die, and without the second in which it looks for neighbours."""
    argumenten = ["worker", "--pool", "solo", "--loglevel", "INFO", "--hostname", f"{naam}@%h", "--without-mingle", "--without-gossip"]
    return Kind(naam, argumenten, {**omgeving, "DUO_BREEKPUNT": breekpunt}, map_)


def beat(omgeving: Mapping[str, str], map_: Path) -> Kind:
    argumenten = ["beat", "--loglevel", "INFO", "--schedule", str(map_ / "rooster"), "--pidfile", ""]
    return Kind("beat", argumenten, omgeving, map_)


def wacht(vraag: str, klaar: Callable[[], bool], seconden: float = GEDULD) -> None:
    """Until ``klaar()`` is true."""
    einde = time.monotonic() + seconden
    while not klaar():
        if time.monotonic() > einde:
            raise Onverwacht(f"{vraag}: na {seconden:.0f} seconden nog niet")
        time.sleep(0.02)
