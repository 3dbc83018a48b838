"""``./run test``, ``./run lint`` and ``./run bench``."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from duo_portal.lancering.beheer import migreer
from duo_portal.lancering.diensten import Installatie, beheer_url
from duo_portal.lancering.melding import zeg
from duo_portal.lancering.paden import WORTEL, Paden
from duo_portal.lancering.voorgrond import voer_uit

_BIN = Path(sys.executable).parent


def test(argumenten: Sequence[str]) -> int:
    """All tests on two workers; a choice of tests on one, which starts two seconds sooner."""
    os.chdir(WORTEL)
    regel = [sys.executable, "-m", "pytest", *(argumenten or ["-n", "2"])]
    os.execv(regel[0], regel)


def lint() -> int:
    """All four checks, also when the first finds something."""
    controles = {
        "ruff": [str(_BIN / "ruff"), "check", "."],
        "ruff format": [str(_BIN / "ruff"), "format", "--check", "."],
        "mypy": [str(_BIN / "mypy")],
        "import-linter": [str(_BIN / "lint-imports")],
    }
    omgeving = {**os.environ, "DUO_DEMO": "1"}
    mislukt = []
    for naam, regel in controles.items():
        zeg(f"— {naam}")
        if voer_uit(regel, omgeving, WORTEL):
            mislukt.append(naam)
    zeg(f"\nNiet in orde: {', '.join(mislukt)}" if mislukt else "\nAlles in orde.")
    return 1 if mislukt else 0


def bench(paden: Paden, argumenten: Sequence[str]) -> int:
    """Measured on a database of its own, with the durable settings of production."""
    with Installatie(paden, naam="bench") as installatie:
        migreer(installatie)
        omgeving = installatie.omgeving()
        if "DATABASE_URL" not in os.environ:
            omgeving["DUO_DATABASE_URL_SUPER"] = beheer_url(installatie.cluster.adres, installatie.databank)
        return voer_uit([sys.executable, "-m", "meten", *argumenten], omgeving, WORTEL, interactief=True)
