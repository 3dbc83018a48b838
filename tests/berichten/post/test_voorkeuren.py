"""Preferences: language, form, e-mail and channel, chosen by oneself, and followed by the next message."""

from typing import Any

import pytest
from django.test import Client

from duo_portal.berichten.models import Kanaal, Kanaalkeuze, Voorkeur
from duo_portal.register.models import Persoon, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from tests import bouw, toneel
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
WENS = {"taal": "nl", "vorm": "groteletter", "kanaal_lesgeld": "1", "kanaal_mijngegevens": "2", "kanaal_studiefinanciering": "2"}


def kies(client: Client, **anders: str) -> Any:
    return client.post("/berichten/voorkeuren/", {**WENS, **anders})


def met_email() -> Persoon:
    wie = bouw.persoon()
    Voorkeur.objects.create(persoon=wie, email="robin@voorbeeld.invalid")
    return wie


def kanalen(wie: Persoon) -> list[int]:
    return list(Kanaalkeuze.objects.filter(persoon=wie, vervangen_op__isnull=True).values_list("kanaal", flat=True))


def test_wat_gekozen_is_staat_er_en_het_volgende_bericht_volgt_het() -> None:
    wie = met_email()
    client = burger(wie)
    assert kies(client, taal="en").status_code == 302
    rij = Voorkeur.objects.get()
    assert (rij.taal, rij.vorm, rij.email, kanalen(wie)) == ("en", "groteletter", "robin@voorbeeld.invalid", [Kanaal.DIGITAAL])
    assert "Your preferences have been saved." in client.get("/berichten/voorkeuren/").content.decode()
    bouw.inschrijving(wie)
    bouw.stel_vast()
    stuk = toneel.laatste_bericht(wie)
    assert (stuk.taal, stuk.kanaal) == ("en", Kanaal.DIGITAAL)


def test_wisselen_is_een_nieuw_feit_en_het_oude_blijft_staan() -> None:
    wie = met_email()
    client = burger(wie)
    kies(client)
    kies(client, kanaal_lesgeld="2")
    kies(client, kanaal_lesgeld="2")
    kies(client)
    assert kanalen(wie) == [Kanaal.DIGITAAL]
    assert list(Kanaalkeuze.objects.order_by("pk").values_list("kanaal", flat=True)) == [1, 2, 1]


def test_wie_papier_houdt_schrijft_geen_feit() -> None:
    wie = bouw.persoon()
    kies(burger(wie), kanaal_lesgeld="2")
    assert not Kanaalkeuze.objects.exists() and Voorkeur.objects.get().email == ""


def test_digitaal_zonder_e_mailadres_kan_niet_en_de_pagina_zegt_waar() -> None:
    wie = bouw.persoon()
    antwoord = kies(burger(wie))
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 400 and 'href="/mijn-gegevens/email/"' in pagina and "Geef eerst een e-mailadres op" in pagina
    assert not Kanaalkeuze.objects.exists() and not Voorkeur.objects.exists()


def test_het_adres_zelf_verandert_hier_niet() -> None:
    wie = met_email()
    kies(burger(wie), email="ander@voorbeeld.invalid")
    assert Voorkeur.objects.get().email == "robin@voorbeeld.invalid"


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"taal": "xx"}, "Kies uit de lijst."),
        ({"kanaal_lesgeld": "9"}, "Kies uit de lijst."),
        ({"kanaal_lesgeld": ""}, "Maak een keuze."),
        ({"vorm": "braille"}, "Kies uit de lijst."),
    ],
)
def test_een_fout_zegt_wat_er_moet(anders: dict[str, str], melding: str) -> None:
    antwoord = kies(burger(bouw.persoon()), **anders)
    assert antwoord.status_code == 400 and melding in antwoord.content.decode()
    assert not Voorkeur.objects.exists()


def test_wie_onder_bewind_staat_kiest_taal_en_vorm_maar_niet_waar_de_post_heen_gaat() -> None:
    wie = bouw.persoon()
    Vertegenwoordiging.objects.create(
        persoon=wie,
        organisatie="Stichting Evenwicht",
        soort=Vertegenwoordigingssoort.BEWIND,
        ontvangt_post=True,
        mag_handelen=True,
        adresregels=["Postbus 123", "9700 ZX  Groningen"],
        van=bouw.BEGIN,
    )
    client = burger(wie)
    pagina = toneel.lees(client, "/berichten/voorkeuren/")
    assert "Iemand anders krijgt uw post." in pagina and "kanaal_lesgeld" not in pagina
    assert kies(client).status_code == 302
    assert Voorkeur.objects.get().vorm == "groteletter" and not Kanaalkeuze.objects.exists()


def test_namens_een_ander_wijzig_je_geen_voorkeuren() -> None:
    wie = bouw.persoon()
    client = burger(toneel.machtig(wie, mag_handelen=True))
    machtiging = Vertegenwoordiging.objects.get()
    client.post("/namens/", {"vertegenwoordiging": machtiging.pk})
    assert client.get("/berichten/voorkeuren/").status_code == 403
    assert kies(client).status_code == 403
    assert not Voorkeur.objects.exists()
