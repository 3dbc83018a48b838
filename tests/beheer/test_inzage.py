"""No look without a purpose, and every look is known to the person."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from stdnum.nl import bsn as bsn_nummer

from duo_portal.register.models import Persoon
from duo_portal.register.versleuteling import versleutel, zoekwaarde
from duo_portal.toegang.inzage import inzagen_van
from duo_portal.toegang.models import Inzage
from duo_portal.toegang.rollen import Rol
from tests.beheer.wereld import besluit
from tests.bouw import persoon
from tests.toegang.rolverdeling import beheerder, burger, medewerker

pytestmark = pytest.mark.django_db
BSN = "999990019"


@pytest.fixture
def client() -> Client:
    return beheerder(medewerker("samira", Rol.BEHANDELAAR_LESGELD), lijsten=False)


def pagina(wie: Persoon) -> str:
    return reverse("admin:register_persoon_change", args=[wie.pk])


def met_bsn() -> Persoon:
    wie = persoon("Nowak")
    Persoon.objects.filter(pk=wie.pk).update(bsn_versleuteld=versleutel(BSN), bsn_zoekwaarde=zoekwaarde(BSN))
    return wie


def test_eerst_het_doel_dan_de_gegevens(client: Client) -> None:
    wie = persoon()
    antwoord = client.get(pagina(wie))
    assert (antwoord.status_code, antwoord["Location"].split("?")[0]) == (302, "/beheer/doel/")
    assert not Inzage.objects.exists()


def test_na_het_doel_wordt_de_blik_vastgelegd_en_getoond_aan_de_burger(client: Client) -> None:
    wie = persoon()
    antwoord = client.post("/beheer/doel/", {"doel": "bezwaar", "persoon": wie.pk, "volgende": pagina(wie)})
    assert antwoord["Location"] == pagina(wie)
    assert client.get(pagina(wie)).status_code == 200
    [inzage] = inzagen_van(wie.pk)
    assert (inzage.door, inzage.wat, inzage.doel, inzage.grond) == (
        "Samira Test",
        f"persoon {wie.pk}",
        "een bezwaar behandelen",
        "Awb hoofdstuk 7",
    )
    assert "een bezwaar behandelen" in burger(wie).get("/mijn-gegevens/wie-keek/").content.decode()


def test_een_doel_geldt_voor_een_persoon_en_een_sessie(client: Client) -> None:
    eerste, ander = persoon(), persoon()
    client.post("/beheer/doel/", {"doel": "zaak", "persoon": eerste.pk, "volgende": pagina(eerste)})
    assert client.get(pagina(eerste)).status_code == 200
    assert client.get(pagina(ander)).status_code == 302


@pytest.mark.parametrize("volgende", ["https://kwaad.example/", "//kwaad.example", "javascript:alert(1)", ""])
def test_na_het_doel_nooit_naar_een_andere_site(client: Client, volgende: str) -> None:
    assert client.post("/beheer/doel/", {"doel": "zaak", "persoon": "1", "volgende": volgende})["Location"] == "/beheer/"


@pytest.mark.parametrize("nummer", ["", "abc", "-1", "9" * 40, "1e5", "²"])
def test_vreemd_nummer_bij_het_doel_is_geen_storing(client: Client, nummer: str) -> None:
    assert client.post("/beheer/doel/", {"doel": "zaak", "persoon": nummer}).status_code == 302


def test_een_lijst_legt_elke_getoonde_persoon_vast(client: Client) -> None:
    personen = [persoon(f"Persoon{nummer}") for nummer in range(3)]
    for wie in personen:
        besluit(wie)
    lijst = reverse("admin:besluiten_besluit_changelist")
    assert client.get(lijst).status_code == 302
    client.post("/beheer/doel/", {"doel": "zaak", "volgende": lijst})
    assert client.get(lijst).status_code == 200
    assert set(Inzage.objects.values_list("persoon_id", "wat")) == {(wie.pk, "lijst besluiten") for wie in personen}


def test_de_geschiedenis_van_een_rij_is_ook_een_blik(client: Client) -> None:
    rij = besluit(persoon())
    assert client.get(reverse("admin:besluiten_besluit_history", args=[rij.pk])).status_code == 302


def test_zoeken_op_bsn_gaat_alleen_in_een_formulier(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    wie = met_bsn()
    antwoord = client.post(reverse("admin:register_persoon_changelist"), {"doel": "vraag", "bsn": BSN})
    assert "Nowak" in antwoord.content.decode()
    assert BSN not in antwoord.request["PATH_INFO"] + antwoord.request.get("QUERY_STRING", "")
    assert bsns_in(caplog.text) == []
    assert [(i.persoon_id, i.wat) for i in Inzage.objects.all()] == [(wie.pk, "gevonden bij zoeken")]
    assert client.get(pagina(wie)).status_code == 200, "het doel van het zoeken geldt ook voor de pagina"


def test_het_bsn_staat_op_geen_pagina_van_de_persoon(client: Client) -> None:
    wie = met_bsn()
    client.post("/beheer/doel/", {"doel": "zaak", "persoon": wie.pk})
    assert BSN not in client.get(pagina(wie)).content.decode()


def test_zoekformulier_kent_geen_adresregel(client: Client) -> None:
    """What somebody puts in the address is not searched for."""
    met_bsn()
    antwoord = client.get(reverse("admin:register_persoon_changelist") + "?naam=Nowak&doel=vraag")
    assert "Nowak" not in antwoord.content.decode()


@pytest.mark.parametrize(
    ("veld", "invoer", "melding"),
    [
        ("bsn", "123456789", "geen goed burgerservicenummer"),
        ("bsn", "' OR 1=1", "geen goed burgerservicenummer"),
        ("kenmerk", "12", "Een kenmerk ziet eruit als"),
        ("geboortedatum", "2026-02-30", "geldige datum"),
        ("nummer", "abc", "geheel getal"),
        ("naam", "", "Vul een burgerservicenummer, een naam"),
    ],
)
def test_verkeerde_zoekvraag_zegt_wat_er_mis_is(client: Client, veld: str, invoer: str, melding: str) -> None:
    antwoord = client.post(reverse("admin:register_persoon_changelist"), {"doel": "vraag", veld: invoer})
    assert melding in antwoord.content.decode()


def test_zoeken_op_naam_en_geboortedatum(client: Client) -> None:
    persoon("Jansen"), persoon("Janssen"), persoon("Bakker")
    antwoord = client.post(reverse("admin:register_persoon_changelist"), {"doel": "vraag", "naam": "jans", "geboortedatum": "2001-06-02"})
    assert "Gevonden: 2" in antwoord.content.decode()


def test_zoeken_op_kenmerk(client: Client) -> None:
    rij = besluit(persoon("Willemsen"))
    antwoord = client.post(reverse("admin:register_persoon_changelist"), {"doel": "vraag", "kenmerk": rij.kenmerk})
    assert "Willemsen" in antwoord.content.decode()


def test_het_dossier_toont_alleen_panelen_van_de_eigen_rol() -> None:
    wie = persoon()
    inhoud = beheerder(medewerker("ineke", Rol.PRIVACY), wie).get(pagina(wie)).content.decode()
    assert 'id="paneel-inschrijvingen"' in inhoud
    assert 'id="paneel-rekeningen"' not in inhoud
    assert 'id="paneel-besluiten"' not in inhoud


def bsns_in(tekst: str) -> list[str]:
    return [getal for getal in re.findall(r"(?<!\d)\d{9}(?!\d)", tekst) if bsn_nummer.is_valid(getal)]
