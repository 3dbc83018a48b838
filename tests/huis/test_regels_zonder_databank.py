"""Rules are pure: nothing that judges a person opens a database."""

import ast
from pathlib import Path

from tests.huis.bronnen import WORTEL, pythonbestanden


def _geimporteerd(pad: Path) -> set[str]:
    namen: set[str] = set()
    for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Import):
            namen |= {alias.name for alias in knoop.names}
        elif isinstance(knoop, ast.ImportFrom) and knoop.module and not knoop.level:
            namen |= {knoop.module, *(f"{knoop.module}.{alias.name}" for alias in knoop.names)}
    return namen


def _zuivere_bestanden() -> list[Path]:
    regels_van_diensten = [pad for pad in pythonbestanden() if "regels" in pad.parts[-2:] or pad.name == "regels.py"]
    return [*pythonbestanden("duo_portal/regels", "duo_portal/tijd"), *(pad for pad in regels_van_diensten if "tests" not in pad.parts)]


def test_regels_kennen_geen_databank() -> None:
    bestanden = _zuivere_bestanden()
    assert bestanden
    fout = [str(pad.relative_to(WORTEL)) for pad in bestanden if {"django.db", "psycopg"} & _geimporteerd(pad)]
    assert fout == []
