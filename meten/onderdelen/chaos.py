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

TOETSEN = ("tests/chaos/test_chaos.py", "tests/chaos/test_geld.py")
PER_BROK = 500


def meet(_opstelling: Opstelling, _opties: Opties) -> Uitslag:
    """In a cluster of its own, because it is stopped the hard way."""
    with tempfile.TemporaryDirectory() as map_:
        bestand = Path(map_) / "verslag.json"
        omgeving = {**os.environ, "DUO_CHAOS": "vol", "DUO_CHAOS_VERSLAG": str(bestand)}
        if subprocess.run([sys.executable, "-m", "pytest", *TOETSEN, "-q"], env=omgeving, cwd=WORTEL, check=False).returncode:
            raise Meetfout("De chaosproef is niet geslaagd; hierboven staat waarom.")
        geld = json.loads(bestand.with_suffix(".geld.json").read_text(encoding="utf-8"))
        return uitslag(json.loads(bestand.read_text(encoding="utf-8")), geld)


def uitslag(verslag: dict[str, Any], geld: dict[str, Any]) -> Uitslag:
    """``verslag``: the main job. ``geld``: debit run, statement and ladder, two runs of their own."""
    doden, rijen = verslag["doden"], verslag["rijen"]
    alle = [verslag, *geld["runs"]]
    seconden = tuple(float(tijd) for deel in alle for _, tijd in deel["rampen_met_seconden"])
    brokken = {soort: aantal for deel in alle for soort, aantal in deel["brokken"].items()}
    bij_geld = {waar: sum(deel["doden"].get(waar, 0) for deel in geld["runs"]) for waar in ("postgres", "redis")}
    return Uitslag(
        "chaos",
        "Wat er ook sterft: hetzelfde einde als de ongestoorde run",
        {
            "personen per brok": PER_BROK,
            "brokken": brokken,
            "seconden per run": {soort: tijd for deel in alle for soort, tijd in deel["seconden"].items()},
        },
        (Meting("van ramp tot de run weer verder is", "s", seconden),),
        (
            _minstens("workers gedood met -9", verslag["workers_gedood"], 20),
            _minstens("daarvan met een open transactie", verslag["met_open_transactie"], 15),
            _minstens("Postgres hard gestopt", doden["postgres"], 3),
            _minstens("Redis gedood en leeg", doden["redis"], 3),
            _minstens("bij incasso en inning: workers gedood", sum(deel["workers_gedood"] for deel in geld["runs"]), 12),
            _minstens("bij incasso en inning: Postgres hard gestopt", bij_geld["postgres"], 2),
            _minstens("bij incasso en inning: Redis gedood en leeg", bij_geld["redis"], 2),
            _minstens("brokken in de kleinste run", min(brokken.values()), 40),
        ),
        {
            "Waar de workers stierven": [f"{waar}: {aantal}" for waar, aantal in doden.items() if waar not in ("postgres", "redis")],
            "Rijen die gelijk zijn aan de ongestoorde run": [f"{tabel}: {aantal}" for tabel, aantal in rijen.items()],
            "Idem na incasso, bankafschrift en inning": [f"{tabel}: {aantal}" for tabel, aantal in geld["rijen"].items()],
            "Betaalbestand": [f"{verslag['betaalbestand_bytes']} bytes, na elke dood byte voor byte hetzelfde"],
        },
    )


def _minstens(naam: str, waarde: int, grens: int) -> Grens:
    return Grens(naam, waarde, grens, minstens=True)
