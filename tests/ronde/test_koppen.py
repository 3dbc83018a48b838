"""What every answer says to the browser: what it may load, what it may keep, and that nobody may frame it."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from tests.ronde.keuren import vind
from tests.ronde.lopen import HOST, Bezoek, Ronde

KOEKJES = {"sessionid", "csrftoken", "django_language"}
VAST = {"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin"}
BRONNEN = "//script/@src|//link[@rel='stylesheet' or contains(@rel,'icon') or contains(@rel,'preload')]/@href|//img/@src|//img/@srcset"
BRONNEN += "|//source/@src|//audio/@src|//video/@src|//iframe/@src|//object/@data|//form/@action|//use/@href"
INLIJN = "//script[not(@src) and not(@type='application/json')]|//style|//@style|//@*[starts-with(name(),'on')]"
INLIJN += "|//a[starts-with(@href,'javascript:')]"


def antwoorden(ronde: Ronde) -> list[Bezoek]:
    return [bezoek for bezoek in ronde.bezoeken if not bezoek.fout]


def test_elke_pagina_zegt_wat_de_browser_mag(ronde: Ronde) -> None:
    fout = []
    for bezoek in antwoorden(ronde):
        beleid = bezoek.koppen.get("Content-Security-Policy", "")
        delen = dict(deel.strip().partition(" ")[::2] for deel in beleid.split(";"))
        goed = delen.get("default-src") == "'none'" and delen.get("frame-ancestors") == "'none'" and "unsafe" not in beleid
        if not goed or {naam: bezoek.koppen.get(naam) for naam in VAST} != VAST:
            fout.append((bezoek.waar, beleid, {naam: bezoek.koppen.get(naam) for naam in VAST}))
    assert fout == []


def test_elke_pagina_geeft_camera_en_plaats_aan_niemand(ronde: Ronde) -> None:
    assert [b.waar for b in antwoorden(ronde) if "geolocation=()" not in b.koppen.get("Permissions-Policy", "")] == []


def test_wat_van_een_persoon_is_blijft_nergens_staan(ronde: Ronde) -> None:
    eigen = [b for b in antwoorden(ronde) if b.voorbeeld.wie]
    assert len(eigen) > 50
    assert [(b.waar, b.koppen.get("Cache-Control")) for b in eigen if "no-store" not in b.koppen.get("Cache-Control", "")] == []


def test_er_zijn_drie_koekjes_en_niet_meer(ronde: Ronde) -> None:
    assert {koekje for bezoek in antwoorden(ronde) for koekje in bezoek.koekjes} <= KOEKJES


def test_niets_komt_van_elders(ronde: Ronde) -> None:
    fout = []
    for bezoek in ronde.paginas:
        bronnen = [str(bron) for bron in vind(bezoek.html, BRONNEN)]
        elders = [bron for bron in bronnen if re.match(r"[a-z]+:|//", bron.strip()) and not bron.startswith("data:image/")]
        fout += [(bezoek.waar, elders)] if elders else []
    assert fout == []


def test_niets_staat_inlijn(ronde: Ronde) -> None:
    """What the policy would block: a script or style inside the page, a style attribute, an onclick."""
    assert [(b.waar, n) for b in ronde.paginas if (n := len(vind(b.html, INLIJN)))] == []


@pytest.mark.parametrize("pad", ["/", "/inloggen/", "/hulp/", "/berichten/", "/bestaat-niet/", "/betalen/ideal/melding/"])
def test_over_https_zegt_elk_antwoord_een_keer_dat_het_zo_blijft(pad: str, ronde: Ronde, settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    antwoord = Client(SERVER_NAME=HOST).get(pad, secure=True)
    koppen = [waarde for naam, waarde in antwoord.items() if naam.lower() == "strict-transport-security"]
    assert koppen == ["max-age=31536000; includeSubDomains; preload"]
