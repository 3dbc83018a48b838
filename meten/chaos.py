"""The proof that nothing is lost or done twice, at full size: chunks of 500, workers, Postgres and Redis that die.

The same tests run small in ``./run test``. Here each has to say what it did, and the figures are kept.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from meten.opstelling import Meetfout

WORTEL = Path(__file__).resolve().parent.parent
# Limits of the assignment: how many must at least have died, and how many of those with an open transaction.
EISEN = {"workers_gedood": 20, "met_open_transactie": 15}
VAKER = {"postgres": 3, "redis": 3}


def meet() -> dict[str, object]:
    """The report of the run; raises when the end was not equal to that of the undisturbed run, or when too little died."""
    with tempfile.TemporaryDirectory() as map_:
        bestand = Path(map_) / "verslag.json"
        omgeving = {**os.environ, "DUO_CHAOS": "vol", "DUO_CHAOS_VERSLAG": str(bestand)}
        regel = [sys.executable, "-m", "pytest", "tests/chaos/test_chaos.py", "-q"]
        if subprocess.run(regel, env=omgeving, cwd=WORTEL, check=False).returncode:
            raise Meetfout("De chaosproef is niet geslaagd; hierboven staat waarom.")
        verslag: dict[str, object] = json.loads(bestand.read_text(encoding="utf-8"))
    _eis(verslag, EISEN)
    doden = verslag["doden"]
    _eis(doden if isinstance(doden, dict) else {}, VAKER)
    return verslag


def _eis(gevonden: dict[str, object], eisen: dict[str, int]) -> None:
    for naam, minstens in eisen.items():
        if int(str(gevonden.get(naam, 0))) < minstens:
            raise Meetfout(f"Er stierf te weinig: {naam} is {gevonden.get(naam, 0)} en moet minstens {minstens} zijn.")


if __name__ == "__main__":
    print(json.dumps(meet(), indent=2))
