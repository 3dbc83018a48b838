"""The student's way through the portal in Chromium: by keyboard, without JavaScript, on a small phone, for who cannot see it well."""

import pytest
from playwright.sync_api import Browser

from duo_portal.register.models import Persoon
from duo_portal.werkvoorraad.models import Taak
from tests import bouw, toneel
from tests.infra.databank import Kloon
from tests.schermen.conftest import log_in, nieuw
from tests.schermen.meetlat import is_toegankelijk, met_tab

RIJEN = "new Set([...document.querySelectorAll('.termijnstaat li')].map(e => Math.round(e.getBoundingClientRect().top))).size"


@pytest.fixture
def youssef(kloon: Kloon) -> Persoon:
    return toneel.bij_de_deurwaarder()


def test_met_alleen_het_toetsenbord_van_inloggen_tot_een_mens(browser: Browser, youssef: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server) as context:
        scherm = context.new_page()
        scherm.goto("/")
        met_tab(scherm, "Inloggen")
        met_tab(scherm, "Inloggen met DigiD")
        met_tab(scherm, "Robin El Amrani")
        assert scherm.title().startswith("Overzicht")
        met_tab(scherm, "Hoe is dit berekend?")
        assert "Elke stap" in scherm.content()
        met_tab(scherm, "Lees het bericht")
        assert "Beste Robin El Amrani" in scherm.content()
        met_tab(scherm, "Laat een mens meekijken")
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


def test_de_termijnen_staan_op_een_telefoon_onder_elkaar_en_elders_op_een_rij(
    browser: Browser, youssef: Persoon, portaal_server: str
) -> None:
    with nieuw(browser, portaal_server) as context:
        scherm = log_in(context.new_page(), youssef)
        scherm.goto(f"/lesgeld/{bouw.SCHOOLJAAR}/")
        for breedte, rijen in ((320, 9), (1024, 1), (1280, 1)):
            scherm.set_viewport_size({"width": breedte, "height": 800})
            assert scherm.evaluate(RIJEN) == rijen, breedte


def test_een_foutpagina_is_ook_toegankelijk(browser: Browser, kloon: Kloon, portaal_server: str) -> None:
    """Every other page is looked at in test_ronde.py."""
    with nieuw(browser, portaal_server) as context:
        is_toegankelijk(context.new_page(), portaal_server, "/bestaat-niet/")
