"""Letters read aloud and in large print."""

import io
import shutil
import stat
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from duo_portal.berichten import brief
from duo_portal.berichten.models import Bericht, Briefbestand, Briefgeluid, Briefvorm, Voorkeur
from duo_portal.berichten.services.maak_geluid import maak_geluiden
from duo_portal.berichten.sjablonen import Taal
from duo_portal.berichten.spreektekst import spreektekst
from duo_portal.werkvoorraad.models import Taak
from tests import bouw, toneel
from tests.berichten.gevallen import alle_gevallen
from tests.berichten.gevallen import bericht as voorbeeld
from tests.berichten.post.bouw import BESLUIT, DAG, bericht
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
NEP = """#!/bin/sh
# Stands in for the speech program: notes how it was called and what it had to say.
printf '%s ' "$@" > {map}/argumenten
cat > {map}/tekst
printf 'RIFF0000WAVE'
cat {map}/tekst
"""


@pytest.fixture
def stem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    map_ = tmp_path / "stem"
    map_.mkdir()
    programma = map_ / "espeak-ng"
    programma.write_text(NEP.format(map=map_))
    programma.chmod(programma.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{map_}:/usr/bin:/bin")
    return map_


@pytest.fixture
def zonder_stem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda naam: None)


def luisteraar(**velden: Any) -> Bericht:
    wie = bouw.persoon()
    Voorkeur.objects.create(persoon=wie, vorm="audio")
    return bericht(wie, BESLUIT, **velden)


def test_wie_daarom_vroeg_krijgt_de_brief_voorgelezen(stem: Path, var: Path) -> None:
    stuk = luisteraar()
    bericht(bouw.persoon(), BESLUIT)
    assert maak_geluiden(DAG) == 1
    assert maak_geluiden(DAG) == 0
    rij = Briefgeluid.objects.get()
    (bestand,) = (var / "geluid").rglob("*.wav")
    assert (rij.bericht, rij.grootte, bestand.stem) == (stuk, bestand.stat().st_size, rij.sha256)
    assert "-v nl" in (stem / "argumenten").read_text() and "Jansen" not in (stem / "argumenten").read_text()
    client = burger(stuk.persoon)
    assert f"/berichten/{stuk.pk}/voorgelezen.wav" in toneel.lees(client, f"/berichten/{stuk.pk}/")
    antwoord = client.get(f"/berichten/{stuk.pk}/voorgelezen.wav")
    assert antwoord["Content-Type"] == "audio/wav" and antwoord.content == bestand.read_bytes()
    assert burger(bouw.persoon()).get(f"/berichten/{stuk.pk}/voorgelezen.wav").status_code == 404


def test_zonder_programma_spreekt_een_mens_hem_in(zonder_stem: None) -> None:
    stuk = luisteraar()
    assert maak_geluiden(DAG) == 1
    assert maak_geluiden(DAG) == 0, "een keer vragen is genoeg"
    assert [(taak.soort, taak.persoon_id) for taak in Taak.objects.all()] == [("audio_maken", stuk.persoon_id)]
    assert burger(stuk.persoon).get(f"/berichten/{stuk.pk}/voorgelezen.wav").status_code == 404


@pytest.mark.parametrize("slot", ["exit 1", "printf 'geen geluid'"])
def test_een_programma_dat_faalt_geeft_werk_aan_een_mens(stem: Path, slot: str) -> None:
    (stem / "espeak-ng").write_text(f"#!/bin/sh\ncat > /dev/null\n{slot}\n")
    luisteraar()
    maak_geluiden(DAG)
    assert Taak.objects.get().soort == "audio_maken" and not Briefgeluid.objects.exists()


def test_een_brief_van_morgen_wordt_vandaag_niet_voorgelezen(stem: Path) -> None:
    luisteraar(vanaf=DAG + timedelta(days=1))
    assert maak_geluiden(DAG) == 0


GEVALLEN = [(naam, geval) for naam, geval in alle_gevallen() if geval.taal == "nl"]


@pytest.mark.parametrize(("naam", "geval"), GEVALLEN, ids=[naam for naam, _ in GEVALLEN])
def test_de_spreektekst_heeft_alles_wat_telt_en_niets_voor_het_oog(naam: str, geval: Any) -> None:
    regels = spreektekst(geval).splitlines()
    assert {"Wat:", "Hoeveel:", "Wat moet u doen:", "Voor wanneer:"} <= set(regels)
    assert all(regel.endswith((".", ":", "?", "!")) for regel in regels), regels
    assert not any("<" in regel or "Retouradres" in regel or "Postbus 1\n" in regel for regel in regels)
    assert len(regels) == len([regel for regel in regels if regel.strip()])


def test_een_rij_van_de_berekening_is_een_zin() -> None:
    tekst = spreektekst(voorbeeld("lesgeld_lager_nog_betalen", "deurwaarder"))
    assert "Nieuw lesgeld: € 729,00." in tekst
    assert tekst.count("Nieuw lesgeld: ") == 1


def groot(taal: Taal = "nl") -> PdfReader:
    return PdfReader(io.BytesIO(brief.pdf(voorbeeld("lesgeld_lager_nog_betalen", "deurwaarder", taal), Briefvorm.GROTELETTER)))


@pytest.mark.parametrize("taal", ["nl", "en"])
def test_grote_letters_zijn_minstens_achttien_punt_behalve_het_retouradres(taal: Taal) -> None:
    klein = []

    def zie(tekst: str, cm: list[float], tm: list[float], _: object, grootte: float) -> None:
        if tekst.strip() and grootte * abs(tm[3]) * abs(cm[3]) < 17.9:
            klein.append(tekst.strip())

    for bladzijde in groot(taal).pages:
        bladzijde.extract_text(visitor_text=zie)
    retour = " ".join(klein).replace(" ", "")
    assert retour.startswith(("Retouradres:", "Returnaddress:")) and len(retour) < 80


def test_de_brief_in_grote_letters_is_ook_een_toegankelijke_pdf_met_dezelfde_woorden() -> None:
    boek = groot()
    metadata = boek.xmp_metadata
    assert boek.trailer["/Root"]["/Lang"] == "nl" and boek.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert metadata is not None and 'pdfuaid:part="1"' in boek.trailer["/Root"]["/Metadata"].get_data().decode()  # type: ignore[index]
    woorden = " ".join("\n".join(blad.extract_text() for blad in boek.pages).split()).replace("\u00a0", " ")
    for stuk in ("€ 243,00", "27 juli 2026", "2025-L-000048213", "namens deze", "Geen officiële brief van DUO"):
        assert stuk in woorden, stuk


def test_de_brief_in_grote_letters_kan_iedereen_krijgen_en_blijft_naast_de_gewone() -> None:
    wie = toneel.student()
    client, stuk = burger(wie), toneel.laatste_bericht(wie)
    gewoon = client.get(f"/berichten/{stuk.pk}/brief.pdf").content
    antwoord = client.get(f"/berichten/{stuk.pk}/brief-grote-letters.pdf")
    assert antwoord["Content-Disposition"].endswith('-grote-letters.pdf"') and antwoord.content != gewoon
    assert client.get(f"/berichten/{stuk.pk}/brief-grote-letters.pdf").content == antwoord.content
    assert sorted(Briefbestand.objects.values_list("vorm", flat=True)) == ["", "groteletter"]
    assert burger(bouw.persoon()).get(f"/berichten/{stuk.pk}/brief-grote-letters.pdf").status_code == 404
