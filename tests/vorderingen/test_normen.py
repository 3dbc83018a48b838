"""The norms of collection: the fee for an aanmaning, and that what is our own choice says so."""

from datetime import date

import pytest

from duo_portal.regels.normen import Status
from duo_portal.vorderingen.codes import AFSLUITEND, OVERGEDRAGEN, TREDEN, Stap
from duo_portal.vorderingen.models import Inningsstap
from duo_portal.vorderingen.regels.normen import NORMEN, aanmaningsvergoeding


def test_aanmaning_hoog_en_laag() -> None:
    """Youssef: 20 euro over 972.00, and 9 over the 243.00 that is left."""
    assert [aanmaningsvergoeding(centen, date(2026, 4, 24)) for centen in (97200, 45400, 45399, 24300)] == [2000, 2000, 900, 900]


def test_zolang_het_bedrag_niet_is_nagezocht_kost_een_aanmaning_niets() -> None:
    assert aanmaningsvergoeding(97_200, date(2025, 12, 31)) == 0


@pytest.mark.parametrize("naam", list(NORMEN))
def test_een_eigen_keuze_heet_nooit_vastgesteld(naam: str) -> None:
    for waarde in NORMEN[naam].waarden:
        assert ("Eigen keuze" in waarde.bron) <= (waarde.status is Status.ONBEVESTIGD)


def test_de_codes_zijn_die_van_het_model() -> None:
    assert {stap.name: int(stap) for stap in Stap} == {stap.name: int(stap) for stap in Inningsstap}
    assert set(OVERGEDRAGEN) < set(TREDEN)
    assert not set(AFSLUITEND) & set(TREDEN)
