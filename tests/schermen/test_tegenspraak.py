"""Saying that one does not agree, in Chromium: without JavaScript, on a small phone in the dark, and for who cannot see it well."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from duo_portal.register.models import Persoon
from duo_portal.tegenspraak.models import Aanvulling, Zaak
from tests import toneel
from tests.infra.databank import Kloon
from tests.schermen.conftest import log_in, nieuw
from tests.schermen.meetlat import ALLE_REGELS, PAST
from tests.tegenspraak.wereld import besluitbericht


@pytest.fixture
def youssef(kloon: Kloon) -> Persoon:
    return toneel.bij_de_deurwaarder()


def klik(scherm: Page, wat: str) -> None:
    with scherm.expect_navigation():
        scherm.locator("main a, main button").filter(has_text=wat).first.click()  # a letter names the button too


def test_zonder_javascript_van_bericht_tot_intrekken(browser: Browser, youssef: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server, script=False) as context:
        scherm = log_in(context.new_page(), youssef)
        scherm.goto(f"/berichten/{besluitbericht(youssef).pk}/")
        klik(scherm, "Ik ben het er niet mee eens")
        klik(scherm, "Verstuur uw bezwaar")
        assert scherm.title().startswith("Fout: Ik ben het er niet mee eens")
        scherm.check("input[name=later]")
        klik(scherm, "Verstuur uw bezwaar")
        zaak = Zaak.objects.get()
        assert zaak.kenmerk in scherm.inner_text("main [role=status]")
        scherm.fill("textarea", "Ik stopte al in januari.")
        klik(scherm, "Verstuur")
        assert Aanvulling.objects.get(zaak=zaak).tekst == "Ik stopte al in januari."
        klik(scherm, "Trek uw bezwaar in")
        klik(scherm, "Ja, trek mijn bezwaar in")
        assert "U trok uw bezwaar in." in scherm.inner_text("main [role=status]")


def test_de_bladzijden_zijn_toegankelijk_en_passen_op_een_telefoon(browser: Browser, youssef: Persoon, portaal_server: str) -> None:
    bericht = besluitbericht(youssef).pk
    with nieuw(browser, portaal_server) as context:
        scherm = log_in(context.new_page(), youssef)
        scherm.emulate_media(color_scheme="dark")
        scherm.set_viewport_size({"width": 320, "height": 640})
        scherm.goto(f"/niet-eens/bericht/{bericht}/")
        klik(scherm, "Verstuur uw bezwaar")
        _keur(scherm)  # with its summary of mistakes
        scherm.fill("textarea", "Ik stopte al in januari. " + "lang" * 40)
        klik(scherm, "Verstuur uw bezwaar")
        zaak = scherm.url
        for pad in (zaak, f"{zaak}intrekken/", "/", "/berichten/?zoek=diploma", f"/berichten/{bericht}/"):
            scherm.goto(pad)
            _keur(scherm)


def _keur(scherm: Page) -> None:
    assert scherm.evaluate(PAST), scherm.url
    gevonden = Axe().run(scherm, options={"runOnly": {"type": "tag", "values": ALLE_REGELS}})
    assert gevonden.response["violations"] == [], scherm.url
