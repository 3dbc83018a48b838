"""Everything a payer can do, in Chromium: by keyboard, without JavaScript, on a small phone, light and dark, in two languages."""

from datetime import date

import pytest
from playwright.sync_api import Browser

from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import Betalingsregeling, Regelingsoort, Vordering
from tests import bouw, toneel
from tests.betalen import rijen
from tests.infra.databank import Kloon
from tests.schermen.conftest import log_in, nieuw
from tests.schermen.test_schermen import ALLE_REGELS, PAST, RAAKVLAKKEN, _is_toegankelijk, _met_tab, _zonder_overtreding

JAAR = f"/lesgeld/{bouw.SCHOOLJAAR}/"


@pytest.fixture
def achter(kloon: Kloon) -> Persoon:
    """Asked to pay the rest."""
    return toneel.student(keer=3, stappen=4)


@pytest.fixture
def in_termijnen(kloon: Kloon) -> Persoon:
    """Debits paid, failed, on their way and to come."""
    wie = toneel.student("Bakker")
    regeling = toneel.in_termijnen(wie)
    for nummer in range(1, 6):
        rijen.geboekt(rijen.afschrijving(regeling, nummer, date(2025, 10, 27)), date(2025, 10, 27))
    rijen.afschrijving(regeling, 6, date(2026, 6, 12))
    return wie


def formulieren(wie: Persoon, *delen: str) -> list[str]:
    nummer = Vordering.objects.get(persoon=wie).pk
    return [f"/betalen/{nummer}/{deel}" for deel in delen]


def test_alles_past_is_te_raken_en_is_toegankelijk(browser: Browser, achter: Persoon, in_termijnen: Persoon, portaal_server: str) -> None:
    paden = {
        achter.pk: [JAAR, f"{JAAR}beslissing/", *formulieren(achter, "", "regeling/", "uitstel/", "overzicht/")],
        in_termijnen.pk: [JAAR, *formulieren(in_termijnen, "stoppen/")],
    }
    for wie in (achter, in_termijnen):
        with nieuw(browser, portaal_server) as context:
            scherm = log_in(context.new_page(), wie)
            for pad in paden[wie.pk]:
                scherm.goto(pad)
                for breedte in (320, 1280):
                    scherm.set_viewport_size({"width": breedte, "height": 800})
                    assert scherm.evaluate(PAST), (pad, breedte)
                    assert scherm.evaluate(RAAKVLAKKEN) == [], (pad, breedte)
                _is_toegankelijk(scherm, portaal_server, pad)


def test_een_formulier_met_fouten_is_ook_toegankelijk(browser: Browser, achter: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server) as context:
        scherm = log_in(context.new_page(), achter)
        (pad,) = formulieren(achter, "regeling/")
        scherm.goto(pad)
        scherm.click("text=Spreek dit af")
        assert "Kies in hoeveel keer" in scherm.inner_text(".foutenlijst")
        scherm.click(".foutenlijst a >> nth=0")
        assert scherm.evaluate("document.querySelector(':target').name") == "aantal"
        _zonder_overtreding(scherm, pad, ALLE_REGELS)


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
        _met_tab(scherm, "Betaal in termijnen")
        for pad in formulieren(wie, "termijnen/"):
            _is_toegankelijk(scherm, portaal_server, pad)
        scherm.focus("#id_akkoord")
        scherm.keyboard.press("Space")
        _met_tab(scherm, "Betaal in termijnen")
        assert "U betaalt nu in termijnen." in scherm.inner_text("[role=status]")
    assert Betalingsregeling.objects.get(persoon=wie).soort == Regelingsoort.TERMIJNEN
