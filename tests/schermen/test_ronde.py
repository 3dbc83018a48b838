"""Every page of the walk in Chromium: for who cannot see it well, on a small phone, enlarged, in the dark, in English, without script."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from duo_portal.register.models import Persoon
from tests.ronde.lopen import VAN_IEDEREEN, Bezoek, op_dag, ruimten
from tests.ronde.opstelling import Sjabloon
from tests.ronde.voorbeelden import Voorbeeld
from tests.schermen.conftest import log_in, nieuw
from tests.schermen.meetlat import ALLE_REGELS, GEBROKEN, PAST, RAAKVLAKKEN, zonder_overtreding

# In CSS pixels: a small phone; the desktop enlarged to 200%; the desktop.
BREEDTEN = (320, 640, 1280)
# Addresses that are more than one page: by person, by question, by what was typed.
ELK: dict[str, Callable[[Voorbeeld], tuple[object, ...]]] = {
    **{naam: lambda voorbeeld: (voorbeeld.wie,) for naam in VAN_IEDEREEN},
    "vragen:stap": lambda voorbeeld: (voorbeeld.pad.partition("?")[0],),
    "openbaar:rekenhulp": lambda voorbeeld: (voorbeeld.pad,),
}
DICHT = """() => [...document.querySelectorAll('main form')].filter(f => !f.checkVisibility()
    || ![...f.querySelectorAll('button, input[type=submit]')].some(k => k.checkVisibility() && !k.disabled)).map(f => f.action)"""


def te_bekijken(sjabloon: Sjabloon, ruimte: str) -> list[Bezoek]:
    """One page per address; of those that differ from person to person all."""
    uit: dict[object, Bezoek] = {}
    for bezoek in sjabloon.ronde.van(ruimte):
        voorbeeld = bezoek.voorbeeld
        uit.setdefault((voorbeeld.naam, *(ELK[voorbeeld.naam](voorbeeld) if voorbeeld.naam in ELK else ())), bezoek)
    return list(uit.values())


class Kijker:
    """One browser window per person, kept between pages."""

    def __init__(self, browser: Browser, adres: str, script: bool = True) -> None:
        self.browser, self.adres, self.script = browser, adres, script
        self.ramen: dict[int, BrowserContext] = {}
        self.klachten: list[str] = []

    def scherm(self, wie: Persoon | None) -> Page:
        sleutel = wie.pk if wie else 0
        if sleutel not in self.ramen:
            raam = self.ramen[sleutel] = nieuw(self.browser, self.adres, script=self.script)
            scherm = raam.new_page()
            scherm.on("console", lambda bericht: self.klachten.append(bericht.text))
            if wie:
                log_in(scherm, wie)
        return self.ramen[sleutel].pages[0]

    def ga(self, bezoek: Bezoek, taal: str) -> Page:
        scherm = self.scherm(bezoek.voorbeeld.wie)
        scherm.context.add_cookies([{"name": "django_language", "value": taal, "url": self.adres}])
        self.klachten.clear()
        scherm.goto(bezoek.voorbeeld.pad)
        return scherm

    def sluit(self) -> None:
        for raam in self.ramen.values():
            raam.close()


@pytest.fixture
def kijker(browser: Browser, rondeserver: str) -> Iterator[Kijker]:
    kijker = Kijker(browser, rondeserver)
    yield kijker
    kijker.sluit()


@pytest.fixture
def zonder_script(browser: Browser, rondeserver: str) -> Iterator[Kijker]:
    kijker = Kijker(browser, rondeserver, script=False)
    yield kijker
    kijker.sluit()


@pytest.mark.parametrize("ruimte", ruimten())
def test_elke_pagina_is_toegankelijk_en_past(ruimte: str, kijker: Kijker, rondekloon: Sjabloon) -> None:
    """Dutch, light and wide; English, dark and narrow: colours are the same in both languages, and words in both lights."""
    for bezoek in te_bekijken(rondekloon, ruimte):
        with op_dag(bezoek.voorbeeld.dag):
            _licht_en_nederlands(kijker, bezoek)
            _donker_en_engels(kijker, bezoek)


def _licht_en_nederlands(kijker: Kijker, bezoek: Bezoek) -> None:
    scherm = kijker.ga(bezoek, "nl")
    scherm.emulate_media(color_scheme="light")
    for breedte in BREEDTEN:
        scherm.set_viewport_size({"width": breedte, "height": 800})
        assert scherm.evaluate(PAST), (bezoek.waar, breedte)
        assert scherm.evaluate(RAAKVLAKKEN) == [], (bezoek.waar, breedte)
        assert scherm.evaluate(GEBROKEN) == [], (bezoek.waar, breedte)
    assert scherm.get_attribute("html", "lang") == "nl", bezoek.waar
    # A page that says what was typed wrong is an error to the console too.
    assert [klacht for klacht in kijker.klachten if f"status of {bezoek.status}" not in klacht] == [], bezoek.waar
    zonder_overtreding(scherm, bezoek.waar, ALLE_REGELS)


def _donker_en_engels(kijker: Kijker, bezoek: Bezoek) -> None:
    kijker.scherm(bezoek.voorbeeld.wie).set_viewport_size({"width": BREEDTEN[0], "height": 800})
    scherm = kijker.ga(bezoek, "en")
    scherm.emulate_media(color_scheme="dark")
    assert scherm.get_attribute("html", "lang") == "en", bezoek.waar
    assert scherm.evaluate(PAST), (bezoek.waar, "en")
    zonder_overtreding(scherm, bezoek.waar, ALLE_REGELS)


@pytest.mark.parametrize("ruimte", ruimten())
def test_zonder_javascript_staat_alles_er(ruimte: str, zonder_script: Kijker, rondekloon: Sjabloon) -> None:
    for bezoek in te_bekijken(rondekloon, ruimte):
        with op_dag(bezoek.voorbeeld.dag):
            scherm = zonder_script.ga(bezoek, "nl")
        assert scherm.is_visible("main h1"), bezoek.waar
        assert scherm.evaluate(DICHT) == [], bezoek.waar
