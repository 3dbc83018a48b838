"""The nightly door: every school year about which a fact arrived, and nobody who waits for ever."""

from datetime import date

import pytest

from duo_portal.batches.models import Run
from duo_portal.batches.tasks import doe_brok
from duo_portal.register.models import TeBeoordelen
from duo_portal.werkvoorraad.models import Taak
from lesgeld.tasks import nacht
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
    monkeypatch.setattr("lesgeld.tasks.close_old_connections", lambda: None)
    wie = bouw.persoon()
    bouw.inschrijving(wie, date(2025, 8, 1), date(2029, 7, 31))
    for jaar in (2025, 2028):
        bouw.meld(wie, "inschrijving", jaar)
    nacht()
    assert [run.parameters["schooljaar"] for run in Run.objects.filter(soort="teruggave")] == [2025]
