"""The letter as a PDF: tagged, in its language, with its own fonts, and the same bytes each time."""

import hashlib
import io
import subprocess
import sys
from dataclasses import replace
from functools import cache
from typing import Any, cast

import pytest
from django.utils import translation
from pypdf import PdfReader
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError

from duo_portal.berichten import brief, weergave
from duo_portal.berichten.models import Briefvorm
from duo_portal.berichten.sjablonen import Taal
from tests.berichten.gevallen import alle_gevallen, bericht

GEVALLEN = {naam: geval for naam, geval in alle_gevallen() if geval.taal == "nl"}
EERSTE_PER_SJABLOON = {naam.split("-")[0]: geval for naam, geval in reversed(GEVALLEN.items())}


@cache
def _pdf(taal: Taal = "nl") -> bytes:
    return brief.pdf(bericht("lesgeld_lager_nog_betalen", "deurwaarder", taal))


def _wortel(inhoud: bytes) -> Any:
    return _lees(inhoud).trailer["/Root"]


def _lees(inhoud: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(inhoud))


def _tekst(inhoud: bytes) -> str:
    return " ".join("\n".join(pagina.extract_text() for pagina in _lees(inhoud).pages).split())


def _soorten(knoop: Any) -> list[str]:
    """Every kind of structure element, in reading order."""
    knoop = knoop.get_object() if hasattr(knoop, "get_object") else knoop
    if isinstance(knoop, list):
        return [soort for kind in knoop for soort in _soorten(kind)]
    if not isinstance(knoop, dict):
        return []
    return [str(knoop.get("/S"))] * ("/S" in knoop) + _soorten(knoop.get("/K", []))


@pytest.mark.parametrize("taal", ["nl", "en"])
def test_pdf_zegt_dat_hij_toegankelijk_is_en_in_welke_taal(taal: Taal) -> None:
    wortel = _wortel(_pdf(taal))
    assert wortel["/Lang"] == taal
    assert wortel["/MarkInfo"]["/Marked"]
    assert wortel["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = wortel["/Metadata"].get_data().decode()
    assert 'pdfuaid:part="1"' in metadata
    assert weergave.onderwerp(bericht("lesgeld_lager_nog_betalen", "deurwaarder", taal)) in metadata


def test_structuur_heeft_koppen_lijst_tabel_met_kopcellen() -> None:
    soorten = _soorten(_wortel(_pdf())["/StructTreeRoot"])
    assert soorten.count("/H1") == 1
    assert soorten.count("/H2") >= 4
    assert {"/Document", "/Art", "/P", "/L", "/LI", "/LBody", "/Table", "/TR", "/TH", "/TD"} <= set(soorten)
    assert soorten.index("/H1") < soorten.index("/L") < soorten.index("/Table")


def test_cellen_verwijzen_naar_hun_kopcellen() -> None:
    def cellen(knoop: Any) -> list[Any]:
        knoop = knoop.get_object() if hasattr(knoop, "get_object") else knoop
        if isinstance(knoop, list):
            return [cel for kind in knoop for cel in cellen(kind)]
        if not isinstance(knoop, dict):
            return []
        return [knoop] * (knoop.get("/S") == "/TD") + cellen(knoop.get("/K", []))

    gevonden = cellen(_wortel(_pdf())["/StructTreeRoot"])
    assert len(gevonden) >= 8
    assert all(cel["/A"]["/Headers"] for cel in gevonden)


def test_bladwijzers_volgen_de_koppen() -> None:
    hoofd, onder = cast(Any, _lees(_pdf()).outline)
    assert hoofd["/Title"] == "Uw lesgeld is lager: u betaalt nog €\u00a0243,00"
    assert [item["/Title"] for item in onder][:2] == ["Wat gebeurt er bij de deurwaarder?", "De kosten van onze aanmaning"]


def test_alle_letters_zitten_in_het_bestand() -> None:
    lettertypes = {
        font["/BaseFont"]: font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        for pagina in cast(Any, _lees(_pdf()).pages)
        for font in (ref.get_object() for ref in pagina["/Resources"]["/Font"].get_object().values())
    }
    assert lettertypes
    assert all("/FontFile2" in d or "/FontFile3" in d for d in lettertypes.values())
    assert all("Brief" in naam or "Source" in naam for naam in lettertypes), lettertypes.keys()


def test_bedragen_data_en_adres_staan_als_tekst_in_de_brief() -> None:
    tekst = _tekst(_pdf())
    for stuk in ("€ 243,00", "€ 972,00", "13 juli 2026", "27 juli 2026", "Lange Voorbeeldstraat 12 A", "2025-L-000048213", "namens deze"):
        assert stuk in tekst.replace("\u00a0", " "), stuk
    assert "Geen officiële brief van DUO" in tekst


@pytest.mark.parametrize("naam", EERSTE_PER_SJABLOON)
def test_elke_brief_past_op_twee_bladzijden(naam: str) -> None:
    geval = EERSTE_PER_SJABLOON[naam]
    assert 1 <= len(_lees(brief.pdf(geval)).pages) <= 2


def test_zelfde_bericht_geeft_dezelfde_bytes_ook_na_een_ander() -> None:
    brief.pdf(bericht("betalingsverzoek", "keuze", "en"))
    assert brief.pdf(bericht("lesgeld_lager_nog_betalen", "deurwaarder")) == _pdf()


def test_de_taal_van_wie_kijkt_verandert_de_brief_niet() -> None:
    with translation.override("en"):
        assert brief.pdf(bericht("lesgeld_lager_nog_betalen", "deurwaarder")) == _pdf()


def test_dezelfde_bytes_in_een_ander_proces() -> None:
    opdracht = (
        "import django; django.setup()\n"
        "import hashlib; from duo_portal.berichten import brief; from tests.berichten.gevallen import bericht\n"
        "print(hashlib.sha256(brief.pdf(bericht('lesgeld_lager_nog_betalen', 'deurwaarder'))).hexdigest())"
    )
    ander = subprocess.run([sys.executable, "-c", opdracht], capture_output=True, text=True, check=True)
    assert ander.stdout.strip() == hashlib.sha256(_pdf()).hexdigest()


def test_namen_met_alle_latijnse_tekens_worden_gedrukt() -> None:
    naam = "Şükrü Yıldız-Łukaszewska Đorđević ťĺ Ñandú"
    tekst = _tekst(brief.pdf(replace(bericht("diploma_nog_ingeschreven", "gewoon"), naam=naam)))
    assert naam in tekst


def test_lange_naam_en_lang_adres_breken_de_brief_niet() -> None:
    lang = "Van der Voorbeeldenburg-" * 8
    geval = replace(bericht("lesgeld_lager_klaar", "gewoon"), naam=lang, adresregels=(lang, "9700 AB  Groningen", "Nederland"))
    assert len(_lees(brief.pdf(geval)).pages) <= 3


@pytest.mark.parametrize("adres", ["http://voorbeeld.test/x.png", "file:///etc/passwd", "brief:../models.py", "brief:bestaat-niet.woff2"])
def test_een_brief_haalt_niets_van_buiten(adres: str) -> None:
    with pytest.raises(FatalURLFetchingError):
        HTML(string=f'<img src="{adres}">', url_fetcher=brief._EigenBestanden(), base_url=brief.SCHEMA).write_pdf()


def test_brief_en_pagina_zijn_dezelfde_html() -> None:
    geval = bericht("lesgeld_hoger", "langer")
    assert weergave.artikel(geval) in brief.html(geval)


@pytest.mark.parametrize(
    ("naam", "geval", "vorm"),
    [
        ("lesgeld_lager_nog_betalen", "maatwerk", Briefvorm.GEWOON),
        ("incasso_bevestigd", "ander", Briefvorm.GEWOON),
        ("afschrijving_mislukt", "laatste", Briefvorm.GROTELETTER),
        ("lesgeld_lager_terug", "cjib", Briefvorm.GROTELETTER),
    ],
)
def test_het_slot_staat_nooit_alleen_op_een_bladzijde(naam: str, geval: str, vorm: Briefvorm) -> None:
    paginas = [pagina.extract_text() for pagina in _lees(brief.pdf(bericht(naam, geval), vorm)).pages]
    voor_het_slot = paginas[-1].partition("Hebt u een vraag?")[0]
    assert len(paginas) > 1
    assert len(" ".join(voor_het_slot.split())) > 100
