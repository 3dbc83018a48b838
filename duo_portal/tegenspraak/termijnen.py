"""By when we answer an objection, and by when its reasons must be here."""

import tomllib
from datetime import date, timedelta
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


def besluit_op_bezwaar_voor(bezwaar_tot: date | None, dag: date, stilstand: int = 0) -> date:
    """The last day to decide (Awb 7:10 lid 1): six weeks from the day after the term to object, whenever the objection came.

    ``bezwaar_tot`` None: not made known yet; counted as if that were on ``dag``. Came it later, then six weeks from ``dag`` at
    least. ``stilstand``: days on which this term stood still (lid 2).
    """
    duur = opbouw(Soort.BESLISSING_BEZWAAR).duur
    ruw = duur.na(bezwaar_tot or laatste_dag_van(Soort.BEZWAAR, dag))
    if bezwaar_tot is not None and dag > bezwaar_tot:
        ruw = max(ruw, _duur("laat", dag).na(dag))
    return gewone_dag_op_of_na(ruw + timedelta(days=stilstand))


def gronden_voor(dag: date) -> date:
    """The last day to send the reasons (Awb 6:6), counted from the day after we ask for them: that of receipt."""
    return laatste_dag(dag, _duur("gronden", dag))


def stilstand(bezwaar_tot: date | None, ontvangen: date, gronden_tot: date, aangevuld: date | None) -> int:
    """On how many days the term to decide stood still because the reasons were not here (Awb 7:10 lid 2): from the day after we
    asked for them until the day on which they came, or through the last day of their own term.

    Only days on which that term ran already: before the term to object is over there is nothing to stop (decision 0093).
    ``aangevuld`` None: they are not here yet; the most that it can become.
    """
    begin = max(bezwaar_tot or laatste_dag_van(Soort.BEZWAAR, ontvangen), ontvangen)
    einde = gronden_tot if aangevuld is None or aangevuld > gronden_tot else aangevuld - timedelta(days=1)
    return max(0, (einde - begin).days)


def verdaagd_tot(antwoord_voor: date) -> date:
    """The last day after it was put off (Awb 7:10 lid 3): at most six weeks, once."""
    verdaging = opbouw(Soort.BESLISSING_BEZWAAR).verdaging
    if verdaging is None:
        raise ValueError("bij een beslissing op bezwaar hoort een verdaging")
    return laatste_dag(antwoord_voor, verdaging)
