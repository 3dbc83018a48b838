"""Another e-mail address: only by a link, once, and the old address hears of it."""

import logging
import re
import smtplib
from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from duo_portal.berichten.models import Bericht, Kanaal, Kanaalkeuze, Voorkeur
from duo_portal.mijngegevens.models import Emailwijziging, Mailsoort, Servicemail
from duo_portal.mijngegevens.services import verstuur_mails
from duo_portal.register.models import Persoon
from duo_portal.werkvoorraad.models import Taak
from tests import bouw, toneel
from tests.mijngegevens.test_start import namens
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
PAD = "/mijn-gegevens/email/"
OUD, NIEUW = "oud@voorbeeld.invalid", "robin.jansen@voorbeeld.invalid"


@pytest.fixture
def wie() -> Persoon:
    persoon = bouw.persoon()
    Voorkeur.objects.create(persoon=persoon, email=OUD)
    return persoon


def vraag(wie: Persoon, adres: str = NIEUW) -> Any:
    return burger(wie).post(PAD, {"email": adres})


def link() -> str:
    """The path in the last mail that asks for a confirmation."""
    verstuur_mails.verstuur_mails()
    gevonden = [re.search(r"http://testserver(/\S+)", str(bericht.body)) for bericht in mail.outbox]
    paden = [treffer[1] for treffer in gevonden if treffer]
    return paden[-1]


def email() -> str:
    return Voorkeur.objects.get().email


def test_pas_na_de_link_verandert_het_adres_en_beide_adressen_horen_het(wie: Persoon) -> None:
    assert vraag(wie).status_code == 302
    assert email() == OUD
    assert f"Wij stuurden een link naar <strong>{NIEUW}" in toneel.lees(burger(wie), PAD)
    pad = link()
    ander_apparaat = Client()
    assert "Bevestig" in toneel.lees(ander_apparaat, pad) and email() == OUD
    assert ander_apparaat.post(pad).status_code == 200
    assert email() == NIEUW
    verstuur_mails.verstuur_mails()
    assert [(m.soort, m.aan) for m in Servicemail.objects.order_by("pk")] == [
        (Mailsoort.EMAIL_BEVESTIGEN, NIEUW),
        (Mailsoort.EMAIL_GEWIJZIGD, OUD),
    ]
    assert mail.outbox[-1].to == [OUD] and NIEUW not in str(mail.outbox[-1].body)
    assert Bericht.objects.get().waarden == {"adres": "r…@voorbeeld.invalid", "dag": "2026-06-15"}


def test_de_link_staat_niet_in_het_log(wie: Persoon, caplog: pytest.LogCaptureFixture) -> None:
    vraag(wie)
    pad = unquote(link())
    sleutel = re.split(r"[/=]", pad.rstrip("/"))[-1]
    caplog.set_level(logging.INFO)
    assert Client().get(pad).status_code == Client().post(pad).status_code == 200
    assert "/mijn-gegevens/email/bevestigen/" in caplog.text
    assert sleutel.partition(":")[2] not in caplog.text


def test_een_link_werkt_een_keer(wie: Persoon) -> None:
    vraag(wie)
    pad = link()
    assert Client().post(pad).status_code == 200
    assert Client().post(pad).status_code == 422
    assert Bericht.objects.count() == 1


def test_een_nieuwe_aanvraag_maakt_de_vorige_link_stuk(wie: Persoon) -> None:
    vraag(wie, "eerste@voorbeeld.invalid")
    eerste = link()
    vraag(wie)
    assert Client().post(eerste).status_code == 422
    assert email() == OUD
    assert Client().post(link()).status_code == 200


def test_een_oude_link_werkt_niet(wie: Persoon) -> None:
    vraag(wie)
    pad = link()
    Emailwijziging.objects.update(geldig_tot=timezone.now() - timedelta(seconds=1))
    antwoord = Client().post(pad)
    assert antwoord.status_code == 422 and "Deze link werkt niet meer" in antwoord.content.decode()
    assert email() == OUD


@pytest.mark.parametrize("onzin", ["1", "1:abc", "a:b", "%00", "1:%F0%9F%98%80", "9" * 400])
def test_een_verzonnen_link_doet_niets(wie: Persoon, onzin: str) -> None:
    vraag(wie)
    assert Client().post(f"{PAD}bevestigen/?sleutel={onzin}").status_code == 422
    assert email() == OUD


@pytest.mark.parametrize("fout", ["", "geen adres", "a@b.nl\nBcc: x@y.nl", "x" * 250 + "@voorbeeld.nl", OUD])
def test_een_fout_adres_zegt_wat_er_moet(wie: Persoon, fout: str) -> None:
    antwoord = vraag(wie, fout)
    assert antwoord.status_code == 422 and 'href="#id_email"' in antwoord.content.decode()
    assert not Servicemail.objects.exists()


def test_een_postbus_loopt_niet_vol(wie: Persoon) -> None:
    assert [vraag(wie).status_code for _ in range(6)] == [302] * 5 + [422]


def test_weghalen_kan_meteen_maar_niet_met_digitale_post(wie: Persoon) -> None:
    keuze = Kanaalkeuze.objects.create(persoon=wie, berichtsoort="lesgeld", kanaal=Kanaal.DIGITAAL)
    client = burger(wie)
    assert "Kies eerst voor post op papier" in client.post(f"{PAD}weghalen/", follow=True).content.decode()
    assert email() == OUD
    Kanaalkeuze.objects.filter(pk=keuze.pk).update(vervangen_op=timezone.now())
    client.post(f"{PAD}weghalen/")
    assert email() == ""
    assert Servicemail.objects.get().aan == OUD


def test_namens_een_ander_kan_dit_niet(wie: Persoon) -> None:
    client = namens(wie, mag_handelen=True)
    assert {client.get(PAD).status_code, client.post(PAD, {"email": NIEUW}).status_code, client.post(f"{PAD}weghalen/").status_code} == {
        403
    }
    assert email() == OUD


def test_de_mail_gaat_uit_zodra_de_wijziging_staat(wie: Persoon, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        vraag(wie)
    assert len(mail.outbox) == 1 and Servicemail.objects.get().verzonden_op is not None


class Storing:
    def send(self) -> None:
        raise ConnectionError


class Weigert:
    def send(self) -> None:
        raise smtplib.SMTPRecipientsRefused({NIEUW: (550, b"onbekend")})


def test_een_mailserver_die_weg_is_wordt_verteld_en_later_opnieuw_geprobeerd(wie: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    vraag(wie)
    with monkeypatch.context() as even:
        even.setattr(verstuur_mails, "email_van", lambda bericht: Storing())
        assert verstuur_mails.verstuur_mails() == 0
    assert Taak.objects.get().soort == "mail_storing"
    assert verstuur_mails.verstuur_mails() == 1


def test_een_mail_die_lang_wachtte_brengt_een_link_die_werkt(wie: Persoon) -> None:
    vraag(wie)
    Emailwijziging.objects.update(geldig_tot=timezone.now() - timedelta(hours=30))
    assert Client().post(link()).status_code == 200
    assert email() == NIEUW


def test_een_link_die_vervangen_is_gaat_niet_meer_uit(wie: Persoon) -> None:
    vraag(wie, "eerste@voorbeeld.invalid")
    vraag(wie)
    assert verstuur_mails.verstuur_mails() == 1
    assert [bericht.to for bericht in mail.outbox] == [[NIEUW]]
    assert Servicemail.objects.get(aan="eerste@voorbeeld.invalid").mislukt_op is not None


def test_een_geweigerd_adres_gaat_naar_een_mens_als_er_iets_is_gewijzigd(wie: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    vraag(wie)
    Client().post(link())
    monkeypatch.setattr(verstuur_mails, "email_van", lambda bericht: Weigert())
    assert verstuur_mails.verstuur_mails() == 0
    assert Taak.objects.get().soort == "servicemail_geweigerd"
    assert verstuur_mails.verstuur_mails() == 0 and Taak.objects.count() == 1


def test_paginas_blijven_binnen_het_aantal_vragen(wie: Persoon) -> None:
    assert toneel.tel_vragen(burger(wie), PAD) <= 8
