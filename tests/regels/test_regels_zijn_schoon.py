"""Rules never divide or round by themselves, and never touch a database: read from their source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[2]
PUUR = [
    *WORTEL.glob("duo_portal/regels/*.py"),
    *WORTEL.glob("duo_portal/tijd/*.py"),
    *WORTEL.glob("*/regels/*.py"),
    *WORTEL.glob("duo_portal/*/regels/*.py"),
    *WORTEL.glob("*/regels.py"),
]
BESTANDEN = sorted({pad for pad in PUUR if pad.name != "apps.py" and "tests" not in pad.parts})


def overtredingen(bron: str) -> Iterator[str]:
    for knoop in ast.walk(ast.parse(bron)):
        # A path is joined with "/" and a text; everything else that divides is a division.
        if isinstance(knoop, ast.BinOp) and isinstance(knoop.op, ast.Div):
            if not (isinstance(knoop.right, ast.Constant) and isinstance(knoop.right.value, str)):
                yield f"regel {knoop.lineno}: '/'"
        elif isinstance(knoop, ast.Attribute) and knoop.attr in {"round", "truediv", "mean", "round_sig_figs"}:
            yield f"regel {knoop.lineno}: .{knoop.attr}"
        elif isinstance(knoop, ast.Name) and knoop.id in {"round", "float"}:
            yield f"regel {knoop.lineno}: {knoop.id}"
        elif isinstance(knoop, ast.Import | ast.ImportFrom):
            namen = [knoop.module or ""] if isinstance(knoop, ast.ImportFrom) else [naam.name for naam in knoop.names]
            yield from (f"regel {knoop.lineno}: {naam}" for naam in namen if naam.split(".")[0] in {"django", "psycopg"})


@pytest.mark.parametrize("pad", BESTANDEN, ids=lambda pad: str(pad.relative_to(WORTEL)))
def test_geen_deling_geen_afronding_geen_databank(pad: Path) -> None:
    assert list(overtredingen(pad.read_text(encoding="utf-8"))) == []


def test_alle_regels_worden_gelezen() -> None:
    namen = {str(pad.relative_to(WORTEL)) for pad in BESTANDEN}
    assert {"lesgeld/regels/bedragen.py", "lesgeld/regels/regel.py", "duo_portal/regels/afronden.py"} <= namen


@pytest.mark.parametrize(
    "bron", ["a / 2", "x.round(2)", "round(x)", "float(x)", "import django.db", "from django.db import models", "s.mean()"]
)
def test_wat_niet_mag_wordt_gezien(bron: str) -> None:
    assert list(overtredingen(bron))
