"""The school year played night by night for the twelve named persons: nothing is written beforehand, everything comes by itself.

Facts come on the day they were told, money through the bank, the payment provider and the bailiff, steps of collection through the
nightly runs, and after every night everything must add up to the cent.
"""

import os
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import Group, User
from django.db.models import Max

from duo_portal.betalingen.aansluiting import verschillen
from duo_portal.betalingen.models import Bankafschrift, Betaalbestand, Betaalpoging, Uitvoering
from duo_portal.grootboek.models import Boeking
from duo_portal.register.generator.demopersonen.laden import SITUATIE, laad_demopersonen
from duo_portal.tegenpartijen.spel.medewerkers import VRIJGEVERS
from duo_portal.tegenpartijen.spel.speel import KLOK, speel, zonder_werkers
from duo_portal.tegenpartijen.spel.toneel import Toneel, richt_in
from duo_portal.toegang.rollen import Rol
from duo_portal.vorderingen.models import Overdrachtantwoord, Overdrachtregel
from lesgeld.demostand import vergelijk
from tests.register.generator.naslag import zet_naslag_klaar

VERWACHT: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "lesgeld" / "demopersonen.toml").read_text(encoding="utf-8")
)
# The first day of lesgeld until the night in which the bank tells that Kevin has his money back.
VAN, TOT = date(2025, 9, 14), date(2026, 6, 17)


@pytest.fixture
def toneel(kloon: object, tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Toneel:
    settings.VAR = tmp_path
    monkeypatch.setenv(KLOK, os.devnull)
    zet_naslag_klaar()
    laad_demopersonen(SITUATIE)
    financieel = Group.objects.get(name=Rol.FINANCIEEL)
    for naam in VRIJGEVERS:
        User.objects.create_user(naam, is_staff=True).groups.add(financieel)
    return richt_in(tmp_path / "spel")


def test_de_twaalf_gaan_door_het_jaar_zoals_hun_tabel_zegt(toneel: Toneel) -> None:
    fouten: list[str] = []
    gezien = 0

    def sluit_aan(dag: date) -> None:
        """After every night in which money moved, and the last: on a night of nothing nothing can begin to differ."""
        nonlocal gezien
        laatste = Boeking.objects.aggregate(nr=Max("pk"))["nr"] or 0
        if laatste != gezien or dag == TOT:
            gezien = laatste
            fouten.extend(f"{dag}: {verschil}" for verschil in verschillen())

    with zonder_werkers():
        nachten = len(list(speel(toneel, VAN, TOT, sluit_aan)))
    assert nachten == (TOT - VAN).days + 1
    assert fouten == []
    assert [str(verschil) for verschil in vergelijk(VERWACHT, 2025, gespeeld=True)[1]] == []
    # Nothing came by another way: files, statements, answers and a provider.
    assert Betaalbestand.objects.count() >= 10 and Bankafschrift.objects.count() >= 10
    assert Overdrachtantwoord.objects.count() == Overdrachtregel.objects.count() == 8
    assert Betaalpoging.objects.count() == 2  # Maria and Robin
    van_lesgeld = Uitvoering.objects.filter(opdracht__boeking__vordering__isnull=False)
    assert van_lesgeld.count() == 3  # Els, Robin, Kevin
    assert Uitvoering.objects.count() > van_lesgeld.count() + 20  # studiefinanciering, month by month
