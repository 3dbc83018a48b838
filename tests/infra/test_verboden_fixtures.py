"""A test that would empty the tables is refused before it runs."""

import pytest

from tests.infra.databank import pytest_collection_modifyitems


class _Item:
    nodeid = "tests/x.py::test_x"

    def __init__(self, fixturenames: list[str], merk: pytest.Mark | None = None) -> None:
        self.fixturenames, self._merk = fixturenames, merk

    def get_closest_marker(self, naam: str) -> pytest.Mark | None:
        return self._merk


def _bied_aan(item: _Item) -> None:
    pytest_collection_modifyitems([item])  # type: ignore[list-item]


@pytest.mark.parametrize("naam", ["transactional_db", "live_server"])
def test_fixture_die_leegt_wordt_geweigerd(naam: str) -> None:
    with pytest.raises(pytest.UsageError, match="kloon"):
        _bied_aan(_Item([naam]))


def test_merkteken_dat_leegt_wordt_geweigerd() -> None:
    with pytest.raises(pytest.UsageError, match="kloon"):
        _bied_aan(_Item([], pytest.mark.django_db(transaction=True).mark))


def test_gewoon_merkteken_mag() -> None:
    _bied_aan(_Item(["db"], pytest.mark.django_db.mark))
