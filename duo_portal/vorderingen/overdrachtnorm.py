"""The norms of passing claims on, loaded once."""

from datetime import date, timedelta
from pathlib import Path

from duo_portal.regels.normen import laad, laad_schakelaars
from duo_portal.tijd.gewone_dagen import is_gewone_dag
from duo_portal.vorderingen.models import Partij

_MAP = Path(__file__).resolve().parent / "normen"
NORMEN = laad(_MAP / "overdracht.toml") | laad_schakelaars(_MAP / "schakelaars.toml")


def krijgt_bsn(partij: Partij, op: date) -> bool:
    """Whether a hand-over to this party names the citizen service number."""
    return bool(NORMEN[f"bsn_aan_{partij.name.lower()}"].op(op).waarde)


def antwoord_voor(vanaf: date) -> date:
    """The last day on which a party answers what it was told on ``vanaf``."""
    return _werkdagen(vanaf, int(NORMEN["overdracht_antwoord_werkdagen"].op(vanaf).waarde or 0), 1)


def onbeantwoord_sinds(op: date) -> date:
    """The last day of which an answer should have come before ``op``."""
    return _werkdagen(op, int(NORMEN["overdracht_antwoord_werkdagen"].op(op).waarde or 0) + 1, -1)


def _werkdagen(dag: date, aantal: int, kant: int) -> date:
    while aantal:
        dag += timedelta(days=kant)
        aantal -= is_gewone_dag(dag)
    return dag
