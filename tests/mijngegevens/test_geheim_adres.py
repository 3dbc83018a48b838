"""A secret address never shows to others: somebody plays the representative who wants to know it, on every page and in every file."""

import io

import pytest
from django.test import Client
from pypdf import PdfReader

from duo_portal.berichten.models import Bericht
from duo_portal.register.models import Persoon, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Soort
from tests import bouw, toneel
from tests.infra.adressen import alle_adressen
from tests.mijngegevens.test_start import maak_geheim
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
STRAAT = "Verborgenlaan"


@pytest.fixture
def geheim() -> Persoon:
    """Somebody with letters on which the address stands."""
    wie = bouw.persoon("Bosman")
    bouw.adres(wie, straat=STRAAT)
    maak_geheim(wie)
    bouw.inschrijving(wie)
    bouw.stel_vast()
    assert STRAAT in str(Bericht.objects.get(persoon=wie).adresregels)
    return wie


def kijk_namens(wie: Persoon, soort: Soort) -> Client:
    client = burger(toneel.machtig(wie, soort=soort, mag_handelen=True))
    client.post("/namens/", {"vertegenwoordiging": Vertegenwoordiging.objects.latest("pk").pk})
    return client


@pytest.mark.parametrize("soort", [Soort.GEZAG, Soort.BEWIND, Soort.MACHTIGING])
def test_op_geen_enkele_pagina(geheim: Persoon, soort: Soort) -> None:
    client = kijk_namens(geheim, soort)
    vast = [f"/{adres.patroon}" for adres in alle_adressen() if adres.voor_burger and not adres.argumenten]
    assert "/mijn-gegevens/" in vast
    for pad in (*vast, *toneel.paginas(geheim)[:-1]):
        antwoord = client.get(pad)
        if not antwoord.streaming:
            assert STRAAT not in antwoord.content.decode(errors="replace"), pad


def test_niet_in_de_brief_maar_wel_in_die_van_de_persoon_zelf(geheim: Persoon) -> None:
    brief = toneel.paginas(geheim)[-1]
    client = kijk_namens(geheim, Soort.BEWIND)
    weigering = client.get(brief)
    assert weigering.status_code == 403 and "geheim adres" in weigering.content.decode()
    assert client.get(brief.replace("brief.pdf", "brief-grote-letters.pdf")).status_code == 403
    eigen = PdfReader(io.BytesIO(burger(geheim).get(brief).content))
    assert STRAAT in eigen.pages[0].extract_text()


def test_een_gewone_brief_mag_een_vertegenwoordiger_openen() -> None:
    wie = bouw.persoon()
    bouw.adres(wie)
    bouw.inschrijving(wie)
    bouw.stel_vast()
    assert kijk_namens(wie, Soort.BEWIND).get(toneel.paginas(wie)[-1]).status_code == 200
