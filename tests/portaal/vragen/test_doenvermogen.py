"""No flow of the portal itself asks more than its budget allows."""

from pathlib import Path

import pytest

from duo_portal.aanvragen.soorten import Vraag
from duo_portal.portaal.vragen import budget
from duo_portal.portaal.vragen.stroom import stromen
from tests import bouw

BUDGETTEN = budget.lees_budgetten(Path(budget.__file__).parent / "doenvermogen.toml")
ALGEMEEN = [naam for naam, stroom in stromen.items() if stroom.lijn in ("", "mijngegevens")]


def test_elke_algemene_stroom_heeft_een_budget() -> None:
    assert set(ALGEMEEN) == set(BUDGETTEN)


@pytest.mark.parametrize("naam", ALGEMEEN)
def test_geen_stroom_vraagt_meer_dan_zijn_budget(naam: str) -> None:
    assert budget.meet(stromen[naam], Vraag(0, 0, bouw.VANDAAG)).boven(BUDGETTEN[naam]) == {}


def test_een_grens_zonder_bron_wordt_geweigerd(tmp_path: Path) -> None:
    bestand = tmp_path / "doenvermogen.toml"
    bestand.write_text("[a]\npaginas = 1\nvragen = 1\nbijlagen = 0\ninlogs = 1\ndagen = 1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="vandaan"):
        budget.lees_budgetten(bestand)
