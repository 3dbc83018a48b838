"""No flow of studiefinanciering asks more of somebody than its budget allows."""

from datetime import date
from pathlib import Path

import pytest

import studiefinanciering
from duo_portal.aanvragen.soorten import Vraag
from duo_portal.portaal.vragen import budget
from duo_portal.portaal.vragen.stroom import stromen

BUDGETTEN = budget.lees_budgetten(Path(studiefinanciering.__file__).parent / "doenvermogen.toml")
STROMEN = [naam for naam, stroom in stromen.items() if stroom.lijn == "studiefinanciering"]
DAGEN = [date(2026, 6, 15), date(2026, 12, 24)]
pytestmark = pytest.mark.django_db


def test_elke_stroom_heeft_een_budget() -> None:
    assert set(STROMEN) == set(BUDGETTEN)


@pytest.mark.parametrize("dag", DAGEN)
@pytest.mark.parametrize("naam", STROMEN)
def test_geen_stroom_vraagt_meer_dan_zijn_budget(naam: str, dag: date) -> None:
    """Of somebody of whom the register knows nothing: the longest way."""
    periode = 2026 if naam in ("studiefinanciering", "later-peiljaar") else 0
    assert budget.meet(stromen[naam], Vraag(0, periode, dag)).boven(BUDGETTEN[naam]) == {}
