"""The student's way through the portal in Chromium: by keyboard, without JavaScript, on a small phone, for who cannot see it well."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from duo_portal.register.models import Persoon
from duo_portal.werkvoorraad.models import Taak
from tests import bouw, toneel
from tests.infra.databank import Kloon
from tests.schermen.conftest import geschilderd, log_in, nieuw

ALLE_REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAST = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
RAAKVLAKKEN = """() => [...document.querySelectorAll('.knop, .knop-link, .menu a, .merk, .kruimels a, .voet a')]
    .map(e => [e.textContent.trim(), e.getBoundingClientRect().height]).filter(([_, h]) => h > 0 && h < 44)"""
RIJEN = "new Set([...document.querySelectorAll('.termijnstaat li')].map(e => Math.round(e.getBoundingClientRect().top))).size"
GEBROKEN = """() => [...document.querySelectorAll('.termijnstaat .maand, .termijnstaat .bedrag, .knop')]
    .filter(e => e.offsetWidth > 1 && (e.scrollWidth > e.clientWidth + 1 || e.getClientRects().length > 1)).map(e => e.textContent)"""


@pytest.fixture
def youssef(kloon: Kloon) -> Persoon:
    return toneel.bij_de_deurwaarder()


def _paginas(wie: Persoon) -> list[str]:
    return [
        *toneel.paginas(wie)[:-1],
        "/wie-keek/",
        "/namens/",
        "/uitloggen/",
        "/berichten/contact/",
        "/berichten/bel-mij/",
        "/berichten/voorkeuren/",
    ]


def _met_tab(scherm: Page, naam: str) -> None:
    """Press Tab until the element with this text has the focus, and Enter."""
    geschilderd(scherm)
    for _ in range(40):
        scherm.keyboard.press("Tab")
        if naam in scherm.evaluate("document.activeElement.textContent"):
            assert scherm.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 3, naam
            with scherm.expect_navigation():
                scherm.keyboard.press("Enter")
            return
    raise AssertionError(f"'{naam}' is met Tab niet te bereiken op {scherm.url}")


def test_met_alleen_het_toetsenbord_van_inloggen_tot_een_mens(browser: Browser, youssef: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server) as context:
        scherm = context.new_page()
        scherm.goto("/")
        _met_tab(scherm, "Inloggen")
        _met_tab(scherm, "Inloggen met DigiD")
        _met_tab(scherm, "Robin El Amrani")
        assert scherm.title().startswith("Overzicht")
        _met_tab(scherm, "Hoe is dit berekend?")
        assert "Elke stap" in scherm.content()
        _met_tab(scherm, "Lees het bericht")
        assert "Beste Robin El Amrani" in scherm.content()
        _met_tab(scherm, "Laat een mens meekijken")
        assert "U hoort uiterlijk 22\u00a0juni 2026 van ons." in scherm.inner_text("[role=status]")
    assert Taak.objects.get(soort="mens_kijkt_mee").persoon_id == youssef.pk


def test_zonder_javascript_werkt_alles_ook_het_voorstel(browser: Browser, kloon: Kloon, portaal_server: str) -> None:
    wie = toneel.met_voorstel()
    with nieuw(browser, portaal_server, script=False) as context:
        scherm = log_in(context.new_page(), wie)
        scherm.click("text=Bekijk en zeg ja")
        scherm.click("text=Ja, ik vraag dit aan")
        assert "Wij hebben uw aanvraag en hebben hem meteen berekend." in scherm.inner_text("main")
        scherm.click("text=English")
        assert scherm.inner_text("h1") == "Your school fee 2025-2026"


def test_niets_steekt_uit_en_alles_is_te_raken(browser: Browser, youssef: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server) as context:
        scherm = context.new_page()
        fouten: list[str] = []
        scherm.on("console", lambda bericht: fouten.append(bericht.text))
        for pad in ["/", "/inloggen/"]:
            _past(scherm, pad)
        log_in(scherm, youssef)
        for pad in _paginas(youssef):
            _past(scherm, pad)
        assert fouten == []


def _past(scherm: Page, pad: str) -> None:
    """On a small phone, a tablet and a desktop; the instalments are a list on the phone and one row elsewhere."""
    scherm.goto(pad)
    met_termijnen = pad == f"/lesgeld/{bouw.SCHOOLJAAR}/"
    for breedte, rijen in ((320, 9), (1024, 1), (1280, 1)):
        scherm.set_viewport_size({"width": breedte, "height": 800})
        assert scherm.evaluate(PAST), (pad, breedte)
        assert scherm.evaluate(RAAKVLAKKEN) == [], (pad, breedte)
        assert scherm.evaluate(GEBROKEN) == [], (pad, breedte)
        assert scherm.evaluate(RIJEN) == (rijen if met_termijnen else 0), (pad, breedte)


def test_elke_pagina_is_toegankelijk_licht_en_donker_in_twee_talen(browser: Browser, youssef: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server) as context:
        scherm = context.new_page()
        for pad in ["/", "/inloggen/", "/bestaat-niet/"]:
            _is_toegankelijk(scherm, portaal_server, pad)
        log_in(scherm, youssef)
        for pad in _paginas(youssef):
            _is_toegankelijk(scherm, portaal_server, pad)


def _is_toegankelijk(scherm: Page, adres: str, pad: str) -> None:
    """All rules in light, in Dutch and English; in the dark only colours differ, and those are the same in every language."""
    for taal in ("en", "nl"):
        scherm.context.add_cookies([{"name": "django_language", "value": taal, "url": adres}])
        scherm.emulate_media(color_scheme="light")
        scherm.goto(pad)
        assert scherm.get_attribute("html", "lang") == taal
        _zonder_overtreding(scherm, pad, ALLE_REGELS)
    scherm.emulate_media(color_scheme="dark")
    _zonder_overtreding(scherm, pad, {"type": "rule", "values": ["color-contrast", "link-in-text-block"]})


def _zonder_overtreding(scherm: Page, pad: str, regels: object) -> None:
    uitslag = Axe().run(scherm, options={"runOnly": regels, "resultTypes": ["violations"]})
    assert uitslag.violations_count == 0, (pad, uitslag.generate_report())
