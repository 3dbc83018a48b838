"""Files for programs."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from duo_portal.portaal.controles import beveiligingscontact_is_bekend
from duo_portal.portaal.openbaar.bladen import alle_bladen
from tests.portaal.openbaar.conftest import Lezer


def velden(tekst: str) -> dict[str, str]:
    return dict(regel.split(": ", 1) for regel in tekst.splitlines())


def test_security_txt_noemt_wie_en_tot_wanneer(lees: Lezer) -> None:
    """RFC 9116: Contact and Expires are required; an expiry within 30 days is as good as none, beyond a year is advised against."""
    inhoud = velden(lees("/.well-known/security.txt"))
    verloopt = parse_datetime(inhoud["Expires"])
    assert verloopt is not None
    assert timedelta(days=30) < verloopt - timezone.now() < timedelta(days=366)
    assert inhoud["Contact"].startswith(("mailto:", "https://", "tel:"))
    assert inhoud["Canonical"].endswith("/.well-known/security.txt")
    assert inhoud["Preferred-Languages"] == "nl, en"


def test_security_txt_kan_meer_adressen_noemen(settings: LazySettings, lees: Lezer) -> None:
    settings.BEVEILIGINGSCONTACT = "https://voorbeeld.invalid/meld mailto:a@voorbeeld.invalid"
    assert lees("/.well-known/security.txt").count("Contact: ") == 2


@pytest.mark.parametrize("adres", ["", "lek@voorbeeld.invalid"])
def test_zonder_contact_begint_het_portaal_niet(settings: LazySettings, adres: str) -> None:
    assert beveiligingscontact_is_bekend() == []
    settings.BEVEILIGINGSCONTACT = adres
    assert [fout.id for fout in beveiligingscontact_is_bekend()] == ["portaal.E001"]


@pytest.mark.parametrize("pad", ["/.well-known/security.txt", "/robots.txt", "/sitemap.xml"])
def test_bestanden_voor_programmas_zijn_voor_iedereen_gelijk(pad: str) -> None:
    antwoord = Client().get(pad)
    assert "public" in antwoord["Cache-Control"]
    assert not antwoord.cookies


def test_security_txt_is_platte_tekst() -> None:
    assert Client().get("/.well-known/security.txt")["Content-Type"] == "text/plain; charset=utf-8"


def test_de_kaart_noemt_elke_open_pagina(lees: Lezer) -> None:
    kaart = ElementTree.fromstring(lees("/sitemap.xml"))  # noqa: S314 our own text
    adressen = {deel.text for deel in kaart.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert adressen == {f"http://testserver{blad.url}" for blad in alle_bladen()}


def test_robots_houdt_ingevulde_adressen_weg_en_wijst_de_kaart(lees: Lezer) -> None:
    tekst = lees("/robots.txt")
    assert "Disallow: /*?" in tekst
    assert "Sitemap: http://testserver/sitemap.xml" in tekst
