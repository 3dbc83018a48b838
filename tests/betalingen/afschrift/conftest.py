from pathlib import Path

import pytest
from pytest_django import Settings

from tests.betalingen.afschrift.lader import Lader


@pytest.fixture(autouse=True)
def var(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR = plek = tmp_path / "var"
    return plek


@pytest.fixture
def laad(tmp_path: Path) -> Lader:
    return Lader(tmp_path)
