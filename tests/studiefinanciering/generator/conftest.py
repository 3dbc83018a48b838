import pytest

from tests.register.generator.naslag import zet_naslag_klaar


@pytest.fixture
def naslag(db: None) -> None:
    zet_naslag_klaar()
