"""Paying at once: which amount, to the bank and back, and what the page says meanwhile."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from duo_portal.betalingen.betaaldienst import onderteken
from duo_portal.betalingen.models import Betaalpoging
from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import Vordering
from tests import bouw, toneel
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
PAGINA = f"/lesgeld/{bouw.SCHOOLJAAR}/"


@pytest.fixture(autouse=True)
def omgeving(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The imitated bank tells at once."""
    settings.VAR = tmp_path
    monkeypatch.setattr("duo_portal.tegenpartijen.betaaldienst.views.meld", lambda betaling: _meld(betaling.melding))
    with translation.override("nl"):
        yield


def _meld(inhoud: bytes) -> None:
    """The notice of the provider, through the door of the portal."""
    koppen = {"X-Handtekening": onderteken(inhoud)}
    assert Client().post("/betalen/ideal/melding/", inhoud, content_type="application/json", headers=koppen).status_code == 200


def bij_de_bank(adres: str) -> str:
    """Pay at the imitated bank; returns where the person is sent back to."""
    return str(Client().post(adres, {"knop": "betaal", "iban": "NL69ZZZZ0000000006", "naam": "M. Dijkstra"})["Location"])


@pytest.fixture
def wie() -> Persoon:
    """One instalment missed, the others are debited."""
    wie = toneel.student(keer=3, stappen=1)
    toneel.in_termijnen(wie)
    return wie


def adres(wie: Persoon, deel: str = "") -> str:
    return f"/betalen/{Vordering.objects.get(persoon=wie).pk}/{deel}"


def test_u_kiest_wat_nu_moet_alles_of_een_ander_bedrag(wie: Persoon) -> None:
    tekst = unescape(toneel.lees(burger(wie), adres(wie)))
    assert "€\u00a0810,00: wat u nu moet betalen" in tekst  # five instalments whose day is past
    assert "€\u00a0972,00: alles wat openstaat" in tekst
    assert "Een ander bedrag" in tekst


@pytest.mark.parametrize(
    ("gekozen", "centen"),
    [
        ({"hoeveel": "81000"}, 81_000),
        ({"hoeveel": "97200", "bedrag": "onzin"}, 97_200),
        ({"hoeveel": "anders", "bedrag": "50"}, 5_000),
        ({"hoeveel": "anders", "bedrag": "€ 49,5"}, 4_950),
        ({"hoeveel": "anders", "bedrag": "49.95"}, 4_995),
    ],
)
def test_naar_de_bank_en_terug(wie: Persoon, gekozen: dict[str, str], centen: int) -> None:
    client = burger(wie)
    antwoord = client.post(adres(wie, "ideal/"), gekozen)
    assert antwoord.status_code == 302
    assert Betaalpoging.objects.get().bedrag_centen == centen
    assert "Uw betaling is nog niet bevestigd" in toneel.lees(client, PAGINA)
    terug = bij_de_bank(antwoord["Location"])
    assert "Uw betaling is binnen" in toneel.lees(client, terug)
    tekst = toneel.lees(client, PAGINA)
    assert "met iDEAL" in tekst
    assert "Uw betaling is nog niet bevestigd" not in tekst


@pytest.mark.parametrize(
    ("gekozen", "fout"),
    [
        ({}, "Kies hoeveel u wilt betalen."),
        ({"hoeveel": "12"}, "Kies een van de antwoorden."),
        ({"hoeveel": "anders", "bedrag": ""}, "Schrijf het bedrag in euro's."),
        ({"hoeveel": "anders", "bedrag": "10,999"}, "Schrijf het bedrag in euro's."),
        ({"hoeveel": "anders", "bedrag": "0"}, "Kies een bedrag van €\u00a00,01 tot en met €\u00a0972,00."),
        ({"hoeveel": "anders", "bedrag": "2000"}, "Kies een bedrag van €\u00a00,01 tot en met €\u00a0972,00."),
    ],
)
def test_een_fout_wordt_gezegd_en_het_getypte_blijft_staan(wie: Persoon, gekozen: dict[str, str], fout: str) -> None:
    antwoord = burger(wie).post(adres(wie, "ideal/"), gekozen)
    tekst = unescape(antwoord.content.decode())
    assert antwoord.status_code == 400
    assert fout in tekst.split('id="fouten"')[1]
    if gekozen.get("bedrag"):
        assert f'value="{gekozen["bedrag"]}"' in tekst
    assert not Betaalpoging.objects.exists()


def test_zonder_betaaldienst_blijft_overmaken_over(wie: Persoon, settings: Settings) -> None:
    settings.BETAALDIENST = ""
    tekst = burger(wie).post(adres(wie, "ideal/"), {"hoeveel": "97200"}).content.decode()
    assert "Met iDEAL betalen lukt nu niet." in tekst
    assert "Zelf overmaken" in tekst


def test_vreemde_krijgt_404_en_wie_alleen_leest_kan_overmaken(wie: Persoon) -> None:
    assert burger(bouw.persoon("Vreemde")).post(adres(wie, "ideal/"), {"hoeveel": "97200"}).status_code == 404
    lezer = burger(toneel.machtig(wie, lijnen=["lesgeld"], mag_handelen=False))
    lezer.post("/namens/", {"vertegenwoordiging": str(wie.vertegenwoordigd_door.get().pk)})
    assert lezer.post(adres(wie, "ideal/"), {"hoeveel": "97200"}).status_code == 403
    tekst = toneel.lees(lezer, adres(wie))
    assert "Naar uw bank" not in tekst
    assert "Zelf overmaken" in tekst
