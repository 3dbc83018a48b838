"""Short functions and files: what does not fit a screen has more than one job."""

import ast

from tests.huis.bronnen import WORTEL, pythonbestanden

HOOGSTENS_BESTAND = 300
HOOGSTENS_FUNCTIE = 60


def test_geen_bestand_is_te_lang() -> None:
    lang = {str(pad.relative_to(WORTEL)): len(pad.read_text(encoding="utf-8").splitlines()) for pad in pythonbestanden()}
    assert {naam: regels for naam, regels in lang.items() if regels > HOOGSTENS_BESTAND} == {}


def test_geen_functie_is_te_lang() -> None:
    te_lang = [
        f"{pad.relative_to(WORTEL)}:{knoop.name} ({(knoop.end_lineno or 0) - knoop.lineno + 1})"
        for pad in pythonbestanden()
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8")))
        if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef) and (knoop.end_lineno or 0) - knoop.lineno + 1 > HOOGSTENS_FUNCTIE
    ]
    assert te_lang == []
