"""Searching: forgiving, in two languages, and silent about who searched for what."""

from typing import Literal

import pytest

from duo_portal.portaal.openbaar.zoekindex import splits, zoek
from tests.portaal.openbaar.conftest import Lezer


@pytest.mark.parametrize(
    ("vraag", "taal", "pad"),
    [
        ("diploma", "nl", "/levensgebeurtenissen/diploma/"),
        ("diplomma gehaalt", "nl", "/levensgebeurtenissen/diploma/"),
        ("ik kan niet betalen", "nl", "/levensgebeurtenissen/geldzorgen/"),
        ("schulden", "nl", "/levensgebeurtenissen/geldzorgen/"),
        ("bibliotheek", "nl", "/hulp/"),
        ("DigiD machtigen", "nl", "/hulp/"),
        ("bezwaar", "nl", "/rekenen/termijn/"),
        ("wettelijke rente", "nl", "/zo-rekenen-wij/normen/vorderingen/wettelijke_rente/"),
        ("pregnant", "en", "/levensgebeurtenissen/ziek/"),
        ("accesibility", "en", "/toegankelijkheid/"),
        ("gdpr", "en", "/privacy/"),
    ],
)
def test_een_vraag_vindt_de_goede_pagina_bovenaan(vraag: str, taal: Literal["nl", "en"], pad: str) -> None:
    assert pad in [vondst.url for vondst in zoek(vraag, taal)[:3]]


@pytest.mark.parametrize("vraag", ["", "de het een", "xqzvw", "!!!", "☃"])
def test_wat_niets_zegt_vindt_niets(vraag: str) -> None:
    assert zoek(vraag, "nl") == []


def test_accenten_en_hoofdletters_maken_niet_uit() -> None:
    assert splits("Één Föhn") == ["een", "fohn"]


def test_de_pagina_toont_wat_is_gevonden_en_geeft_anders_een_weg_verder(lees: Lezer) -> None:
    assert "Ik haalde mijn diploma" in lees("/zoeken/?q=diploma")
    assert "I obtained my diploma" in lees("/zoeken/?q=diploma", "en")
    assert "Niets gevonden" in lees("/zoeken/?q=xqzvw")
    assert "<script>" not in lees("/zoeken/?q=%3Cscript%3E")


def test_een_burgerservicenummer_wordt_niet_gezocht_en_niet_herhaald(lees: Lezer) -> None:
    html = lees("/zoeken/?q=999972133")
    assert "burgerservicenummer" in html
    assert 'value="999972133"' not in html
