"""The proof that nothing is lost or done twice, at full size: chunks of 500, workers, Postgres and Redis that die.

The same test runs small in ``./run test``. Its end is equal to that of the undisturbed run, or it fails; here is kept what it survived.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from meten.opstelling import Meetfout, Opstelling
from meten.opties import Opties
from meten.verslag import Grens, Meting, Uitslag
from meten.werker import WORTEL

TOETS = "tests/chaos/test_chaos.py"
PER_BROK = 500


def meet(_opstelling: Opstelling, _opties: Opties) -> Uitslag:
    """In a cluster of its own, because it is stopped the hard way."""
    with tempfile.TemporaryDirectory() as map_:
        bestand = Path(map_) / "verslag.json"
        omgeving = {**os.environ, "DUO_CHAOS": "vol", "DUO_CHAOS_VERSLAG": str(bestand)}
        if subprocess.run([sys.executable, "-m", "pytest", TOETS, "-q"], env=omgeving, cwd=WORTEL, check=False).returncode:
            raise Meetfout("De chaosproef is niet geslaagd; hierboven staat waarom.")
        return uitslag(json.loads(bestand.read_text(encoding="utf-8")))


def uitslag(verslag: dict[str, Any]) -> Uitslag:
    doden, rijen = verslag["doden"], verslag["rijen"]
    seconden = tuple(float(tijd) for _, tijd in verslag["rampen_met_seconden"])
    return Uitslag(
        "chaos",
        "Wat er ook sterft: hetzelfde einde als de ongestoorde run",
        {"personen per brok": PER_BROK, "brokken": verslag["brokken"], "seconden per run": verslag["seconden"]},
        (Meting("van ramp tot de run weer verder is", "s", seconden),),
        (
            _minstens("workers gedood met -9", verslag["workers_gedood"], 20),
            _minstens("daarvan met een open transactie", verslag["met_open_transactie"], 15),
            _minstens("Postgres hard gestopt", doden["postgres"], 3),
            _minstens("Redis gedood en leeg", doden["redis"], 3),
            _minstens("brokken in de kleinste run", min(verslag["brokken"].values()), 40),
        ),
        {
            "Waar de workers stierven": [f"{waar}: {aantal}" for waar, aantal in doden.items() if waar not in ("postgres", "redis")],
            "Rijen die gelijk zijn aan de ongestoorde run": [f"{tabel}: {aantal}" for tabel, aantal in rijen.items()],
            "Betaalbestand": [f"{verslag['betaalbestand_bytes']} bytes, na elke dood byte voor byte hetzelfde"],
        },
    )


def _minstens(naam: str, waarde: int, grens: int) -> Grens:
    return Grens(naam, waarde, grens, minstens=True)
