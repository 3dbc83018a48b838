"""Paying later or in parts by own proposal, in the browser: amounts are worked out, a double click does it once."""

from collections.abc import Iterator
from datetime import date
from html import unescape

import pytest
from django.utils import translation

from duo_portal.betalen.selectors import vorderingbeeld
from duo_portal.betalen.toestand import Toestand, toestand_van
from duo_portal.register.models import Persoon
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.vorderingen.models import Betalingsregeling, Inning, Inningsstap, Regelingsoort, Termijn, Vordering, Vorderingsoort
from duo_portal.werkvoorraad.models import Taak
from tests import bouw, toneel
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
PAGINA = f"/lesgeld/{bouw.SCHOOLJAAR}/"
KEUZE = {"aantal": "6", "eerste": "2026-07-01"}


@pytest.fixture(autouse=True)
def taal() -> Iterator[None]:
    with translation.override("nl"):
        yield


@pytest.fixture
def wie() -> Persoon:
    """Asked to pay the rest on 2 March: 972.00."""
    return toneel.student(keer=3, stappen=4)


def adres(wie: Persoon, deel: str = "regeling/") -> str:
    return f"/betalen/{Vordering.objects.get(persoon=wie).pk}/{deel}"


def toestand(wie: Persoon) -> Toestand:
    beeld = vorderingbeeld(wie.pk, Vorderingsoort.LESGELD)
    assert beeld is not None
    return toestand_van(beeld, bouw.VANDAAG)


def test_de_bedragen_zijn_uitgerekend_en_de_dagen_liggen_binnen_een_maand(wie: Persoon) -> None:
    tekst = unescape(toneel.lees(burger(wie), adres(wie)))
    assert "6 keer €\u00a0162,00" in tekst
    assert "11 keer €\u00a088,36 (de laatste keer €\u00a088,40)" in tekst
    assert tekst.count('name="aantal"') == 11  # 2 to 12
    assert [dag for dag in ("25\u00a0juni", "1\u00a0juli", "15\u00a0juli", "25\u00a0juli") if f"{dag} 2026</span>" in tekst] == [
        "25\u00a0juni",
        "1\u00a0juli",
        "15\u00a0juli",
    ]


def test_een_dubbele_klik_is_een_regeling_en_de_pagina_zegt_de_eerste_termijn(wie: Persoon) -> None:
    client = burger(wie)
    for _ in range(2):
        assert client.post(adres(wie), KEUZE)["Location"] == PAGINA
    assert Betalingsregeling.objects.get().soort == Regelingsoort.EIGEN_VOORSTEL
    assert toestand(wie) == Toestand.REGELING
    tekst = unescape(toneel.lees(client, PAGINA))
    assert "Betaal €\u00a0162,00 uiterlijk op 1\u00a0juli 2026. Dat is uw volgende termijn." in tekst
    assert "U sprak een betalingsregeling af." in tekst
    assert "Uw betalingsregeling" in tekst
    assert "Uw termijnen</h2>" not in tekst  # the chart of debits does not belong to an own plan
    assert "Spreek een regeling af</a>" not in tekst


def test_wat_voor_de_regeling_betaald_was_vult_haar_termijnen_niet(wie: Persoon) -> None:
    burger(wie).post(adres(wie), KEUZE)
    beeld = vorderingbeeld(wie.pk, Vorderingsoort.LESGELD)
    assert beeld is not None
    assert [termijn.open for termijn in beeld.schema] == [16_200] * 6


def test_een_voorstel_buiten_de_lijst_wordt_geweigerd(wie: Persoon) -> None:
    for anders in ({"aantal": "13"}, {"eerste": "2026-12-01"}, {"aantal": "x"}):
        antwoord = burger(wie).post(adres(wie), KEUZE | anders)
        assert antwoord.status_code == 400
        assert antwoord.content.decode().count("Kies een van de antwoorden.") == 2
    assert not Betalingsregeling.objects.exists()


def test_zonder_keuze_staat_bij_beide_vragen_wat_er_mist(wie: Persoon) -> None:
    tekst = burger(wie).post(adres(wie), {}).content.decode()
    assert tekst.count("Kies in hoeveel keer u wilt betalen.") == 2
    assert tekst.count("Kies wanneer u de eerste keer betaalt.") == 2


def test_past_het_niet_dan_kijkt_een_mens_en_staat_de_inning_stil(wie: Persoon) -> None:
    client = burger(wie)
    fout = client.post(adres(wie, "regeling/mens/"), {"toelichting": " "})
    assert fout.status_code == 400
    assert fout.content.decode().count("Schrijf kort op wat u kunt betalen.") == 2
    for _ in range(2):
        assert client.post(adres(wie, "regeling/mens/"), {"toelichting": "20 euro per maand"})["Location"] == PAGINA
    taak = Taak.objects.get(soort="regeling_gevraagd")
    assert taak.gegevens["toelichting"] == "20 euro per maand"
    assert toestand(wie) == Toestand.STIL
    assert "22\u00a0juni 2026" in toneel.lees(client, PAGINA)


def test_uitstel_is_er_meteen_en_een_keer(wie: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    client = burger(wie)
    assert "15\u00a0juli 2026" in toneel.lees(client, adres(wie, "uitstel/"))
    for _ in range(2):
        assert client.post(adres(wie, "uitstel/"), {"tot": "2026-06-29"})["Location"] == PAGINA
    assert Rem.objects.get(soort=Remsoort.UITSTEL).tot == date(2026, 6, 29)
    assert "U hebt uitstel tot en met 29\u00a0juni 2026. U hoeft nu niets te betalen." in unescape(toneel.lees(client, PAGINA))
    monkeypatch.setenv("DUO_VANDAAG", "2026-07-01")
    antwoord = client.post(adres(wie, "uitstel/"), {"tot": "2026-07-15"})
    assert antwoord.status_code == 400
    assert "U kreeg al eerder uitstel." in antwoord.content.decode()
    client.cookies["django_language"] = "en"
    assert "Your payment was deferred before." in client.post(adres(wie, "uitstel/"), {"tot": "2026-07-15"}).content.decode()


def test_bij_de_deurwaarder_kan_het_hier_niet_meer(wie: Persoon) -> None:
    vordering = Vordering.objects.get(persoon=wie)
    Inning.objects.create(vordering=vordering, stap=Inningsstap.CJIB, datum=date(2026, 5, 18), bedrag_centen=97_200)
    client = burger(wie)
    assert adres(wie) not in toneel.lees(client, PAGINA)
    antwoord = client.post(adres(wie), KEUZE)
    assert antwoord.status_code == 400
    assert "al uw schulden bij de overheid samen" in antwoord.content.decode()
    assert not Termijn.objects.filter(regeling__isnull=False).exists()


@pytest.mark.parametrize("deel", ["regeling/", "uitstel/", "regeling/mens/"])
def test_vreemde_krijgt_404_en_wie_alleen_leest_403(wie: Persoon, deel: str) -> None:
    assert burger(bouw.persoon("Vreemde")).post(adres(wie, deel), KEUZE).status_code == 404
    lezer = burger(toneel.machtig(wie, lijnen=["lesgeld"], mag_handelen=False))
    lezer.post("/namens/", {"vertegenwoordiging": str(wie.vertegenwoordigd_door.get().pk)})
    assert lezer.post(adres(wie, deel), KEUZE).status_code == 403
