"""What holds for every page that the walk finds: headers, title and heading, nothing from elsewhere, one language at a time."""

import re
from collections.abc import Callable, Iterator
from html import unescape

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import translation

from tests import toneel
from tests.portaal.wandeling import Bladzij, loop_rond
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db

# Words of one language that are no word of the other, and no part of a name in the test data.
NEDERLANDS = ("het", "een", "niet", "uw", "wij", "voor", "naar", "hebt", "moet", "wordt", "deze", "ook", "bij", "zijn", "heeft", "kunt")
ENGELS = ("the", "your", "you", "and", "with", "this", "have", "from", "what", "which", "are", "been", "must", "when", "about", "our")
_IBAN = re.compile(r"\bNL\d\d[\s\xa0]?[A-Z]{4}\b")


@pytest.fixture(autouse=True)
def taal() -> Iterator[None]:
    with translation.override("nl"):
        yield


def _vreemdeling() -> Client:
    return Client()


def _deurwaarder() -> Client:
    return burger(toneel.bij_de_deurwaarder())


def _met_voorstel() -> Client:
    return burger(toneel.met_voorstel())


@pytest.fixture(params=[_vreemdeling, _deurwaarder, _met_voorstel], ids=["niemand", "deurwaarder", "voorstel"])
def bezoeker(request: pytest.FixtureRequest) -> Client:
    maak: Callable[[], Client] = request.param
    return maak()


def zichtbaar(html: str) -> str:
    """The words of a page: without scripts, and without what is marked as being in the other language or as a name of somebody's."""
    kaal = re.sub(r"<(script|style|svg|title)\b.*?</\1>", " ", html, flags=re.S)
    taal = re.search(r'<html lang="(\w+)"', html)
    ander = "en" if taal and taal[1] == "nl" else "nl"
    kaal = re.sub(rf'<(\w+)\b[^>]*\blang="{ander}"[^>]*>.*?</\1>', " ", kaal, flags=re.S)
    return _IBAN.sub(" ", unescape(re.sub(r"<[^>]+>", " ", kaal)))


def woorden_van(html: str, lijst: tuple[str, ...]) -> set[str]:
    return set(re.findall(r"[a-zé’']+", zichtbaar(html).lower())) & set(lijst)


def _in(client: Client, taal: str) -> list[Bladzij]:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = taal
    return loop_rond(client)


def test_elke_pagina_is_beschermd_heeft_een_titel_en_laadt_niets_van_een_ander(bezoeker: Client) -> None:
    """One walk for all of it: it is the walk that takes the time."""
    bladzijden = loop_rond(bezoeker)
    assert len(bladzijden) >= 2
    for bladzij in bladzijden:
        heeft_de_koppen(bladzij)
        heeft_titel_en_kop(bladzij)
        laadt_alleen_eigen_bestanden(bladzij)
        assert f'name="next" value="{bladzij.pad.replace("&", "&amp;")}"' in bladzij.html, bladzij.pad
        if "burger" in bezoeker.session:
            assert {"no-store", "private"} <= set(bladzij.koppen["Cache-Control"].replace(" ", "").split(",")), bladzij.pad


def heeft_de_koppen(bladzij: Bladzij) -> None:
    regels = dict(regel.strip().split(" ", 1) for regel in bladzij.koppen["Content-Security-Policy"].split(";"))
    assert regels["default-src"] == "'none'", bladzij.pad
    assert regels["script-src"] == regels["style-src"] == "'self'", bladzij.pad
    assert regels["frame-ancestors"] == regels["base-uri"] == "'none'", bladzij.pad
    assert "unsafe" not in bladzij.koppen["Content-Security-Policy"], bladzij.pad
    assert bladzij.koppen["X-Content-Type-Options"] == "nosniff", bladzij.pad
    assert bladzij.koppen["X-Frame-Options"] == "DENY", bladzij.pad
    assert bladzij.koppen["Referrer-Policy"] == "same-origin", bladzij.pad
    assert "geolocation=()" in bladzij.koppen["Permissions-Policy"], bladzij.pad


def heeft_titel_en_kop(bladzij: Bladzij) -> None:
    titel = re.search(r"<title>(.*?)</title>", bladzij.html, re.S)
    assert titel, bladzij.pad
    assert titel[1].strip().endswith("· Onderwijsloket"), bladzij.pad
    assert len(titel[1].split("·")[0].strip()) > 2, bladzij.pad
    assert len(re.findall(r"<h1\b", bladzij.html)) == 1, bladzij.pad


def laadt_alleen_eigen_bestanden(bladzij: Bladzij) -> None:
    geladen = re.findall(r'<(?:link|script|img|iframe|source|video|audio)\b[^>]*\b(?:href|src)="([^"]+)"', bladzij.html)
    assert geladen, bladzij.pad
    assert [adres for adres in geladen if not adres.startswith("/")] == [], bladzij.pad


def test_nederlands_is_nederlands_en_engels_is_engels(bezoeker: Client) -> None:
    gemengd = {bladzij.pad: woorden for bladzij in _in(bezoeker, "nl") if (woorden := woorden_van(bladzij.html, ENGELS))}
    gemengd |= {f"{bladzij.pad} (en)": woorden for bladzij in _in(bezoeker, "en") if (woorden := woorden_van(bladzij.html, NEDERLANDS))}
    assert gemengd == {}


def test_de_woordenlijst_vindt_wat_niet_vertaald_is() -> None:
    assert woorden_van('<html lang="en"><p>Uw lesgeld is lager</p>', NEDERLANDS) == {"uw"}
    assert woorden_van('<html lang="en"><button lang="nl">Lees het voor</button>', NEDERLANDS) == set()


def test_de_andere_taal_houdt_de_pagina() -> None:
    client, pad = _deurwaarder(), "/berichten/?zoek=lesgeld"
    antwoord = client.post(reverse("set_language"), {"language": "en", "next": pad})
    assert (antwoord.status_code, antwoord["Location"]) == (302, pad)
    assert '<html lang="en">' in client.get(pad).content.decode()


@override_settings(SECURE_HSTS_SECONDS=31_536_000, SECURE_HSTS_INCLUDE_SUBDOMAINS=True, SECURE_HSTS_PRELOAD=True)
def test_over_https_gaat_er_precies_een_hsts_kop_mee() -> None:
    antwoord = Client().get("/", secure=True)
    (waarde,) = [waarde for naam, waarde in antwoord.headers.items() if naam.lower() == "strict-transport-security"]
    assert int(waarde.split(";")[0].removeprefix("max-age=")) >= 31_536_000


def test_een_open_pagina_gaat_klein_de_deur_uit_en_een_persoonlijke_zoals_hij_is() -> None:
    klein = Client().get("/", headers={"Accept-Encoding": "gzip"})
    assert klein["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in klein["Vary"]
    assert "Content-Encoding" not in _deurwaarder().get("/", headers={"Accept-Encoding": "gzip"})


def test_de_titel_zegt_het_als_een_formulier_niet_klopt() -> None:
    client = _deurwaarder()
    assert "<title>Bel mij" in client.get("/berichten/bel-mij/").content.decode()
    antwoord = client.post("/berichten/bel-mij/", {"onderwerp": ""}).content.decode()
    assert "<title>Fout: Bel mij" in antwoord
    assert 'id="fouten"' in antwoord and 'tabindex="-1"' in antwoord
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "<title>Error: Call me" in client.post("/berichten/bel-mij/", {"onderwerp": ""}).content.decode()
