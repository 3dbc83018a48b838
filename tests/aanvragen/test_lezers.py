"""Accounts as people type them."""

import pytest

from duo_portal.aanvragen.lezers import lees_iban


@pytest.mark.parametrize("getypt", ["NL91 ABNA 0417 1643 00", "nl91abna0417164300", "BE68 5390 0754 7034", "CH93 0076 2011 6238 5295 7"])
def test_een_rekening_in_europa_mag(getypt: str) -> None:
    assert lees_iban(getypt) == getypt.replace(" ", "").upper()


@pytest.mark.parametrize("getypt", ["BR1500000000000010932840814P2", "TR330006100519786457841326"])
def test_waar_wij_niet_kunnen_betalen_wordt_geweigerd_met_wat_er_kan(getypt: str) -> None:
    with pytest.raises(ValueError, match="Kies een rekening in een Europees land"):
        lees_iban(getypt)
