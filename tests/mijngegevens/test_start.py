"""What one sees of oneself, and what others do not see."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from duo_portal.register.models import Familierelatie, Persoon, Persoonsgegeven, Vertegenwoordiging
from duo_portal.register.models.persoon import Relatiesoort
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Soort
from duo_portal.register.versleuteling import versleutel, zoekwaarde
from tests import bouw, toneel
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
BSN = "999972133"
PAD = "/mijn-gegevens/"


@pytest.fixture
def robin() -> Persoon:
    wie = bouw.persoon("Bosman")
    Persoon.objects.filter(pk=wie.pk).update(bsn_versleuteld=versleutel(BSN), bsn_zoekwaarde=zoekwaarde(BSN))
    bouw.adres(wie, straat="Geheimlaan", huisnummer=7)
    bouw.inschrijving(wie)
    bouw.diploma(wie, date(2026, 1, 31))
    Familierelatie.objects.create(persoon=wie, soort=Relatiesoort.OUDER1, verwant=bouw.persoon("Vermeer"))
    Familierelatie.objects.create(persoon=wie, soort=Relatiesoort.OUDER2, naam="P. Bosman")
    return wie


def maak_geheim(wie: Persoon) -> None:
    oud = Persoonsgegeven.objects.get(persoon=wie)
    Persoonsgegeven.objects.filter(pk=oud.pk).update(vervangen_op=timezone.now())
    Persoonsgegeven.objects.create(
        persoon=wie, voornamen="Robin", geslachtsnaam="Bosman", geboortedatum=date(2001, 6, 2), geboortedatum_brp=20010602, geheimhouding=7
    )


def namens(wie: Persoon, **velden: object) -> Client:
    """A browser of somebody else who chose to look on behalf of ``wie``."""
    client = burger(toneel.machtig(wie, **velden))
    machtiging = Vertegenwoordiging.objects.filter(persoon=wie).latest("pk")
    assert client.post("/namens/", {"vertegenwoordiging": machtiging.pk}).status_code == 302
    return client


def inhoud(client: Client, taal: str = "nl") -> str:
    return toneel.lees(client, PAD, taal).split("<main")[1].split("<footer")[0]


def test_de_persoon_zelf_ziet_alles_met_herkomst(robin: Persoon) -> None:
    pagina = inhoud(burger(robin))
    for wat in (
        "Robin Bosman",
        "2\u00a0juni 2001",
        "Geheimlaan 7",
        "Robin Vermeer",
        "P. Bosman",
        "Kapper",
        "ROC De Waterkant",
        "31\u00a0januari 2026",
    ):
        assert wat in pagina, wat
    for bron in ("Dit komt van uw gemeente", "Dit komt van uw school", "U gaf dit eerder aan ons op"):
        assert bron in pagina, bron
    assert "Your parents and partner" in inhoud(burger(robin), "en")


def test_nummers_staan_er_nooit_heel(robin: Persoon) -> None:
    pagina = inhoud(burger(robin))
    assert BSN not in pagina and "eindigt op 133" in pagina
    assert bouw.IBAN not in pagina and "NL.. .... ..00" in pagina


def test_een_geheim_adres_ziet_alleen_de_persoon_zelf(robin: Persoon) -> None:
    maak_geheim(robin)
    eigen = inhoud(burger(robin))
    assert "Geheimlaan 7" in eigen and "wij laten dit aan niemand anders zien" in eigen
    for soort in (Soort.GEZAG, Soort.CURATELE, Soort.BEWIND, Soort.MACHTIGING):
        pagina = inhoud(namens(robin, soort=soort))
        assert "Geheimlaan" not in pagina and "Zwolle" not in pagina, soort


def test_een_gemachtigde_ziet_niet_meer_dan_nodig(robin: Persoon) -> None:
    pagina = inhoud(namens(robin))
    assert "Robin Bosman" in pagina and "Kapper" in pagina
    for wat in ("Geheimlaan", "2001", "133", "Robin Vermeer", "P. Bosman", "E-mailadres"):
        assert wat not in pagina, wat


def test_een_wettelijk_vertegenwoordiger_ziet_adres_en_geboorte_maar_geen_familie(robin: Persoon) -> None:
    pagina = inhoud(namens(robin, soort=Soort.BEWIND))
    assert "Geheimlaan 7" in pagina and "2001" in pagina
    assert "P. Bosman" not in pagina and "133" not in pagina


def test_een_bewindvoerder_voor_een_dienst_ziet_niet_meer_dan_een_gemachtigde(robin: Persoon) -> None:
    assert "Geheimlaan" not in inhoud(namens(robin, soort=Soort.BEWIND, lijnen=["lesgeld"]))


def test_een_ouder_ziet_op_de_eigen_pagina_niets_van_het_kind(robin: Persoon) -> None:
    ouder = Familierelatie.objects.get(persoon=robin, soort=Relatiesoort.OUDER1).verwant
    assert ouder is not None
    pagina = inhoud(burger(ouder))
    assert "Bosman" not in pagina and "Kapper" not in pagina


def test_een_onvolledige_geboortedatum_staat_er_zoals_wij_haar_kennen() -> None:
    wie = bouw.persoon("Onbekend", geboren=None)
    assert "Geboren" not in inhoud(burger(wie))


@pytest.mark.parametrize("jaren", [1, 10])
def test_ook_tien_jaar_geschiedenis_kost_hoogstens_acht_vragen(robin: Persoon, jaren: int) -> None:
    for jaar in range(jaren):
        bouw.inschrijving(robin, begin=date(2010 + jaar, 8, 1), eind=date(2011 + jaar, 7, 31))
    assert toneel.tel_vragen(burger(robin), PAD) <= 8
    assert toneel.tel_vragen(namens(robin, soort=Soort.BEWIND), PAD) <= 8
