"""The two doors of the import: the command and the staff side."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from duo_portal.betalingen.models import Bankafschrift
from duo_portal.toegang.rollen import Rol
from duo_portal.werkvoorraad.models import Taak
from tests.betalingen.afschrift.maken import Regel, afschrift, zet
from tests.toegang.rolverdeling import beheerder, medewerker

pytestmark = pytest.mark.django_db
URL = "/beheer/betalingen/bankafschrift/lees-in/"


def bestand(inhoud: str) -> dict[str, SimpleUploadedFile]:
    return {"bestand": SimpleUploadedFile("afschrift.xml", inhoud.encode())}


def test_de_opdracht_leest_in_en_zegt_het_als_dat_al_gebeurde(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad = zet(tmp_path, afschrift([Regel(100)]))
    call_command("laad_afschrift", pad)
    call_command("laad_afschrift", pad)
    uit = capsys.readouterr().out
    assert "afschrift 2026-116, 1 regels" in uit
    assert "al ingelezen" in uit


def test_de_opdracht_weigert_met_reden(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Het bestand is leeg"):
        call_command("laad_afschrift", zet(tmp_path, ""))


def test_een_medewerker_leest_in_en_ziet_wat_er_nog_moet(tmp_path: Path) -> None:
    client = beheerder(medewerker("wim", Rol.FINANCIEEL))
    assert 'enctype="multipart/form-data"' in client.get(URL).content.decode()
    pagina = client.post(URL, bestand(afschrift([Regel(100)])), follow=True).content.decode()
    assert "1 regels hebben nog geen bestemming" in pagina
    assert Bankafschrift.objects.count() == 1


def test_een_medewerker_ziet_waarom_een_bestand_geweigerd_is(tmp_path: Path) -> None:
    client = beheerder(medewerker("wim", Rol.FINANCIEEL))
    pagina = client.post(URL, bestand(afschrift([Regel(100)])[:-30]), follow=True).content.decode()
    assert "houdt te vroeg op" in pagina
    assert Taak.objects.filter(soort="afschrift_geweigerd").exists()


def test_een_behandelaar_leest_geen_afschrift_in() -> None:
    client = beheerder(medewerker("samira", Rol.BEHANDELAAR_LESGELD))
    assert client.post(URL, bestand(afschrift([Regel(100)]))).status_code == 403
