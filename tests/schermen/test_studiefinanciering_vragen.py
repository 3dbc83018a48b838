"""The application in Chromium: with the keyboard only, and without JavaScript."""

import pytest
from playwright.sync_api import Browser, Page

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.register.models import Persoon
from studiefinanciering.models import Aanvullend, Studiekeuze
from tests.infra.databank import Kloon
from tests.schermen.conftest import geschilderd, log_in, nieuw
from tests.schermen.meetlat import ALLE_REGELS, met_tab, zonder_overtreding
from tests.studiefinanciering.aanvragen import mensen


@pytest.fixture
def wie(kloon: Kloon) -> Persoon:
    return mensen.mbo("4")


def _spatie(scherm: Page, naam: str, waarde: str) -> None:
    geschilderd(scherm)
    scherm.focus(f"input[name={naam}][value={waarde}]")
    scherm.keyboard.press("Space")


def test_met_alleen_het_toetsenbord_van_begin_tot_kenmerk(browser: Browser, wie: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server) as context:
        scherm = log_in(context.new_page(), wie)
        scherm.goto(mensen.AANVRAAG)
        met_tab(scherm, "Begin")
        _spatie(scherm, "vanaf", "begin")
        met_tab(scherm, "Volgende")
        zonder_overtreding(scherm, "aanvullende beurs", ALLE_REGELS)
        met_tab(scherm, "Volgende")  # yes stands there already
        met_tab(scherm, "Volgende")  # no loan stands there already
        _spatie(scherm, "reisproduct", "weekend")
        met_tab(scherm, "Volgende")
        scherm.focus("#id_akkoord")
        scherm.keyboard.press("Space")
        met_tab(scherm, "Verstuur uw aanvraag")
        assert Aanvraag.objects.get(persoon=wie).kenmerk in scherm.inner_text("main")
    assert Studiekeuze.objects.get(persoon=wie).aanvullend == Aanvullend.JA


def test_zonder_javascript_staat_er_bij_elke_vraag_wat_het_wordt(browser: Browser, wie: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server, script=False) as context:
        scherm = log_in(context.new_page(), wie)
        scherm.goto(mensen.AANVRAAG)
        scherm.click("button:text-is('Begin')")
        scherm.check("input[name=vanaf][value=begin]")
        scherm.click("button:text-is('Volgende')")
        assert "tot €" in scherm.inner_text("aside.kaart")
        scherm.check("input[name=aanvullend][value=nee]")
        scherm.click("button:text-is('Volgende')")
        assert "tot €" not in scherm.inner_text("aside.kaart")
