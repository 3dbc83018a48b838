"""The open pages in Chromium: accessible, narrow, without JavaScript, and by keyboard from question to answer."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.infra.databank import Kloon
from tests.schermen.conftest import nieuw

ALLE_REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAST = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
UITKOMST = (
    "/rekenen/lesgeld-teruggave/?schooljaar=2025-2026&inschrijfdatum=1-8-2025&uitschrijfdatum=31-1-2026"
    "&reden=diploma&betaald_centen=1.458,00&bereken=1"
)
PAGINAS = [
    "/",
    "/levensgebeurtenissen/geldzorgen/",
    "/rekenen/lesgeld-teruggave/?bereken=1",
    UITKOMST,
    "/zo-rekenen-wij/",
    "/zo-rekenen-wij/regels/lesgeld-afrekening/",
    "/zo-rekenen-wij/normen/lesgeld/lesgeld_jaarbedrag/",
    "/zoeken/?q=diplomma",
]


@pytest.mark.parametrize("pad", PAGINAS)
def test_open_pagina_is_toegankelijk_en_past(pad: str, browser: Browser, kloon: Kloon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server) as context:
        scherm = context.new_page()
        for taal, kleur, breedte in (("nl", "light", 1280), ("en", "dark", 320)):
            context.add_cookies([{"name": "django_language", "value": taal, "url": portaal_server}])
            scherm.set_viewport_size({"width": breedte, "height": 800})
            scherm.emulate_media(color_scheme=kleur)  # type: ignore[arg-type]
            scherm.goto(pad)
            assert scherm.evaluate(PAST), (pad, breedte)
            uitslag = Axe().run(scherm, options={"runOnly": ALLE_REGELS})
            assert uitslag.violations_count == 0, uitslag.generate_report()


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
