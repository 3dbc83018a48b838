"""The calculators in Chromium: without JavaScript, by keyboard, from question to answer."""

import pytest
from playwright.sync_api import Browser

from duo_portal.regels.bereken import regelingen
from tests.infra.databank import Kloon
from tests.portaal.openbaar.test_rekenen import met_lijst
from tests.schermen.conftest import geschilderd, nieuw


def test_zonder_javascript_en_met_alleen_toetsen_van_vraag_naar_antwoord(browser: Browser, kloon: Kloon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server, script=False) as context:
        scherm = context.new_page()
        scherm.goto("/rekenen/termijn/?soort=bezwaar")
        scherm.fill("input[name=bekendmaking]", "15-6-2026")
        with scherm.expect_navigation():
            scherm.press("input[name=bekendmaking]", "Enter")
        assert "27 juli 2026" in scherm.inner_text(".groot-antwoord")
        with scherm.expect_navigation():
            scherm.click("text=Aanpassen")
        assert scherm.input_value("input[name=bekendmaking]") == "15-6-2026"


def test_enter_in_een_lijst_rekent_en_voegt_niets_toe(
    browser: Browser, kloon: Kloon, portaal_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(regelingen._inhoud, "proef", met_lijst())
    rij = "[name='kinderen[0].inkomen_centen']"
    with nieuw(browser, portaal_server) as context:
        scherm = context.new_page()
        scherm.goto("/rekenen/proef/")
        scherm.fill(rij, "10")
        geschilderd(scherm)
        with scherm.expect_navigation():
            scherm.press(rij, "Enter")
        assert "bereken=1" in scherm.url and "erbij" not in scherm.url
        with scherm.expect_navigation():
            scherm.click("text=Nog een toevoegen")
        assert scherm.input_value(rij) == "10" and scherm.is_visible("[name='kinderen[1].inkomen_centen']")
