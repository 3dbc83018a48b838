"""The payment reference is the same wherever it is made."""

import pytest
from django.db import connection

from duo_portal.vorderingen.betalingskenmerk import gedrukt, vordering_van


@pytest.mark.django_db
@pytest.mark.parametrize("vordering", [1, 7, 42, 87_962, 1_000_000, 9_999_999_999])
def test_de_databank_en_wij_drukken_hetzelfde_kenmerk(vordering: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT vorderingen_betalingskenmerk(%s)", [vordering])
        assert cursor.fetchone() == (gedrukt(vordering),)
    assert vordering_van(gedrukt(vordering)) == vordering
