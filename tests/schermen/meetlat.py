"""What is measured on a page in a browser."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.schermen.conftest import geschilderd

ALLE_REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAST = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
RAAKVLAKKEN = """() => [...document.querySelectorAll('.knop, .knop-link, .menu a, .merk, .kruimels a, .voet a')]
    .map(e => [e.textContent.trim(), e.getBoundingClientRect().height]).filter(([_, h]) => h > 0 && h < 44)"""
GEBROKEN = """() => [...document.querySelectorAll('.termijnstaat .maand, .termijnstaat .bedrag, .knop')]
    .filter(e => e.offsetWidth > 1 && (e.scrollWidth > e.clientWidth + 1 || e.getClientRects().length > 1)).map(e => e.textContent)"""


def zonder_overtreding(scherm: Page, waar: str, regels: object) -> None:
    uitslag = Axe().run(scherm, options={"runOnly": regels, "resultTypes": ["violations"]})
    assert uitslag.violations_count == 0, (waar, uitslag.generate_report())


def met_tab(scherm: Page, naam: str) -> None:
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


def is_toegankelijk(scherm: Page, adres: str, pad: str) -> None:
    """All rules in light, in Dutch and English; in the dark only colours differ, and those are the same in every language."""
    for taal in ("en", "nl"):
        scherm.context.add_cookies([{"name": "django_language", "value": taal, "url": adres}])
        scherm.emulate_media(color_scheme="light")
        scherm.goto(pad)
        assert scherm.get_attribute("html", "lang") == taal
        zonder_overtreding(scherm, pad, ALLE_REGELS)
    scherm.emulate_media(color_scheme="dark")
    zonder_overtreding(scherm, pad, {"type": "rule", "values": ["color-contrast", "link-in-text-block"]})
