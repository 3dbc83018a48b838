"""What a management command needs, read from its source without starting Django, so that ``bereken`` starts at once."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from duo_portal.lancering.paden import WORTEL

PYTHON = sys.executable
_ZONDER_DATABANK = {"check", "collectstatic", "compilemessages", "diffsettings", "findstatic", "help", "makemessages", "version"}
_ALS_EIGENAAR = {"migrate", "makemigrations", "sqlmigrate", "showmigrations", "dbshell"}

INGEBOUWD = _ZONDER_DATABANK | _ALS_EIGENAAR | {"shell", "createsuperuser"}


@dataclass(frozen=True)
class Kenmerk:
    """A command of ours says it in its class: ``zonder_databank = True``, ``databank_rol = "bewaar"``, ``met_werker = True``."""

    databank: bool = True
    rol: str = "app"
    werker: bool = False


def kenmerk(opdracht: str) -> Kenmerk:
    bestand = zoek(opdracht)
    if bestand is None:
        return Kenmerk(databank=opdracht not in _ZONDER_DATABANK, rol="eigenaar" if opdracht in _ALS_EIGENAAR else "app")
    gezegd = dict(_kenmerken(bestand))
    return Kenmerk(
        databank=not gezegd.get("zonder_databank", opdracht in _ZONDER_DATABANK),
        rol=str(gezegd.get("databank_rol", "app")),
        werker=bool(gezegd.get("met_werker", False)),
    )


def zoek(opdracht: str) -> Path | None:
    """The file of a management command of this project."""
    gevonden = [
        pad
        for patroon in ("*", "duo_portal/*")
        for pad in WORTEL.glob(f"{patroon}/management/commands/{opdracht}.py")
        if opdracht.isidentifier() and not opdracht.startswith("_")
    ]
    return gevonden[0] if gevonden else None


def regel(opdracht: str, *argumenten: str) -> list[str]:
    return [PYTHON, str(WORTEL / "manage.py"), opdracht, *argumenten]


def _kenmerken(bestand: Path) -> Iterator[tuple[str, object]]:
    """Constants of the class ``Command``."""
    for knoop in ast.parse(bestand.read_text(encoding="utf-8")).body:
        if isinstance(knoop, ast.ClassDef) and knoop.name == "Command":
            yield from _constanten(knoop)


def _constanten(klasse: ast.ClassDef) -> Iterator[tuple[str, object]]:
    for knoop in klasse.body:
        doel = knoop.targets[0] if isinstance(knoop, ast.Assign) else knoop.target if isinstance(knoop, ast.AnnAssign) else None
        if isinstance(doel, ast.Name) and isinstance(knoop, ast.Assign | ast.AnnAssign) and isinstance(knoop.value, ast.Constant):
            yield doel.id, knoop.value.value
