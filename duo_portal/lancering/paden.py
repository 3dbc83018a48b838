"""Where one installation keeps its state: ``var/`` in the project, and for root a folder of the database outside closed parents."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from duo_portal import omgeving
from duo_portal.lancering.melding import Startfout

WORTEL = omgeving.WORTEL
# A path of a unix socket may hold 107 bytes; the longest name that we add is "/.s.PGSQL.5432".
_LANGSTE_SOCKETMAP = 90
_NIET_VAN_ONS = (
    "In {map} mag u niet schrijven: misschien is het portaal eerder als root gestart.\n"
    "Start als dezelfde gebruiker, of kies een eigen map:  DUO_VAR=~/duo-var ./run …"
)


@dataclass(frozen=True)
class Paden:
    var: Path

    @property
    def logs(self) -> Path:
        return self.var / "log"

    @property
    def run(self) -> Path:
        return self.var / "run"

    @property
    def geheimen(self) -> Path:
        return self.var / "geheimen.env"

    @property
    def kenmerk(self) -> str:
        """Tells this installation from others on the same machine."""
        return hashlib.sha256(os.fsencode(self.var)).hexdigest()[:12]

    @property
    def databank(self) -> Path:
        """Postgres refuses to run as root, and ``nobody`` may not enter a closed home folder: root gets a place outside."""
        return Path("/var/lib") / f"duo-portaal-{self.kenmerk}" if os.geteuid() == 0 else self.var / "postgres"

    def socketmap(self, naam: str) -> Path:
        """A folder for a socket; a short one elsewhere when the project lies too deep for the limit on a socket's path."""
        gewoon = self.run / naam
        if len(os.fsencode(gewoon)) <= _LANGSTE_SOCKETMAP:
            return gewoon
        return Path(os.environ.get("XDG_RUNTIME_DIR") or "/tmp") / f"duo-portaal-{os.getuid()}-{self.kenmerk}" / naam  # noqa: S108 only a socket, in a folder of mode 700 that is checked

    def maak(self) -> "Paden":
        for map_ in (self.var, self.logs, self.run):
            try:
                map_.mkdir(parents=True, exist_ok=True, mode=0o700)  # logs are nobody else's
            except PermissionError:
                raise Startfout(_NIET_VAN_ONS.format(map=self.var)) from None
            if not os.access(map_, os.W_OK | os.X_OK):
                raise Startfout(_NIET_VAN_ONS.format(map=self.var))
        return self


def standaard() -> Paden:
    return Paden(omgeving.VAR.absolute())


def gesloten_map(map_: Path) -> Path:
    """Make ``map_`` readable by us alone, and refuse a folder that somebody else laid there."""
    map_.mkdir(parents=True, exist_ok=True, mode=0o700)
    if map_.stat().st_uid != os.geteuid():
        raise Startfout(f"{map_} is van een andere gebruiker. Verwijder die map en start opnieuw.")
    map_.chmod(0o700)
    return map_
