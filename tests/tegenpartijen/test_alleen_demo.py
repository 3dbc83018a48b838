"""Nobody is imitated outside the demo."""

import pytest
from django.conf import LazySettings

from duo_portal.toegang.controles import tegenpartijen_alleen_in_demo


def test_buiten_de_demo_weigert_de_controle(settings: LazySettings) -> None:
    settings.DEMO = False
    assert [melding.id for melding in tegenpartijen_alleen_in_demo()] == ["toegang.E002"]


def test_in_de_demo_mag_het(settings: LazySettings) -> None:
    assert settings.DEMO
    assert tegenpartijen_alleen_in_demo() == []


def test_zonder_demo_staat_de_kamer_er_niet(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.apps.apps.is_installed", lambda naam: False)
    settings.DEMO, settings.BETAALDIENST = False, ""
    assert tegenpartijen_alleen_in_demo() == []
