"""The staff side of paper and notifications: files, confirming, what came back, and what cannot wait."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.berichten.models import Bekendmaking, Drukbundel, Melding, Poststuk, Zendopdracht
from duo_portal.berichten.nachtdienst import nacht
from duo_portal.berichten.services.bewaak_meldingen import bewaak_meldingen
from duo_portal.register.models import Persoon
from duo_portal.toegang.inzage import inzagen_van
from duo_portal.toegang.rollen import Rol
from duo_portal.werkvoorraad.models import Taak
from tests.berichten.post.bouw import DAG, bericht, bewoner, druk, verstuur
from tests.berichten.post.test_meldingen import digitaal
from tests.toegang.rolverdeling import beheerder, medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def post(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def client() -> Client:
    return beheerder(medewerker("wim", Rol.TEAMLEIDER), *Persoon.objects.all())


def adres(wat: str, *args: int) -> str:
    return reverse(f"admin:berichten_{wat}", args=args)


def test_het_drukbestand_ophalen_wordt_verteld_aan_wie_erin_staat(client: Client) -> None:
    wie = bewoner()
    bericht(wie)
    (bundel,) = druk()
    pdf = client.post(adres("drukbundel_drukbestand", bundel))
    assert b"".join(pdf.streaming_content).startswith(b"%PDF-")  # type: ignore[attr-defined]
    lijst = b"".join(client.post(adres("drukbundel_verzendlijst", bundel)).streaming_content)  # type: ignore[attr-defined]
    assert Poststuk.objects.get().stuknummer.encode() in lijst
    assert {inzage.doel for inzage in inzagen_van(wie.pk)} == {"brieven drukken"}


def test_een_behandelaar_haalt_geen_drukbestand() -> None:
    bericht(bewoner())
    (bundel,) = druk()
    client = beheerder(medewerker("samira", Rol.BEHANDELAAR_LESGELD))
    assert client.post(adres("drukbundel_drukbestand", bundel)).status_code == 403


def test_bevestigen_maakt_bekend_en_kan_daarna_niet_meer(client: Client) -> None:
    bericht(bewoner())
    (bundel,) = druk()
    assert "Bevestig de verzending" in client.get(adres("drukbundel_change", bundel)).content.decode()
    client.post(adres("drukbundel_bevestig", bundel), {"dag": "2026-06-15"})
    assert Bekendmaking.objects.get().toegankelijk_op == DAG
    assert "Bevestig de verzending" not in client.get(adres("drukbundel_change", bundel)).content.decode()
    antwoord = client.post(adres("drukbundel_bevestig", bundel), {"dag": "2026-06-15"}, follow=True)
    assert "al bevestigd" in antwoord.content.decode()


def test_brieven_maken_en_bundelen_kan_ook_met_de_hand(client: Client) -> None:
    bericht(bewoner())
    antwoord = client.post(adres("drukbundel_papier"), follow=True)
    assert "de brieven worden gemaakt" in antwoord.content.decode()
    assert "Nieuwe bundels: 0." in client.post(adres("drukbundel_bundels"), follow=True).content.decode()


def test_een_lijst_met_teruggekomen_post_noemt_wat_niet_klopte(client: Client) -> None:
    bericht(bewoner())
    verstuur()
    invoer = {"dag": "2026-06-15", "nummers": f"{Poststuk.objects.get().stuknummer}\nbanaan"}
    antwoord = client.post(adres("poststuk_retourlijst"), invoer, follow=True).content.decode()
    assert "Genoteerd: 1." in antwoord and "Regel 2" in antwoord
    assert Taak.objects.get().soort == "adres_onderzoek"


def test_een_stuk_en_een_e_mail_melden_als_terug() -> None:
    stuk = bericht(bewoner())
    verstuur()
    digitaal()
    nacht(DAG)
    client = beheerder(medewerker("wim", Rol.TEAMLEIDER), *Persoon.objects.all())
    client.post(adres("poststuk_retour", Poststuk.objects.get(bericht=stuk).pk), {"dag": "2026-06-15"})
    client.post(adres("melding_terug", Melding.objects.get().pk), {"blijvend": "on"})
    assert set(Taak.objects.values_list("soort", flat=True)) == {"adres_onderzoek", "email_onderzoek"}


def test_een_bericht_opnieuw_versturen_naar_een_gevonden_adres() -> None:
    wie = bewoner()
    stuk = bericht(wie)
    client = beheerder(medewerker("samira", Rol.BEHANDELAAR_LESGELD), wie)
    client.post(adres("bericht_zend-opnieuw", stuk.pk), {"adres": "Rua Augusta 1\r\n1100-053 Lisboa\r\nPortugal"})
    assert Zendopdracht.objects.get().adresregels == ["Rua Augusta 1", "1100-053 Lisboa", "Portugal"]
    antwoord = client.post(adres("bericht_zend-opnieuw", stuk.pk), {"adres": "een regel"}, follow=True)
    assert "twee tot vijf regels" in antwoord.content.decode()


def test_wat_niet_kan_wachten_staat_bovenaan_voor_wie_het_aangaat(client: Client) -> None:
    assert "Dit kan niet wachten" not in client.get("/beheer/").content.decode()
    digitaal(vanaf=DAG - timedelta(days=5))
    bewaak_meldingen(DAG)
    bericht(bewoner())
    druk()
    Drukbundel.objects.create(dag=DAG - timedelta(days=9), volgnummer=1, aantal=1)
    pagina = client.get("/beheer/").content.decode()
    assert "Dit kan niet wachten" in pagina and "berichten waarover binnen 48 uur" in pagina
    assert "niet verzonden" not in pagina, "van vandaag, of nog niet gedrukt"
    assert "Dit kan niet wachten" not in beheerder(medewerker("ineke", Rol.PRIVACY)).get("/beheer/").content.decode()


def test_een_gedrukte_bundel_die_blijft_liggen_gaat_af(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    bericht(bewoner())
    druk()
    monkeypatch.setenv("DUO_VANDAAG", "2026-06-19")
    assert "bundels zijn gedrukt, maar niet verzonden" in client.get("/beheer/").content.decode()
