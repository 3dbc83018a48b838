"""Roles, and the members of staff of the demo."""

import stat
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from duo_portal.toegang.rollen import OMSCHRIJVING, Rol, maak_rollen, rollen_van
from tests.toegang.rolverdeling import beheerder, medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def var(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR = tmp_path
    return tmp_path


def maak() -> str:
    uit = StringIO()
    call_command("maak_demo_medewerkers", stdout=uit)
    return uit.getvalue()


def test_elke_rol_is_een_groep_en_heeft_een_uitleg() -> None:
    maak_rollen()
    assert set(Group.objects.values_list("name", flat=True)) == set(Rol) == set(OMSCHRIJVING)


def test_demo_medewerkers_kunnen_inloggen_met_het_ene_wachtwoord(var: Path) -> None:
    uitvoer = maak()
    bestand = var / "demo-medewerkers.txt"
    wachtwoord = bestand.read_text().strip()
    assert wachtwoord in uitvoer
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600
    client = Client()
    antwoord = client.post("/beheer/login/", {"username": "samira", "password": wachtwoord, "next": "/beheer/"})
    assert antwoord["Location"] == "/beheer/"
    assert client.get("/beheer/").status_code == 200
    assert client.session.get_expiry_age() == 3600


def test_herhalen_verandert_niets_en_toont_geen_wachtwoord(var: Path) -> None:
    maak()
    wachtwoord = (var / "demo-medewerkers.txt").read_text().strip()
    hashes = dict(User.objects.values_list("username", "password"))
    assert wachtwoord not in maak()
    assert dict(User.objects.values_list("username", "password")) == hashes


def test_karin_van_de_school_komt_niet_in_beheer(var: Path) -> None:
    maak()
    assert rollen_van(User.objects.get(username="karin")) == frozenset()


def test_twee_mensen_kunnen_vrijgeven(var: Path) -> None:
    maak()
    assert User.objects.filter(groups__name=Rol.FINANCIEEL).count() == 2


def test_buiten_de_demo_bestaan_ze_niet(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="alleen in de demo"):
        maak()


def test_niemand_geeft_zichzelf_een_rol() -> None:
    marit = medewerker("marit", Rol.FUNCTIONEEL_BEHEER)
    client = beheerder(marit)
    antwoord = client.post(
        reverse("admin:auth_user_change", args=[marit.pk]), {"is_active": "on", "groups": list(Group.objects.values_list("pk", flat=True))}
    )
    assert antwoord.status_code == 403
    assert rollen_van(User.objects.get(pk=marit.pk)) == {Rol.FUNCTIONEEL_BEHEER}


def test_functioneel_beheer_geeft_een_collega_een_rol() -> None:
    collega = medewerker("collega", Rol.KLACHTBEHANDELAAR)
    antwoord = beheerder(medewerker("marit", Rol.FUNCTIONEEL_BEHEER)).post(
        reverse("admin:auth_user_change", args=[collega.pk]),
        {"first_name": "C", "last_name": "D", "is_active": "on", "groups": [Group.objects.get(name=Rol.TEAMLEIDER).pk]},
    )
    assert antwoord.status_code == 302
    assert rollen_van(User.objects.get(pk=collega.pk)) == {Rol.TEAMLEIDER}


def test_wie_geen_medewerker_meer_is_heeft_geen_rol() -> None:
    oud = medewerker("oud", Rol.TEAMLEIDER)
    oud.is_active = False
    assert rollen_van(oud) == frozenset()
