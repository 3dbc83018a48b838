"""Logging in, staying logged in and being logged out, in Chromium, over HTTP, with the login service on the same server."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Browser, Page

from duo_portal.register.models import Persoon
from duo_portal.toegang.models import Bewaard, Sessie
from tests.bouw import persoon
from tests.infra.databank import Kloon
from tests.schermen.conftest import log_in, nieuw
from tests.schermen.meetlat import ALLE_REGELS, zonder_overtreding
from tests.toegang.inlogweg import met_bsn

FORMULIER = "/berichten/bel-mij/"
HOOGTES = """() => [...document.querySelectorAll('button, a.knop, .veld input, .veld select')]
    .map(e => [e.textContent.trim(), e.getBoundingClientRect().height]).filter(([_, h]) => h > 0 && h < 44)"""


@pytest.fixture
def robin(kloon: Kloon) -> Persoon:
    cache.clear()
    return met_bsn(persoon("Dijkstra"))


def ga(scherm: Page, wat: str) -> None:
    with scherm.expect_navigation():
        scherm.click(wat)


def met_nummer(scherm: Page, wie: Persoon) -> None:
    scherm.fill("input[name=persoon]", str(wie.pk))
    ga(scherm, "button:text-is('Inloggen')")


def laat_nog(seconden: int) -> None:
    assert Sessie.objects.exclude(persoon_id=None).update(expire_date=timezone.now() + timedelta(seconds=seconden)) == 1


@pytest.mark.parametrize("script", [True, False], ids=["met script", "zonder script"])
def test_de_hele_weg_heen_en_terug(browser: Browser, robin: Persoon, portaal_server: str, script: bool) -> None:
    with nieuw(browser, portaal_server, script=script) as context:
        scherm = context.new_page()
        scherm.goto("/berichten/")
        ga(scherm, "text=Inloggen met DigiD")
        ga(scherm, "text=Annuleren")
        assert "U hebt het inloggen gestopt" in scherm.inner_text("[role=status]")
        ga(scherm, "text=Inloggen met DigiD")
        met_nummer(scherm, robin)
        assert urlsplit(scherm.url).path == "/berichten/"
        assert "Robin Dijkstra" in scherm.inner_text(".wie")
        ga(scherm, ".wie button")
        assert "U bent uitgelogd" in scherm.inner_text("[role=status]")
        scherm.go_back()
        assert "Robin Dijkstra" not in scherm.content()


def test_een_onbekend_nummer_is_een_fout_die_iedereen_hoort(browser: Browser, robin: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server) as context:
        scherm = context.new_page()
        scherm.goto("/inloggen/")
        ga(scherm, "text=Inloggen met DigiD")
        for breedte in (320, 1280):
            scherm.set_viewport_size({"width": breedte, "height": 800})
            assert scherm.evaluate(HOOGTES) == [], breedte
        met_nummer(scherm, Persoon(pk=999_999))
        assert scherm.title().startswith("Fout: ")
        zonder_overtreding(scherm, "fout", ALLE_REGELS)


def test_twee_minuten_voor_het_einde_een_waarschuwing_en_daarna_verder(browser: Browser, robin: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server) as context:
        scherm = context.new_page()
        scherm.clock.install()
        log_in(scherm, robin)
        scherm.goto(FORMULIER)
        scherm.fill("input[name=telefoon]", "0612345678")
        assert scherm.is_hidden("[data-melding]")
        laat_nog(100)
        scherm.clock.fast_forward("13:30")
        scherm.wait_for_selector("[data-melding]", state="visible")
        assert "Over 2 minuten logt u vanzelf uit" in scherm.inner_text("[role=alert]")
        zonder_overtreding(scherm, "waarschuwing", ALLE_REGELS)
        scherm.focus("[data-blijf]")
        scherm.keyboard.press("Enter")
        scherm.wait_for_selector("[data-melding]", state="hidden")
        assert "U blijft ingelogd tot" in scherm.inner_text("#meldplek")
        assert scherm.input_value("input[name=telefoon]") == "0612345678"
    assert Sessie.objects.get(persoon_id=robin.pk).expire_date > timezone.now() + timedelta(minutes=14)


def test_wie_in_een_ander_tabblad_verder_ging_krijgt_geen_waarschuwing(browser: Browser, robin: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server) as context:
        scherm = context.new_page()
        scherm.clock.install()
        log_in(scherm, robin)
        with scherm.expect_response(lambda antwoord: antwoord.url.endswith("/sessie/")):
            scherm.clock.fast_forward("13:30")
        assert scherm.is_hidden("[data-melding]")


def test_als_het_voorbij_is_gaat_de_pagina_weg_en_komt_het_getypte_terug(browser: Browser, robin: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server) as context:
        scherm = context.new_page()
        scherm.clock.install()
        log_in(scherm, robin)
        scherm.goto(FORMULIER)
        scherm.fill("input[name=telefoon]", "0612345678")
        laat_nog(-1)
        with scherm.expect_navigation(url="**/inloggen/**"):
            scherm.clock.fast_forward("15:10")
        assert "bewaren wij een uur" in scherm.inner_text("[role=status]")
        ga(scherm, "text=Inloggen met DigiD")
        met_nummer(scherm, robin)
        assert scherm.input_value("input[name=telefoon]") == "0612345678"
        assert "Er is nog niets verstuurd" in scherm.inner_text("main")
    assert Bewaard.objects.count() == 0


def test_zonder_script_komt_wat_te_laat_verstuurd_werd_ook_terug(browser: Browser, robin: Persoon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server, script=False) as context:
        scherm = log_in(context.new_page(), robin)
        scherm.goto(FORMULIER)
        scherm.fill("input[name=telefoon]", "0612345678")
        scherm.check("input[name=dagdeel] >> nth=1")
        laat_nog(-1)
        ga(scherm, "main button.knop")
        ga(scherm, "text=Inloggen met DigiD")
        met_nummer(scherm, robin)
        assert scherm.input_value("input[name=telefoon]") == "0612345678"
        assert scherm.is_checked("input[name=dagdeel] >> nth=1")
