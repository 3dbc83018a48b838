"""A play: day after day, once, and after a break where it was."""

import os
from datetime import date
from pathlib import Path

import pytest

from duo_portal.batches.models import Nachtstap
from duo_portal.register.generator.demopersonen.laden import SITUATIE, laad_demodag, laad_demopersonen
from duo_portal.register.models import Overlijden
from duo_portal.tegenpartijen.spel import speel as spel
from duo_portal.tegenpartijen.spel.speel import KLOK, speel
from duo_portal.tegenpartijen.spel.toneel import Moment, Speler, Toneel, eenmaal, richt_in
from duo_portal.tijd import vandaag
from tests.register.generator.naslag import zet_naslag_klaar

pytestmark = pytest.mark.usefixtures("kloon")
VAN, TOT = date(2025, 8, 1), date(2025, 8, 4)


@pytest.fixture(autouse=True)
def eigen_klok(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the play sets in the environment goes away with the test."""
    monkeypatch.setenv(KLOK, os.devnull)


@pytest.fixture
def toneel(tmp_path: Path) -> Toneel:
    return richt_in(tmp_path / "spel")


@pytest.fixture
def gezien(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, date]]:
    """Only two play, and they say when they were asked; the clock must agree."""
    gezien: list[tuple[str, date]] = []

    def let_op(naam: str, moment: Moment) -> tuple[str, Speler]:
        def noteer(_: Toneel, dag: date) -> None:
            assert vandaag() == dag
            gezien.append((naam, dag))

        return naam, Speler(moment, noteer)

    monkeypatch.setattr(spel, "spelers", dict([let_op("avond", Moment.AVOND), let_op("ochtend", Moment.VOOR_DE_NACHT)]))
    return gezien


def test_elke_dag_heeft_een_ochtend_een_nacht_en_een_avond(toneel: Toneel, gezien: list[tuple[str, date]]) -> None:
    gespeeld = [dag.dag for dag in speel(toneel, VAN, TOT)]
    assert gespeeld == [date(2025, 8, dag) for dag in (1, 2, 3, 4)]
    assert gezien == [(naam, dag) for dag in gespeeld for naam in ("ochtend", "avond")]
    assert set(Nachtstap.objects.values_list("datum", flat=True)) == set(gespeeld)


def test_na_een_onderbreking_gaat_het_verder_bij_de_dag_waar_het_was(toneel: Toneel, gezien: list[tuple[str, date]]) -> None:
    eerst = speel(toneel, VAN, TOT)
    next(eerst)
    del eerst
    assert [dag.dag.day for dag in speel(toneel, VAN, TOT)] == [2, 3, 4]
    assert list(speel(toneel, VAN, TOT)) == []


def test_een_nieuw_spel_vergeet_wat_een_oude_bank_wist(toneel: Toneel, gezien: list[tuple[str, date]]) -> None:
    oud = toneel.map / "bank" / "dagen" / "2025-07-31.json"
    oud.parent.mkdir(parents=True)
    oud.touch()
    next(speel(toneel, VAN, TOT))
    assert not oud.exists()


def test_iets_wordt_een_keer_gedaan() -> None:
    gedaan: list[int] = []
    assert [eenmaal("iets", lambda: gedaan.append(1)) for _ in range(3)] == [True, False, False]
    assert gedaan == [1]


def test_demopersonen_krijgen_hun_feiten_op_de_dag_zelf() -> None:
    zet_naslag_klaar()
    laad_demopersonen(SITUATIE)
    voor = Overlijden.objects.count()
    assert laad_demodag(date(2026, 3, 3)) == {}
    assert laad_demodag(date(2026, 3, 4))["overlijden"] == 1
    assert laad_demodag(date(2026, 3, 4)) == {}
    assert Overlijden.objects.count() == voor + 1
