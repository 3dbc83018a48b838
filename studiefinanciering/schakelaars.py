"""Policy switches and our own terms for the runs, loaded once."""

from datetime import date
from pathlib import Path

from duo_portal.regels.normen import laad, laad_schakelaars

_MAP = Path(__file__).resolve().parent / "normen"
SCHAKELAARS = laad_schakelaars(_MAP / "schakelaars.toml")
VOORSTELNORMEN = laad(_MAP / "voorstel.toml")


def ambtshalve_mag(dag: date) -> bool:
    """Whether the law lets the aanvullende beurs be awarded without a request on this day."""
    return bool(SCHAKELAARS["aanvullende_beurs_ambtshalve"].op(dag).waarde)


def herinner_dagen(dag: date) -> int:
    return int(VOORSTELNORMEN["voorstel_herinnering"].op(dag).waarde or 0)
