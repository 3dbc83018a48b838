"""What every test may ask for stands in ``tests/infra``."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.utils import translation

pytest_plugins = ["tests.infra.databank", "tests.infra.berichtenbus", "tests.ronde.opstelling"]


@pytest.fixture(autouse=True)
def in_het_nederlands() -> Iterator[None]:
    """Every test begins in Dutch: a page that was asked for in English leaves its language behind."""
    with translation.override(settings.LANGUAGE_CODE):
        yield
