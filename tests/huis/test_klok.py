"""One clock: civil time comes from ``duo_portal.tijd.vandaag()``, never from the machine."""

import ast

import pytest

from tests.huis.bronnen import WORTEL, pythonbestanden

# The clock itself, and what measures how long something takes.
_MAG = {"duo_portal/tijd/klok.py", "duo_portal/tijd/__init__.py"}


def verboden_klok(bron: str) -> list[int]:
    """Lines with ``x.today()`` or with ``.date()`` taken from a ``now()``."""
    return [knoop.lineno for knoop in ast.walk(ast.parse(bron)) if isinstance(knoop, ast.Call) and _verboden(knoop)]


def _verboden(aanroep: ast.Call) -> bool:
    doel = aanroep.func
    if not isinstance(doel, ast.Attribute):
        return False
    if doel.attr in {"today", "localdate"}:
        return True
    binnen = doel.value.func if isinstance(doel.value, ast.Call) else None
    return doel.attr == "date" and isinstance(binnen, ast.Attribute) and binnen.attr in {"now", "localtime", "utcnow"}


@pytest.mark.parametrize(
    "regel", ["date.today()", "timezone.now().date()", "datetime.now(tz).date()", "timezone.localtime().date()", "timezone.localdate()"]
)
def test_de_controle_ziet_de_klok_van_de_machine(regel: str) -> None:
    assert verboden_klok(f"x = {regel}") == [1]


@pytest.mark.parametrize("regel", ["tijd.vandaag()", "timezone.now()", "rij.datum.date()", "date(2026, 6, 15)"])
def test_de_controle_laat_de_rest_met_rust(regel: str) -> None:
    assert verboden_klok(f"x = {regel}") == []


def test_niemand_vraagt_de_machine_welke_dag_het_is() -> None:
    gevonden = [
        f"{pad.relative_to(WORTEL)}:{regel}"
        for pad in pythonbestanden()
        if str(pad.relative_to(WORTEL)) not in _MAG
        for regel in verboden_klok(pad.read_text(encoding="utf-8"))
    ]
    assert gevonden == []
