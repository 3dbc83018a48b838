"""One's own data in Chromium: an account without JavaScript, a mandate with the keyboard alone."""

import pytest
from playwright.sync_api import Browser, Page

from duo_portal.mijngegevens.code import code_van, gedrukt
from duo_portal.mijngegevens.models import Machtigingsaanbod
from duo_portal.register.models import Persoon, Rekening
from tests import bouw
from tests.infra.databank import Kloon
from tests.schermen.conftest import geschilderd, log_in, nieuw
from tests.schermen.meetlat import met_tab

NIEUW = "NL39RABO0300065264"


@pytest.fixture
def robin(kloon: Kloon) -> Persoon:
    return bouw.persoon("Bosman")


def _verder(scherm: Page, knop: str) -> None:
    with scherm.expect_navigation():
        scherm.click(f"main >> text={knop}")


def test_zonder_javascript_een_andere_rekening(browser: Browser, robin: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server, script=False) as context:
        scherm = log_in(context.new_page(), robin)
        scherm.goto("/mijn-gegevens/")
        _verder(scherm, "Geef een andere rekening op")
        scherm.fill("[name=iban]", "NL39RABO0300065265")
        scherm.fill("[name=tenaamstelling]", "R. Bosman")
        _verder(scherm, "Verder")
        assert scherm.title().startswith("Fout: ") and "tikfout" in scherm.inner_text("#fouten")
        scherm.fill("[name=iban]", NIEUW)
        _verder(scherm, "Verder")
        assert "NL39 RABO 0300 0652 64" in scherm.inner_text("main")
        scherm.fill("[name=opnieuw]", NIEUW)
        _verder(scherm, "Verander mijn rekening")
        assert "Uw rekening is veranderd" in scherm.inner_text("main")
    assert Rekening.objects.get(persoon=robin, vervangen_op__isnull=True).iban == NIEUW


def _tot(scherm: Page, kiezer: str) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(60):
        scherm.keyboard.press("Tab")
        if scherm.evaluate("kiezer => document.activeElement.matches(kiezer)", kiezer):
            return
    raise AssertionError(f"{kiezer} is met Tab niet te bereiken op {scherm.url}")


def test_met_het_toetsenbord_een_andere_rekening(browser: Browser, robin: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server) as context:
        scherm = log_in(context.new_page(), robin)
        met_tab(scherm, "Mijn gegevens")
        met_tab(scherm, "Geef een andere rekening op")
        geschilderd(scherm)
        for veld, getypt in (("iban", NIEUW), ("tenaamstelling", "R. Bosman")):
            _tot(scherm, f"[name={veld}]")
            scherm.keyboard.type(getypt)
        with scherm.expect_navigation():
            scherm.keyboard.press("Enter")
        geschilderd(scherm)
        _tot(scherm, "[name=opnieuw]")
        scherm.keyboard.type(NIEUW)
        met_tab(scherm, "Verander mijn rekening")
        assert "Uw rekening is veranderd" in scherm.inner_text("main")
    assert Rekening.objects.get(persoon=robin, vervangen_op__isnull=True).iban == NIEUW


def test_met_het_toetsenbord_iemand_machtigen(browser: Browser, robin: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server) as context:
        scherm = log_in(context.new_page(), robin)
        for link in ("Mijn gegevens", "Bekijk uw machtigingen", "Machtig iemand"):
            met_tab(scherm, link)
        geschilderd(scherm)
        for kiezer in ("[name=lijnen]", "[name=wat]", "[name=tot]"):
            _tot(scherm, kiezer)
            scherm.keyboard.press("Space")
        for knop in ("Verder", "Maak de code"):
            _tot(scherm, "main button.knop")
            assert knop in scherm.evaluate("document.activeElement.textContent")
            with scherm.expect_navigation():
                scherm.keyboard.press("Enter")
            geschilderd(scherm)
        assert gedrukt(code_van(Machtigingsaanbod.objects.get().pk)) in scherm.inner_text("main")
