"""Policy switches and our own terms for the runs, loaded once."""

from datetime import date
from pathlib import Path

from duo_portal.regels.normen import Normfout, laad, laad_schakelaars
from studiefinanciering.regels.norm import NORMEN

_MAP = Path(__file__).resolve().parent / "normen"
SCHAKELAARS = laad_schakelaars(_MAP / "schakelaars.toml")
VOORSTELNORMEN = laad(_MAP / "voorstel.toml")


def ambtshalve_mag(dag: date) -> bool:
    """Whether the law lets the aanvullende beurs be awarded without a request on this day."""
    return bool(SCHAKELAARS["aanvullende_beurs_ambtshalve"].op(dag).waarde)


def dagen(norm: str, dag: date) -> int:
    """One of our own terms (``normen/voorstel.toml``)."""
    return int(VOORSTELNORMEN[norm].op(dag).waarde or 0)


def jaar_bekend(jaar: int) -> bool:
    """Whether every norm of the amounts is known in each month of a calendar year."""
    try:
        return all(
            NORMEN[naam].op(date(jaar, maand, 1)).waarde is not None
            for naam in NORMEN
            if not naam.startswith("index_")
            for maand in (1, 8, 9)
        )
    except Normfout:
        return False
