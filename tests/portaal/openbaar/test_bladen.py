"""Every open page: in two languages, without a database, with a way back, and with links that lead somewhere."""

import re

import pytest
from django.test import Client
from django.urls import resolve

from duo_portal.portaal.openbaar.bladen import Blad, alle_bladen
from tests import bouw
from tests.portaal.openbaar.conftest import Lezer
from tests.toegang.rolverdeling import burger

BLADEN = alle_bladen()
GROEPEN = sorted({blad.url_naam for blad in BLADEN})


def bladen_van(url_naam: str) -> list[Blad]:
    return [blad for blad in BLADEN if blad.url_naam == url_naam]


@pytest.mark.parametrize("groep", GROEPEN)
def test_elke_pagina_is_er_in_twee_talen(groep: str, lees: Lezer) -> None:
    for blad in bladen_van(groep):
        for taal in ("nl", "en"):
            html = lees(blad.url, taal)
            assert f'<html lang="{taal}">' in html
            assert len(re.findall(r"<h1\b", html)) == 1, blad.url
            assert 'class="kruimels' in html, blad.url
            assert re.search(r"<title>[^·<]+ · Onderwijsloket</title>", html), blad.url


def test_de_titels_zijn_verschillend() -> None:
    for plaats in (0, 1):
        titels = [blad.titel[plaats] for blad in BLADEN]
        assert sorted({titel for titel in titels if titels.count(titel) > 1}) == []


def test_een_browser_mag_een_open_pagina_even_bewaren_en_krijgt_geen_sessie() -> None:
    for pad in ["/", *(bladen_van(groep)[0].url for groep in GROEPEN)]:
        antwoord = Client().get(pad)
        assert "max-age=300" in antwoord["Cache-Control"], pad
        assert "private" in antwoord["Cache-Control"], pad
        assert "sessionid" not in antwoord.cookies, pad


@pytest.mark.django_db
def test_wie_is_ingelogd_laat_van_een_open_pagina_niets_achter() -> None:
    client = burger(bouw.persoon())
    for pad in ("/", "/hulp/", "/zo-rekenen-wij/alles.json"):
        bewaren = set(client.get(pad)["Cache-Control"].split(", "))
        assert {"private", "no-store"} <= bewaren and "public" not in bewaren, pad


@pytest.mark.parametrize("pad", ["/zo-rekenen-wij/alles.json", "/.well-known/security.txt", "/sitemap.xml"])
def test_alleen_wat_geen_koekje_zet_of_leest_mag_in_een_gedeelde_cache(pad: str) -> None:
    antwoord = Client().get(pad)
    assert "public" in antwoord["Cache-Control"]
    assert not antwoord.cookies
    assert "Cookie" not in antwoord.get("Vary", "")


def test_elke_link_leidt_naar_een_pagina_van_ons(lees: Lezer) -> None:
    links = set()
    for pad in ["/", *(blad.url for blad in BLADEN)]:
        links |= set(re.findall(r'<a [^>]*href="(/[^"#?]*)', lees(pad)))
    assert len(links) > len(BLADEN)
    for link in links:
        resolve(link)


def test_elk_anker_bestaat(lees: Lezer) -> None:
    teksten = {blad.url: lees(blad.url) for blad in BLADEN}
    for pad, html in teksten.items():
        for doel, anker in re.findall(r'href="(/[^"#?]*)?#([^"]+)"', html):
            assert f'id="{anker}"' in teksten[doel or pad], (pad, doel, anker)


def test_de_voorpagina_nodigt_uit(lees: Lezer) -> None:
    html = lees("/")
    for pad in ("/inloggen/", "/rekenen/", "/hulp/", "/zoeken/", "/levensgebeurtenissen/diploma/"):
        assert pad in html


def test_wat_er_niet_is_is_er_niet(lees: Lezer) -> None:
    for pad in (
        "/rekenen/raden/",
        "/levensgebeurtenissen/loterij/",
        "/zo-rekenen-wij/regels/geen/",
        "/zo-rekenen-wij/normen/lesgeld/geen/",
        "/zo-rekenen-wij/normen/geen/geen/",
        "/zo-rekenen-wij/regels/lesgeld/1999-01-01/1999-01-01/",
    ):
        lees(pad, status=404)
