"""By when we answer an objection, and by when its reasons must be here."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from duo_portal.tijd.duur import Duur, laatste_dag
from duo_portal.tijd.gewone_dagen import gewone_dag_op_of_na
from duo_portal.tijd.termijnen import Soort, laatste_dag_van, opbouw

NORMEN = Path(__file__).parent / "normen" / "tegenspraak.toml"


@cache
def _normen() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(NORMEN.read_text(encoding="utf-8"))


def _duur(naam: str, dag: date) -> Duur:
    geldig = [norm for norm in _normen()[naam] if norm["geldig_van"] <= dag]
    return Duur(weken=max(geldig, key=lambda norm: norm["geldig_van"])["weken"])


def besluit_op_bezwaar_voor(bezwaar_tot: date | None, dag: date) -> date:
    """The last day to decide (Awb 7:10 lid 1): six weeks from the day after the term to object, whenever the objection came.

    ``bezwaar_tot`` None: not made known yet; counted as if that were today. Came it later, then six weeks from ``dag`` at least.
    """
    if bezwaar_tot is None:
        return laatste_dag_van(Soort.BESLISSING_BEZWAAR, dag)
    volgens_wet = laatste_dag(bezwaar_tot, opbouw(Soort.BESLISSING_BEZWAAR).duur)
    return volgens_wet if dag <= bezwaar_tot else max(volgens_wet, laatste_dag(dag, _duur("laat", dag)))


def gronden_voor(dag: date) -> date:
    """The last day to send the reasons (Awb 6:6), counted from the day after we ask for them: that of receipt."""
    return laatste_dag(dag, _duur("gronden", dag))


def verschoven(antwoord_voor: date, ontvangen: date, gronden_tot: date, aangevuld: date | None) -> date:
    """The last day when the reasons come later: the term stands still until they are here, or until their own term is over
    (Awb 7:10 lid 2). Before they are here: the latest that it can become."""
    stilstand = min(aangevuld or gronden_tot, gronden_tot) - ontvangen
    return gewone_dag_op_of_na(antwoord_voor + stilstand)
