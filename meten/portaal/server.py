"""A real web server of the product on one database of the bench, and people who are logged in there."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from django.conf import settings

from meten.draaien import django_op
from meten.opstelling import Meetfout, Opstelling
from meten.spion import rekentijd
from meten.werker import GEDULD, VAST, WORTEL

WIE = "SELECT persoon_id FROM vorderingen_vordering GROUP BY persoon_id ORDER BY md5(persoon_id::text) LIMIT %s"


class Server:
    """Granian as in the demo: one process, four threads."""

    def __init__(self, kind: "subprocess.Popen[bytes]", poort: int, log: Path) -> None:
        self._kind = kind
        self.poort = poort
        self._log = log

    def wacht(self) -> None:
        einde = time.monotonic() + GEDULD
        while True:
            if self._kind.poll() is not None or time.monotonic() > einde:
                raise Meetfout(f"De webserver start niet:\n{self.staart()}")
            with socket.socket() as proef:
                if proef.connect_ex(("127.0.0.1", self.poort)) == 0:
                    return
            time.sleep(0.05)

    def rekentijd(self) -> float:
        """Processor seconds of the server and its workers so far; those of the database are not among them."""
        return sum(rekentijd(pid) for pid in (self._kind.pid, *kinderen(self._kind.pid)))

    def staart(self) -> str:
        return "\n".join(self._log.read_text(errors="replace").splitlines()[-15:])


def kinderen(pid: int) -> list[int]:
    return [int(kind) for taak in Path(f"/proc/{pid}/task").iterdir() for kind in (taak / "children").read_text().split()]


@contextmanager
def webserver(opstelling: Opstelling, databank: str) -> Iterator[Server]:
    """The server for the time of the block, ready to answer."""
    poort = _vrije_poort()
    granian = str(Path(sys.executable).with_name("granian"))
    regel = [granian, "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(poort), "--workers", "1", "--blocking-threads", "4"]
    omgeving = {**os.environ, "DATABASE_URL": opstelling.url(databank), "DUO_DB_ROL": "app", **VAST}
    omgeving["DJANGO_SETTINGS_MODULE"] = "meten.portaal.instellingen"
    with tempfile.TemporaryDirectory() as map_:
        log = Path(map_) / "web.log"
        with log.open("wb") as uit:
            kind = subprocess.Popen(
                [*regel, "duo_portal.wsgi:application"], env=omgeving, cwd=WORTEL, stdout=uit, stderr=uit, stdin=subprocess.DEVNULL
            )
        try:
            server = Server(kind, poort, log)
            server.wacht()
            yield server
        finally:
            kind.send_signal(signal.SIGTERM)
            try:
                kind.wait(20)
            except subprocess.TimeoutExpired:
                kind.kill()
                kind.wait(5)


def ingelogd(opstelling: Opstelling, databank: str, aantal: int) -> list[str]:
    """Session keys of so many people with a claim, logged in by the same function as everybody."""
    from duo_portal.toegang.burger import Niveau
    from duo_portal.toegang.sessie import log_in

    winkel = import_module(settings.SESSION_ENGINE).SessionStore
    with opstelling.verbind(databank) as verbinding:
        personen = [int(rij[0]) for rij in verbinding.execute(WIE, [aantal]).fetchall()]
    sleutels = []
    with django_op(opstelling, databank):
        for persoon in personen:
            sessie = winkel()
            log_in(sessie, persoon, Niveau.SUBSTANTIEEL)
            sessie.save()
            sleutels.append(str(sessie.session_key))
    if not sleutels:
        raise Meetfout("Er is niemand met een vordering om voor in te loggen.")
    return sleutels


def _vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])
