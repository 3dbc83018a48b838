"""What only shows when transactions really end: two clicks at the same moment, and payments after an agreement."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection
from django.test import Client

from duo_portal.betalen.selectors import vorderingbeeld
from duo_portal.betalingen.models import Incassomachtiging
from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import Betalingsregeling, Regelingeinde, Vordering, Vorderingsoort
from tests import bouw, toneel
from tests.betalen import rijen
from tests.infra.databank import Kloon
from tests.toegang.rolverdeling import burger

PAGINA = f"/lesgeld/{bouw.SCHOOLJAAR}/"


@pytest.fixture
def in_september(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUO_VANDAAG", "2025-09-20")


@pytest.fixture
def wie(kloon: Kloon, in_september: None) -> Persoon:
    return toneel.student()


def tegelijk(klik: Callable[[], int]) -> list[int]:
    """Two clicks that do not wait for each other."""

    def een(_: int) -> int:
        try:
            return klik()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as draden:
        return sorted(draden.map(een, range(2)))


def post(client: Client, wie: Persoon, deel: str, gegevens: dict[str, str]) -> Callable[[], int]:
    nummer = Vordering.objects.get(persoon=wie).pk
    sessie = client.cookies["sessionid"].value

    def klik() -> int:
        tweede = Client()
        tweede.cookies["sessionid"] = sessie
        return tweede.post(f"/betalen/{nummer}/{deel}/", gegevens).status_code

    return klik


def test_twee_klikken_tegelijk_geven_een_regeling(wie: Persoon) -> None:
    klik = post(burger(wie), wie, "termijnen", {"iban": bouw.IBAN, "tenaamstelling": "R. Jansen", "akkoord": "on"})
    assert tegelijk(klik) == [302, 302]
    assert Betalingsregeling.objects.count() == Incassomachtiging.objects.count() == 1
    assert tegelijk(post(burger(wie), wie, "stoppen", {"wat": "deze"})) == [302, 302]
    assert Regelingeinde.objects.count() == 1


def test_twee_eigen_voorstellen_tegelijk_geven_er_een(wie: Persoon) -> None:
    klik = post(burger(wie), wie, "regeling", {"aantal": "6", "eerste": "2025-10-01"})
    assert tegelijk(klik)[0] == 302  # the other one is told that there is a plan, on whichever page it found
    assert Betalingsregeling.objects.count() == 1


def test_wat_na_de_afspraak_wordt_betaald_vult_haar_termijnen(wie: Persoon) -> None:
    client = burger(wie)
    nummer = Vordering.objects.get(persoon=wie).pk
    rijen.boek(wie, 45_800, date(2025, 9, 19), nummer)
    client.post(f"/betalen/{nummer}/regeling/", {"aantal": "4", "eerste": "2025-10-01"})
    rijen.boek(wie, 30_000, date(2025, 9, 21), nummer)
    beeld = vorderingbeeld(wie.pk, Vorderingsoort.LESGELD)
    assert beeld is not None
    assert [(termijn.bedrag, termijn.open) for termijn in beeld.schema] == [
        (25_000, 0),
        (25_000, 20_000),
        (25_000, 25_000),
        (25_000, 25_000),
    ]
    assert "Betaal €\u00a0200,00 uiterlijk op 1\u00a0november 2025." in toneel.lees(client, PAGINA)
