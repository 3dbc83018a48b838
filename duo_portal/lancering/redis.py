"""Our own Redis: a unix socket, a password, nothing on disk. The tables hold the truth; Redis only carries the bell."""

import shutil
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from duo_portal.lancering.melding import Startfout
from duo_portal.lancering.paden import Paden, gesloten_map
from duo_portal.lancering.processen import Proces, Spoor


def programma() -> str | None:
    """Debian puts servers where a user's PATH may not look."""
    return shutil.which("redis-server") or shutil.which("redis-server", path="/usr/bin:/usr/sbin:/usr/local/bin")


@dataclass
class Redis:
    naam: str
    paden: Paden
    geheimen: Mapping[str, str]
    _proces: Proces = field(init=False)

    def __post_init__(self) -> None:
        self._proces = Proces(self.naam, [programma() or "redis-server", str(self._instelbestand)], {"LC_ALL": "C"}, self.paden)

    @property
    def map(self) -> Path:
        return self.paden.var / self.naam

    @property
    def _instelbestand(self) -> Path:
        return self.map / "redis.conf"

    @property
    def socketpad(self) -> Path:
        return self.paden.socketmap(self.naam) / "redis.sock"

    @property
    def url(self) -> str:
        """In the form that Celery's broker reads."""
        return f"redis+socket://:{quote(self._wachtwoord, safe='')}@{quote(str(self.socketpad))}"

    @property
    def _wachtwoord(self) -> str:
        return self.geheimen["DUO_WACHTWOORD_REDIS"]

    def spoor(self) -> Spoor | None:
        return self._proces.spoor()

    def start(self) -> bool:
        """Running and answering. True when it was started now."""
        if self._proces.leeft() and self.antwoordt():
            return False
        if programma() is None:
            raise Startfout("redis-server staat niet op deze computer. Start via ./run, die zegt hoe u het installeert.")
        gesloten_map(self.map)
        gesloten_map(self.socketpad.parent)
        self._schrijf_instellingen()
        self._proces.start()
        einde = time.monotonic() + 20
        while not self.antwoordt():
            if not self._proces.leeft() or time.monotonic() > einde:
                raise Startfout(f"Redis start niet. Zie {self._proces.logbestand}:\n{self._proces.staart()}")
            time.sleep(0.02)
        return True

    def stop(self) -> None:
        self._proces.stop(5)
        self.socketpad.unlink(missing_ok=True)

    def leeg(self) -> None:
        self.vraag("FLUSHALL")

    def antwoordt(self) -> bool:
        try:
            return self.vraag("PING") == "+PONG"
        except OSError:
            return False

    def vraag(self, opdracht: str) -> str:
        """One command in Redis' own line protocol: enough to know that it lives, without a client library."""
        with socket.socket(socket.AF_UNIX) as lijn:
            lijn.settimeout(5)
            lijn.connect(str(self.socketpad))
            lijn.sendall(f"AUTH {self._wachtwoord}\r\n{opdracht}\r\n".encode())
            ontvangen = b""
            while ontvangen.count(b"\r\n") < 2:
                deel = lijn.recv(4096)
                if not deel:
                    break
                ontvangen += deel
        return ontvangen.decode().splitlines()[-1] if ontvangen else ""

    def _schrijf_instellingen(self) -> None:
        """In a file and not on the command line, where every user of the machine could read the password."""
        regels = {
            "port": "0",
            "unixsocket": f'"{self.socketpad}"',
            "unixsocketperm": "700",
            "requirepass": self._wachtwoord,
            "dir": f'"{self.map}"',
            "save": '""',
            "appendonly": "no",
            "daemonize": "no",
            "loglevel": "notice",
        }
        self._instelbestand.write_text("".join(f"{naam} {waarde}\n" for naam, waarde in regels.items()), encoding="utf-8")
        self._instelbestand.chmod(0o600)
