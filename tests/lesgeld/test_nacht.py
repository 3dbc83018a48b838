"""The nightly door: every school year about which a fact arrived, and nobody who waits for ever."""

from datetime import date

import pytest

from duo_portal.batches.models import Run, Staat
from duo_portal.batches.services import verwerk_brok
from duo_portal.batches.tasks import doe_brok
from duo_portal.besluiten.models import Besluit
from duo_portal.register.models import TeBeoordelen
from duo_portal.werkvoorraad.models import Taak
from lesgeld import tasks
from tests import bouw

pytestmark = pytest.mark.django_db


def test_wie_over_een_eerder_schooljaar_nog_geen_lesgeld_heeft_gaat_naar_een_mens() -> None:
    wie = bouw.persoon()
    bouw.inschrijving(wie, date(2024, 8, 1), date(2025, 7, 31))
    bouw.meld(wie, "inschrijving", 2024)
    bouw.draai("teruggave", bouw.VANDAAG, schooljaar=2024)
    assert Taak.objects.get(soort="vaststelling_na_afloop").persoon_id == wie.pk
    assert not TeBeoordelen.objects.filter(run_id=None).exists()


def test_een_schooljaar_dat_nog_moet_komen_wacht(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its annual amount may not be known yet: a run over it would fail every night."""
    monkeypatch.setattr(doe_brok, "apply_async", lambda *_, **__: None)
    wie = bouw.persoon()
    bouw.inschrijving(wie, date(2025, 8, 1), date(2029, 7, 31))
    for jaar in (2025, 2028):
        bouw.meld(wie, "inschrijving", jaar)
    tasks.geef_terug(bouw.VANDAAG)
    assert [run.parameters["schooljaar"] for run in Run.objects.filter(soort="teruggave")] == [2025]


def test_tot_half_september_gaat_er_geen_betalingsverzoek_uit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doe_brok, "apply_async", lambda *_, **__: None)
    bouw.inschrijving(bouw.persoon())
    assert list(tasks.stel_vast(date(2025, 9, 14))) == []
    assert [run.parameters for run in tasks.stel_vast(date(2025, 9, 15))] == [{"schooljaar": 2025}]
    assert [run.parameters for run in tasks.stel_vast(date(2026, 6, 15))] == [{"schooljaar": 2025}]


def test_een_nacht_die_te_veel_terug_wil_geven_stopt_voor_een_mens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doe_brok, "apply_async", lambda *_, **__: None)
    monkeypatch.setitem(tasks.GRENZEN["teruggave"], "terug_te_betalen_centen", 72_899)
    wie = bouw.student(betaald=145_800)
    bouw.eindig(wie, date(2026, 1, 31))
    bouw.diploma(wie, date(2026, 1, 31))
    tasks.geef_terug(bouw.VANDAAG)
    for brok in Run.objects.get(soort="teruggave").brokken.all():
        verwerk_brok(brok.pk)
    assert Run.objects.get(soort="teruggave").staat == Staat.GESTOPT
    assert Besluit.objects.filter(persoon=wie).count() == 1
