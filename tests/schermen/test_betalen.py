"""Everything a payer can do, in Chromium: by keyboard, without JavaScript, on a small phone, light and dark, in two languages."""

import pytest
from playwright.sync_api import Browser

from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import Betalingsregeling, Regelingsoort, Vordering
from tests import toneel
from tests.infra.databank import Kloon
from tests.schermen.conftest import log_in, nieuw
from tests.schermen.meetlat import ALLE_REGELS, is_toegankelijk, met_tab, zonder_overtreding


@pytest.fixture
def achter(kloon: Kloon) -> Persoon:
    """Asked to pay the rest."""
    return toneel.student(keer=3, stappen=4)


def formulieren(wie: Persoon, *delen: str) -> list[str]:
    nummer = Vordering.objects.get(persoon=wie).pk
    return [f"/betalen/{nummer}/{deel}" for deel in delen]


def test_een_formulier_met_fouten_is_ook_toegankelijk(browser: Browser, achter: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server) as context:
        scherm = log_in(context.new_page(), achter)
        (pad,) = formulieren(achter, "regeling/")
        scherm.goto(pad)
        scherm.click("text=Spreek dit af")
        assert "Kies in hoeveel keer" in scherm.inner_text(".foutenlijst")
        scherm.click(".foutenlijst a >> nth=0")
        assert scherm.evaluate("document.querySelector(':target').name") == "aantal"
        zonder_overtreding(scherm, pad, ALLE_REGELS)


def test_zonder_javascript_en_met_het_toetsenbord_een_regeling_afspreken(browser: Browser, achter: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server, script=False) as context:
        scherm = log_in(context.new_page(), achter)
        scherm.click("a.knop:has-text('Spreek een regeling af')")
        scherm.check("input[name=aantal][value='6']")
        scherm.check("input[name=eerste][value='2026-07-01']")
        scherm.click("text=Spreek dit af")
        assert "Uw regeling is goed." in scherm.inner_text("[role=status]")
        assert "Dat is uw volgende termijn." in scherm.inner_text("main")
    assert Betalingsregeling.objects.get(persoon=achter).soort == Regelingsoort.EIGEN_VOORSTEL


def test_met_alleen_het_toetsenbord_naar_termijnen(
    browser: Browser, kloon: Kloon, portaal_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUO_VANDAAG", "2025-09-20")
    wie = toneel.student("Visser")
    with nieuw(browser, portaal_server) as context:
        scherm = log_in(context.new_page(), wie)
        met_tab(scherm, "Betaal in termijnen")
        for pad in formulieren(wie, "termijnen/"):
            is_toegankelijk(scherm, portaal_server, pad)
        scherm.focus("#id_akkoord")
        scherm.keyboard.press("Space")
        met_tab(scherm, "Betaal in termijnen")
        assert "U betaalt nu in termijnen." in scherm.inner_text("[role=status]")
    assert Betalingsregeling.objects.get(persoon=wie).soort == Regelingsoort.TERMIJNEN
