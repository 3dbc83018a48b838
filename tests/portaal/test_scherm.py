"""The parts in a real browser: nothing sticks out, nothing is blocked, everything can be touched, read and reached."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright

from duo_portal.lancering.opmaak import bouw
from duo_portal.settings import CONTENT_SECURITY_POLICY
from tests.portaal.staalkaart import PAGINAS, WORTEL, pagina

ADRES = "http://staalkaart.test"
SOORTEN = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
CSP = "; ".join(f"{naam} {' '.join(waarden)}" for naam, waarden in CONTENT_SECURITY_POLICY["DIRECTIVES"].items())
ALLE_REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    bouw.zorg_voor()
    with sync_playwright() as speler:
        browser = speler.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


def _antwoord(route: Route) -> None:
    """The pages and style sheets from memory, under the policy of the portal."""
    pad = route.request.url.removeprefix(ADRES)
    bronnen = [WORTEL / map_ / pad.removeprefix("/statisch/") for map_ in ("statisch_bron", "statisch_gebouwd")]
    bestand = next((bron for bron in bronnen if bron.is_file()), None)
    if pad.startswith("/statisch/") and bestand:
        route.fulfill(body=bestand.read_bytes(), content_type=SOORTEN[bestand.suffix])
    elif pad.strip("/") in PAGINAS:
        route.fulfill(body=pagina(pad.strip("/")), content_type="text/html", headers={"Content-Security-Policy": CSP})
    else:
        route.fulfill(status=404)


def _nieuw_scherm(browser: Browser, breedte: int = 1280, donker: bool = False) -> Page:
    context = browser.new_context(viewport={"width": breedte, "height": 800}, color_scheme="dark" if donker else "light")
    context.route("**/*", _antwoord)
    return context.new_page()


@pytest.fixture(params=[(1280, False), (1280, True), (320, False)], ids=["licht", "donker", "telefoon"])
def elk_scherm(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    pagina = _nieuw_scherm(browser, *request.param)
    yield pagina
    pagina.context.close()


@pytest.fixture
def scherm(browser: Browser) -> Iterator[Page]:
    pagina = _nieuw_scherm(browser)
    yield pagina
    pagina.context.close()


def _open(scherm: Page, naam: str) -> list[str]:
    """Open a page; returns what the browser complained about (a blocked style, a file not found)."""
    klachten: list[str] = []

    def noteer(bericht: ConsoleMessage) -> None:
        klachten.append(bericht.text)

    scherm.on("console", noteer)
    scherm.goto(f"{ADRES}/{naam}")
    scherm.evaluate("document.fonts.ready")
    return klachten


RAAKVLAKKEN = """() => [...document.querySelectorAll('.knop, .knop-link, .menu a, .merk, .kruimels a, .keuze, .veld input[type=text]')]
    .map(e => [e.textContent.trim() || e.name, e.getBoundingClientRect().height]).filter(([_, h]) => h < 44)"""
GEBROKEN_KNOPPEN = "[...document.querySelectorAll('.knop')].filter(e => e.getBoundingClientRect().height > 56).map(e => e.textContent)"
# On a phone the menu wraps, so that nothing of it is cut off.
MENUREGELS = "new Set([...document.querySelectorAll('.menu a')].map(e => e.getBoundingClientRect().top)).size"


@pytest.mark.parametrize("naam", PAGINAS)
def test_pagina_is_toegankelijk_past_en_laadt_alleen_eigen_bestanden(elk_scherm: Page, naam: str) -> None:
    assert _open(elk_scherm, naam) == []
    assert elk_scherm.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert elk_scherm.evaluate("document.fonts.check('19px \"Source Sans 3\"')")
    assert elk_scherm.evaluate(RAAKVLAKKEN) == []
    assert elk_scherm.evaluate(GEBROKEN_KNOPPEN) == []
    assert elk_scherm.evaluate(MENUREGELS) <= (1 if elk_scherm.evaluate("innerWidth") > 700 else 3)
    assert elk_scherm.evaluate("[...document.querySelectorAll('.menu a')].every(e => e.getBoundingClientRect().right <= innerWidth)")
    uitslag = Axe().run(elk_scherm, options={"runOnly": ALLE_REGELS})
    assert uitslag.violations_count == 0, uitslag.generate_report()


def test_tekst_is_minstens_18_pixels_met_ruime_regels(scherm: Page) -> None:
    _open(scherm, "uitleg")
    grootte, regel = scherm.evaluate("(s => [parseFloat(s.fontSize), parseFloat(s.lineHeight)])(getComputedStyle(document.body))")
    assert grootte >= 18
    assert regel / grootte >= 1.5


def test_bedragen_staan_recht_onder_elkaar(scherm: Page) -> None:
    _open(scherm, "uitleg")
    randen = scherm.evaluate("[...document.querySelectorAll('.rekenstaat .getal')].map(e => Math.round(e.getBoundingClientRect().right))")
    assert len(randen) > 5
    assert len(set(randen)) == 1


def test_met_de_tab_eerst_naar_de_inhoud_met_dikke_rand(scherm: Page) -> None:
    _open(scherm, "overzicht")
    scherm.keyboard.press("Tab")
    assert scherm.evaluate("document.activeElement.classList.contains('sla-over')")
    assert scherm.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 3
    scherm.keyboard.press("Enter")
    assert scherm.evaluate("document.activeElement.id") == "inhoud"


def test_een_fout_brengt_je_naar_het_veld(scherm: Page) -> None:
    _open(scherm, "vraag")
    scherm.click(".foutenlijst a")
    veld = scherm.evaluate("document.activeElement.name || document.querySelector(':target')?.name")
    assert veld == "rekening"
    assert scherm.evaluate("document.querySelector('[name=rekening]').getAttribute('aria-invalid')") == "true"


def test_op_papier_vallen_menu_en_knoppen_weg(scherm: Page) -> None:
    _open(scherm, "overzicht")
    scherm.emulate_media(media="print")
    assert scherm.evaluate("getComputedStyle(document.querySelector('.menu')).display") == "none"
    assert scherm.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_scripts_zijn_eigen_bestanden_die_wachten_en_nergens_staat_stijl_in_de_pagina() -> None:
    """What the policy would block is not written: a script inside a page, an onclick, a style attribute."""
    inlijn = re.compile(r"<script(?![^>]*\bsrc=\"\{% static [^>]*\bdefer\b)[^>]*>|<style\b|\sstyle=|\son[a-z]+=|javascript:")
    assert inlijn.search("<script>x</script>") and inlijn.search('<p style="x">') and inlijn.search('<a onclick="x">')
    for map_ in (WORTEL / "templates", WORTEL / "lesgeld", WORTEL / "duo_portal" / "berichten" / "vormen"):
        for sjabloon in map_.rglob("*.html"):
            assert inlijn.search(sjabloon.read_text()) is None, sjabloon
