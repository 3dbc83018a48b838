"""Print files: in order of postcode, each letter on a fresh sheet, the address in the window, the same bytes after a crash."""

import csv
import hashlib
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection
from pypdf import PageObject, PdfReader

from duo_portal.berichten.brief import pdf
from duo_portal.berichten.drukwerk.bundelen import Stuk, bundel
from duo_portal.berichten.drukwerk.voorblad import WAAROM, Voorblad, alineas
from duo_portal.berichten.models import (
    Briefvorm,
    Drukbestand,
    Drukbundel,
    Drukregel,
    Poststuk,
    Taal,
    Zendopdracht,
    Zendreden,
)
from duo_portal.berichten.services import maak_drukbestand as maken
from duo_portal.berichten.services.draai_papier import draai_papier_hier
from duo_portal.berichten.services.maak_drukbestand import Drukbestanden, DrukwerkGeweigerd, maak_drukbestand
from duo_portal.berichten.services.stel_bundels_samen import stel_bundels_samen
from duo_portal.werkvoorraad.models import Taak
from tests import bouw
from tests.berichten.gevallen import bericht as voorbeeld
from tests.berichten.post.bouw import BESLUIT, DAG, MORGEN, bericht, bewoner

pytestmark = pytest.mark.django_db
MM = 72 / 25.4
HOOG = 297 * MM


def stukken(*postcodes: str) -> None:
    for postcode in postcodes:
        bericht(bewoner(postcode))
    draai_papier_hier(DAG)


def maak(omvang: int = 200) -> Drukbestanden:
    (eerste,) = stel_bundels_samen(DAG, omvang)
    return maak_drukbestand(eerste)


def rijen(bestanden: Drukbestanden) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(bestanden.verzendlijst.read_text()), delimiter=";"))


def stand(bladzijde: PageObject) -> list[tuple[float, float, str]]:
    """Every piece of text with the place of its first letter, in mm from the left and from the top."""
    gevonden: list[tuple[float, float, str]] = []

    def zie(tekst: str, cm: list[float], tm: list[float], *_: Any) -> None:
        if tekst.strip():
            gevonden.append(((cm[4] + tm[4] * cm[0]) / MM, (HOOG - cm[5] - tm[5] * cm[3]) / MM, tekst.strip()))

    bladzijde.extract_text(visitor_text=zie)
    return gevonden


def plek(bladzijde: PageObject, woord: str) -> tuple[float, float]:
    return next((x, y) for x, y, tekst in stand(bladzijde) if woord in tekst)


def test_op_volgorde_van_postcode_en_buitenland_achteraan() -> None:
    stukken("9711AB", "1011CD", "5611EF")
    buiten = bericht(bouw.persoon())
    Zendopdracht.objects.create(bericht=buiten, volgnummer=2, reden=Zendreden.MEDEWERKER, adresregels=["Rue 1", "Paris"], dag=DAG)
    draai_papier_hier(DAG)
    stel_bundels_samen(DAG)
    volgorde = Drukregel.objects.order_by("positie").values_list("poststuk__postcode", flat=True)
    assert list(volgorde) == ["1011CD", "5611EF", "9711AB", ""]


def test_een_bundel_heeft_een_grootste_aantal() -> None:
    stukken("9711AB", "1011CD", "5611EF")
    assert len(stel_bundels_samen(DAG, 2)) == 2
    assert list(Drukbundel.objects.order_by("volgnummer").values_list("volgnummer", "aantal")) == [(1, 2), (2, 1)]
    assert stel_bundels_samen(DAG, 2) == []


def test_wat_later_komt_krijgt_een_volgende_bundel_van_die_dag() -> None:
    stukken("9711AB")
    stel_bundels_samen(DAG)
    stukken("1011CD")
    stel_bundels_samen(DAG)
    assert list(Drukbundel.objects.order_by("pk").values_list("volgnummer", "aantal")) == [(1, 1), (2, 1)]


def test_een_stuk_zit_in_een_bundel_en_niet_in_twee() -> None:
    stukken("9711AB")
    stel_bundels_samen(DAG)
    tweede = Drukbundel.objects.create(dag=MORGEN, volgnummer=1, aantal=1)
    with pytest.raises(IntegrityError, match="poststuk_id"):
        Drukregel.objects.create(bundel=tweede, positie=1, poststuk=Poststuk.objects.get())


def test_elke_brief_begint_op_een_nieuw_vel() -> None:
    stukken("9711AB", "1011CD", "5611EF")
    bestanden = maak()
    lijst, boek = rijen(bestanden), PdfReader(bestanden.pdf)
    assert len(boek.pages) % 2 == 0 and len(boek.pages) == Drukbestand.objects.get().bladzijden
    for rij in lijst:
        eerste = int(rij["eerste_bladzijde"])
        assert eerste % 2 == 1
        assert rij["stuknummer"] in boek.pages[eerste - 1].extract_text()
        assert int(rij["vellen"]) == (int(rij["bladzijden"]) + 1) // 2
    assert sum(2 * int(rij["vellen"]) for rij in lijst) == len(boek.pages)


def test_de_verzendlijst_noemt_nummers_en_geen_mensen() -> None:
    stukken("9711AB")
    post = Poststuk.objects.get()
    bestanden = maak()
    (rij,) = rijen(bestanden)
    assert rij["stuknummer"] == f"P-{post.pk:09d}" and rij["kenmerk"] == f"B-{post.bericht_id:09d}"
    assert (rij["positie"], rij["postcode"], rij["eerste_bladzijde"]) == ("1", "9711AB", "1")
    tekst = bestanden.verzendlijst.read_text()
    assert "Jansen" not in tekst and "Kade" not in tekst


@pytest.mark.parametrize("vorm", list(Briefvorm))
def test_adres_en_stuknummer_staan_in_het_venster(vorm: Briefvorm) -> None:
    brief = pdf(voorbeeld("lesgeld_lager_nog_betalen", "deurwaarder"), vorm)
    druk = bundel([Stuk("P-000000123", "Youssef El Amrani", ["Lange Voorbeeldstraat 12 A", "9700 AB  Groningen"], brief)])
    bladzijde = PdfReader(io.BytesIO(druk.pdf)).pages[0]
    for woord in ("Youssef", "Lange", "P-000000123"):
        x, y = plek(bladzijde, woord)
        assert 20 <= x <= 110 and 45 <= y <= 80, (woord, x, y)
    # The lines of the address do not run into the piece number below them.
    assert max(y for x, y, tekst in stand(bladzijde) if "Groningen" in tekst and 50 < y < 85) < plek(bladzijde, "P-000000123")[1] - 2


def test_opnieuw_sturen_krijgt_een_voorblad_met_het_nieuwe_adres_in_het_venster() -> None:
    wie = bouw.persoon()
    stuk = bericht(wie, BESLUIT)
    Zendopdracht.objects.create(
        bericht=stuk, volgnummer=2, reden=Zendreden.POST_RETOUR, adresregels=["Gracht 7", "1011 CD  Amsterdam"], dag=DAG
    )
    draai_papier_hier(DAG)
    bestanden = maak()
    boek, (rij,) = PdfReader(bestanden.pdf), rijen(bestanden)
    voor, brief = boek.pages[0], boek.pages[2]
    assert "Hij kwam bij ons terug" in " ".join(voor.extract_text().split())
    assert "U hebt zes weken" in " ".join(voor.extract_text().split())
    x, y = plek(voor, "Gracht 7")
    assert 20 <= x <= 110 and 45 <= y <= 80
    assert boek.pages[1].extract_text() == "" and "Wat moet u doen" in brief.extract_text()
    assert "P-" not in brief.extract_text(), "het nummer staat op het vel in het venster"
    assert int(rij["vellen"]) == 1 + (int(rij["bladzijden"]) + 1) // 2


@pytest.mark.parametrize("taal", ["nl", "en"])
@pytest.mark.parametrize("reden", list(Zendreden))
def test_elk_voorblad_past_op_een_bladzijde_ook_in_grote_letters(reden: Zendreden, taal: str) -> None:
    blad = Voorblad(Taal(taal).value, "2025-L-000048213", "050", "Postbus 1", alineas(reden, "bezwaar", taal), groot=True)  # type: ignore[arg-type]
    brief = pdf(voorbeeld("lesgeld_lager_klaar", _eerste("lesgeld_lager_klaar")))
    druk = bundel([Stuk("P-000000001", "R. Jansen", ["Kade 1", "9711 AB  Zwolle"], brief, blad)])
    tekst = " ".join(PdfReader(io.BytesIO(druk.pdf)).pages[0].extract_text().split())
    assert WAAROM[reden][taal][-20:] in tekst  # type: ignore[index]
    assert ("De brief zit hierachter." if taal == "nl" else "The letter is behind this sheet.") in tekst


def _eerste(naam: str) -> str:
    from duo_portal.berichten.sjablonen import nieuwste, voorbeelden

    return next(iter(voorbeelden(nieuwste(f"lesgeld/{naam}"))))


def test_opnieuw_maken_geeft_dezelfde_bytes_en_een_enkel_spoor() -> None:
    stukken("9711AB", "1011CD")
    bestanden = maak()
    inhoud = bestanden.pdf.read_bytes()
    bestanden.pdf.unlink()
    maak_drukbestand(Drukbundel.objects.get().pk)
    assert bestanden.pdf.read_bytes() == inhoud
    assert Drukbestand.objects.get().sha256 == hashlib.sha256(inhoud).hexdigest()
    assert bestanden.pdf.stat().st_mode & 0o077 == 0
    assert [pad.name for pad in bestanden.pdf.parent.iterdir() if "deel" in pad.name] == []


def test_dezelfde_bytes_in_een_ander_proces(tmp_path: Path) -> None:
    opdracht = (
        "import django; django.setup()\n"
        "import hashlib; from tests.berichten.post.test_drukwerk import vaste_bundel\n"
        "print(hashlib.sha256(vaste_bundel()).hexdigest())"
    )
    som = subprocess.run([sys.executable, "-W", "ignore", "-c", opdracht], check=True, capture_output=True, text=True, timeout=60)
    assert som.stdout.strip() == hashlib.sha256(vaste_bundel()).hexdigest()


def vaste_bundel() -> bytes:
    gewoon = pdf(voorbeeld("lesgeld_lager_nog_betalen", "deurwaarder"))
    blad = Voorblad("nl", "2025-L-000048213", "050", "Postbus 1", alineas(Zendreden.POST_RETOUR, "bezwaar", "nl"))
    adres = ["Kade 1", "9711 AB  Zwolle"]
    return bundel([Stuk("P-000000001", "R. Jansen", adres, gewoon), Stuk("P-000000002", "R. Jansen", adres, gewoon, blad)]).pdf


def test_een_ander_bestand_dan_eerst_wordt_geweigerd_en_komt_bij_een_mens(monkeypatch: pytest.MonkeyPatch) -> None:
    stukken("9711AB")
    bestanden = maak()
    eerst = bestanden.pdf.read_bytes()
    monkeypatch.setattr(maken, "KOLOMMEN", ("anders", *maken.KOLOMMEN[1:]))
    with pytest.raises(DrukwerkGeweigerd, match="anders dan het bestand"):
        maak_drukbestand(Drukbundel.objects.get().pk)
    assert bestanden.pdf.read_bytes() == eerst
    assert Taak.objects.get().soort == "drukwerk_mislukt"


def test_een_bewaarde_brief_met_een_andere_hash_gaat_niet_de_deur_uit() -> None:
    wie = bewoner()
    stuk = bericht(wie)
    stuk.brieven.create(sha256="0" * 64, pdf=pdf(voorbeeld("diploma_nog_ingeschreven", _eerste("diploma_nog_ingeschreven"))))
    draai_papier_hier(DAG)
    with pytest.raises(DrukwerkGeweigerd, match="niet meer wat hij was"):
        maak()
    assert Taak.objects.get().soort == "drukwerk_mislukt"


def test_vragen_groeien_niet_met_het_aantal_stukken(django_assert_max_num_queries: Any) -> None:
    stukken("9711AB", "1011CD", "5611EF", "6511GH")
    (bundel_id,) = stel_bundels_samen(DAG)
    with django_assert_max_num_queries(8, connection=connection):
        maak_drukbestand(bundel_id)
