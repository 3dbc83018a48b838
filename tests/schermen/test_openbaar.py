"""The calculators in Chromium: without JavaScript, by keyboard, from question to answer."""

from playwright.sync_api import Browser

from tests.infra.databank import Kloon
from tests.schermen.conftest import nieuw


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
