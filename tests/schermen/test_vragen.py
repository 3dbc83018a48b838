"""Question pages in Chromium: with the keyboard only, without JavaScript, on a small phone, for who cannot see them well."""

import pytest
from playwright.sync_api import Browser, FilePayload, Page

from duo_portal.aanvragen.models import Aanvraag, Bewijsstuk
from duo_portal.register.models import Persoon
from tests import bouw, toneel
from tests.infra.databank import Kloon
from tests.schermen.conftest import geschilderd, log_in, nieuw
from tests.schermen.meetlat import ALLE_REGELS, met_tab, zonder_overtreding

BEGIN = f"/vragen/lesgeld-terugvragen/{bouw.SCHOOLJAAR}/"
PDF: FilePayload = {"name": "verklaring.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n1 0 obj\n%%EOF\n"}


@pytest.fixture
def wie(kloon: Kloon) -> Persoon:
    return toneel.student()


def _kies(scherm: Page, naam: str, waarde: str) -> None:
    """With the keyboard: to the first choice, and on with the arrow."""
    geschilderd(scherm)
    scherm.focus(f"input[name={naam}]")
    scherm.keyboard.press("Space")
    for _ in range(10):
        if scherm.is_checked(f"input[name={naam}][value={waarde}]"):
            return
        scherm.keyboard.press("ArrowDown")
    raise AssertionError(f"{waarde} is niet te kiezen")


def test_met_alleen_het_toetsenbord_van_begin_tot_kenmerk(browser: Browser, wie: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server) as context:
        scherm = log_in(context.new_page(), wie)
        scherm.goto(BEGIN)
        met_tab(scherm, "Begin")
        _kies(scherm, "reden", "overstap")
        met_tab(scherm, "Volgende")
        met_tab(scherm, "Volgende")  # nothing typed: what is missing is said first
        assert scherm.title().startswith("Fout: ")
        scherm.wait_for_function("document.activeElement.id === 'fouten'")
        scherm.focus("#id_laatste_schooldag")
        scherm.keyboard.type("20-2-2026")
        met_tab(scherm, "Volgende")
        scherm.focus("#id_toelichting")
        scherm.keyboard.type("Ik ging verder in deeltijd.")
        met_tab(scherm, "Volgende")
        assert "20\u00a0februari 2026" in scherm.inner_text("main")
        scherm.focus("#id_akkoord")
        scherm.keyboard.press("Space")
        met_tab(scherm, "Verstuur uw aanvraag")
        assert Aanvraag.objects.get().kenmerk in scherm.inner_text("main")
        scherm.go_back(wait_until="load")  # the check page again: it leads to what was sent
        assert Aanvraag.objects.count() == 1


def test_zonder_javascript_met_bewijs_en_een_stap_terug(browser: Browser, wie: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server, script=False) as context:
        scherm = log_in(context.new_page(), wie)
        scherm.goto(BEGIN)
        scherm.click("button:text-is('Begin')")
        scherm.check("input[name=reden][value=zwanger]")
        scherm.click("text=Volgende")
        scherm.fill("#id_laatste_schooldag", "20-2-2026")
        scherm.click("text=Volgende")
        scherm.click("a:text-is('Terug')")
        assert scherm.input_value("#id_laatste_schooldag") == "20-2-2026"
        scherm.click("text=Volgende")
        scherm.click("text=Volgende")
        scherm.set_input_files("input[type=file]", PDF)
        scherm.click("text=Volgende")
        assert "verklaring.pdf" in scherm.inner_text("dl")
        scherm.check("#id_akkoord")
        scherm.click("text=Verstuur uw aanvraag")
        assert "Wij hebben uw aanvraag" in scherm.inner_text("main")
    assert Bewijsstuk.objects.get().bestandsnaam == "verklaring.pdf"


def test_een_vraag_met_een_fout_is_ook_toegankelijk(browser: Browser, wie: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server) as context:
        scherm = log_in(context.new_page(), wie)
        scherm.goto(BEGIN)
        scherm.click("button:text-is('Begin')")
        scherm.click("text=Volgende")
        zonder_overtreding(scherm, "reden met fout", ALLE_REGELS)
