"""Contact: what was said stands for both sides, and who asks to be called is called."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from duo_portal.berichten.models import Belverzoek, Contactkanaal, Contactmoment, Richting
from duo_portal.berichten.services.leg_contact_vast import ContactGeweigerd, leg_contact_vast
from duo_portal.berichten.services.vraag_terugbellen import TerugbellenGeweigerd, telefoonnummer
from duo_portal.register.models import Persoon
from duo_portal.toegang.rollen import Rol
from duo_portal.werkvoorraad.models import Taak
from duo_portal.werkvoorraad.services.pak_op import pak_op
from duo_portal.werkvoorraad.services.rond_af import rond_af
from tests import bouw, toneel
from tests.berichten.post.bouw import DAG
from tests.toegang.rolverdeling import beheerder, burger, medewerker

pytestmark = pytest.mark.django_db
ANTWOORD = {"onderwerp": "Mijn lesgeld", "kenmerk": "2025-L-000000001", "telefoon": "06-12 34 56 78", "dagdeel": "ochtend"}


def vraag(client: Client, **anders: str) -> Any:
    return client.post("/berichten/bel-mij/", {**ANTWOORD, **anders})


@pytest.mark.parametrize(
    ("ingevuld", "nummer"),
    [
        ("06-12 34 56 78", "0612345678"),
        ("(050) 123 45 67", "0501234567"),
        ("+351 912 345 678", "+351912345678"),
        ("0031612345678", "+31612345678"),
    ],
)
def test_een_nummer_zoals_mensen_het_schrijven(ingevuld: str, nummer: str) -> None:
    assert telefoonnummer(ingevuld) == nummer


@pytest.mark.parametrize("ingevuld", ["", "12", "0012", "bel mij", "06123456789", "+0612345678", "0612345678; DROP", "٠٦١٢٣٤٥٦٧٨"])
def test_wat_geen_nummer_is_wordt_geweigerd(ingevuld: str) -> None:
    with pytest.raises(TerugbellenGeweigerd, match="10 cijfers"):
        telefoonnummer(ingevuld)


def test_bel_mij_wordt_een_taak_met_een_termijn_zonder_nummer() -> None:
    wie = bouw.persoon()
    assert vraag(burger(wie))["Location"] == "/berichten/contact/"
    verzoek, taak = Belverzoek.objects.get(), Taak.objects.get()
    assert (verzoek.telefoon, verzoek.bel_voor) == ("0612345678", DAG + timedelta(days=2))
    assert (taak.soort, taak.persoon, taak.termijn) == ("bel_mij", wie, verzoek.bel_voor)
    assert "0612345678" not in f"{taak.omschrijving}{taak.gegevens}{taak.sleutel}"


def test_het_nummer_staat_in_geen_log_en_geen_foutmelding(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    caplog.set_level("DEBUG")
    client = burger(bouw.persoon())
    vraag(client)
    vraag(client, dagdeel="nooit")
    uit = capsys.readouterr()
    for nummer in ("0612345678", "06-12 34 56 78", "12 34 56 78"):
        assert nummer not in caplog.text + uit.out + uit.err


def test_dubbel_klikken_is_een_keer_vragen() -> None:
    client = burger(bouw.persoon())
    vraag(client), vraag(client)
    assert (Belverzoek.objects.count(), Taak.objects.count()) == (1, 1)


def test_meer_dan_drie_openstaande_vragen_worden_vriendelijk_geweigerd() -> None:
    client = burger(bouw.persoon())
    for nummer in range(3):
        vraag(client, onderwerp=f"Vraag {nummer}")
    antwoord = vraag(client, onderwerp="Nog een")
    assert antwoord.status_code == 400 and "U hebt al 3 keer gevraagd" in antwoord.content.decode()
    assert Belverzoek.objects.count() == 3


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"telefoon": "12"}, "10 cijfers"),
        ({"telefoon": ""}, "Vul dit in."),
        ({"onderwerp": ""}, "Vul dit in."),
        ({"dagdeel": "nacht"}, "Kies uit de lijst."),
        ({"onderwerp": "x" * 201}, "Maak dit korter."),
    ],
)
def test_een_fout_zegt_bij_welk_veld_en_wat_ingevuld_was_blijft_staan(anders: dict[str, str], melding: str) -> None:
    antwoord = vraag(burger(bouw.persoon()), **anders)
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 400 and melding in pagina and "2025-L-000000001" in pagina
    assert not Belverzoek.objects.exists()


def test_het_kenmerk_van_het_bericht_is_al_ingevuld() -> None:
    wie = toneel.student()
    client = burger(wie)
    stuk = toneel.laatste_bericht(wie)
    assert f"/berichten/bel-mij/?kenmerk={stuk.besluit}" in toneel.lees(client, f"/berichten/{stuk.pk}/")
    assert f'value="{stuk.besluit}"' in toneel.lees(client, f"/berichten/bel-mij/?kenmerk={stuk.besluit}")


def test_wie_klaar_is_met_bellen_legt_vanzelf_een_contact_vast() -> None:
    wie, samira = bouw.persoon(), medewerker("samira", Rol.BEHANDELAAR_LESGELD)
    client = burger(wie)
    vraag(client)
    assert "Wij bellen u uiterlijk op" in toneel.lees(client, "/berichten/contact/")
    taak = Taak.objects.get()
    pak_op(taak.pk, samira)
    rond_af(taak.pk, samira, "Uitgelegd dat het lesgeld lager wordt.")
    moment = Contactmoment.objects.get()
    assert (moment.persoon, moment.kanaal, moment.richting, moment.onderwerp) == (wie, "telefoon", "uit", "Mijn lesgeld")
    pagina = toneel.lees(client, "/berichten/contact/")
    assert "Uitgelegd dat het lesgeld lager wordt." in pagina and "Wij bellen u uiterlijk" not in pagina


def leg_vast(wie: Persoon, **anders: Any) -> Contactmoment:
    vast = {"onderwerp": "Lesgeld", "notitie": "Vroeg om uitleg.", "dag": DAG}
    samira = medewerker("samira", Rol.BEHANDELAAR_LESGELD)
    return leg_contact_vast(wie.pk, samira, Contactkanaal.TELEFOON, Richting.IN, **{**vast, **anders})


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"notitie": " "}, "Schrijf op"),
        ({"dag": date(2026, 6, 16)}, "toekomst"),
        ({"notitie": "BSN 999990019 genoemd"}, "burgerservicenummer"),
    ],
)
def test_een_notitie_die_niet_kan_wordt_geweigerd(anders: dict[str, Any], melding: str) -> None:
    with pytest.raises(ContactGeweigerd, match=melding), transaction.atomic():
        leg_vast(bouw.persoon(), **anders)
    assert not Contactmoment.objects.exists()


def test_een_medewerker_legt_vast_op_de_pagina_van_de_persoon_en_de_persoon_leest_mee() -> None:
    wie = bouw.persoon()
    client = beheerder(medewerker("samira", Rol.BEHANDELAAR_LESGELD), wie)
    invoer = {"dag": "2026-06-15", "kanaal": "telefoon", "richting": "in", "onderwerp": "Termijnen", "notitie": "Wil in termijnen betalen."}
    antwoord = client.post(reverse("admin:register_persoon_contact", args=[wie.pk]), invoer)
    assert antwoord.status_code == 302
    assert "Wil in termijnen betalen." in client.get(reverse("admin:register_persoon_change", args=[wie.pk])).content.decode()
    assert "Wil in termijnen betalen." in toneel.lees(burger(wie), "/berichten/contact/")


def test_een_vreemde_ziet_niets_van_het_contact_van_een_ander() -> None:
    leg_vast(bouw.persoon())
    assert "Vroeg om uitleg." not in toneel.lees(burger(bouw.persoon()), "/berichten/contact/")


def test_de_pagina_is_er_ook_in_het_engels_en_blijft_binnen_het_budget() -> None:
    wie = bouw.persoon()
    for nummer in range(5):
        Contactmoment.objects.create(
            persoon=wie,
            kanaal="brief",
            richting="uit",
            onderwerp=f"Brief {nummer}",
            notitie="Gestuurd.",
            dag=DAG,
            medewerker=medewerker(f"m{nummer}", Rol.TEAMLEIDER),
        )
    client = burger(wie)
    assert "What we said to each other" in toneel.lees(client, "/berichten/contact/", "en")
    assert toneel.tel_vragen(client, "/berichten/contact/") <= 8


@pytest.mark.parametrize(("lijnen", "leest"), [(["lesgeld"], False), ([], True)])
def test_wie_een_deel_mag_regelen_leest_niet_wat_er_is_besproken(lijnen: list[str], leest: bool) -> None:
    wie = bouw.persoon("Dijkstra")
    moment = leg_vast(wie)
    vraag(burger(wie), onderwerp="Mijn scheiding")
    client = burger(toneel.machtig(wie, lijnen=lijnen))
    client.post("/namens/", {"vertegenwoordiging": str(wie.vertegenwoordigd_door.get().pk)})
    pagina = toneel.lees(client, "/berichten/contact/")
    assert (moment.notitie in pagina, "Mijn scheiding" in pagina) == (leest, leest)
