"""No flow of lesgeld asks more of somebody than its budget allows; and the budget counts what a browser really meets."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from duo_portal.aanvragen.soorten import Vraag
from duo_portal.portaal.vragen import budget
from duo_portal.portaal.vragen.stroom import stromen
from lesgeld import terugvragen_vragen
from tests import bouw
from tests.lesgeld.vragenpad import BEGIN
from tests.portaal.vragen.lopen import begin, lees, volgende
from tests.toegang.rolverdeling import burger

BUDGETTEN = budget.lees_budgetten(Path(terugvragen_vragen.__file__).parent / "doenvermogen.toml")
STROMEN = [naam for naam, stroom in stromen.items() if stroom.lijn == "lesgeld"]
# The last day of the school year, just before the holidays that move a term, and after the year.
DAGEN = [date(2026, 7, 31), date(2026, 3, 6), date(2026, 10, 30), date(2026, 12, 24)]


def test_elke_stroom_heeft_een_budget() -> None:
    assert set(STROMEN) == set(BUDGETTEN)


@pytest.mark.parametrize("dag", DAGEN)
@pytest.mark.parametrize("naam", STROMEN)
def test_geen_stroom_vraagt_meer_dan_zijn_budget(naam: str, dag: date) -> None:
    assert budget.meet(stromen[naam], Vraag(0, 2025, dag)).boven(BUDGETTEN[naam]) == {}


def test_een_vraag_te_veel_wordt_gevonden() -> None:
    stroom = stromen["lesgeld-terugvragen"]
    zuinig = replace(BUDGETTEN[stroom.naam], vragen=3)
    assert budget.meet(stroom, Vraag(0, 2025, DAGEN[0])).boven(zuinig) == {"vragen": (4, 3)}


@pytest.mark.django_db
def test_een_browser_komt_zoveel_paginas_tegen_als_er_zijn_geteld() -> None:
    """On the longest way before 31 July: still enrolled, so that the day is asked too."""
    client = burger(bouw.student(betaald=145_800))
    getypt = {"reden": {"reden": "familie"}, "laatste-schooldag": {"laatste_schooldag": "20-2-2026"}, "uitleg": {"toelichting": "Brand."}}
    lees(client, BEGIN)
    bladen, adres = 1, begin(client, BEGIN)
    while adres.startswith("/vragen/"):
        naam = adres.rstrip("/").rsplit("/", 1)[1]
        adres = volgende(client, adres, **getypt.get(naam, {}), **({"akkoord": "on"} if naam == "controle" else {}))
        bladen += 1
    lees(client, adres)
    geteld = budget.meet(stromen["lesgeld-terugvragen"], Vraag(0, 2025, bouw.VANDAAG))
    assert bladen + 1 == geteld.paginas <= BUDGETTEN["lesgeld-terugvragen"].paginas
