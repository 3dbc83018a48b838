"""What a first visit weighs, with the files as production serves them; whether anything jumps; and what is asked of others: nothing."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, Page

from duo_portal.lancering.opmaak import bouw
from tests import bouw as wereld
from tests import toneel
from tests.infra.databank import Kloon
from tests.ronde.lopen import Bezoek
from tests.ronde.wandelen import wandel
from tests.schermen.conftest import geschilderd, log_in, nieuw
from tests.toegang.rolverdeling import burger

JAAR = f"/lesgeld/{wereld.SCHOOLJAAR}/"
HOOGSTENS = 100_000
KOPPEN = 1_200  # bytes of headers of an answer, at the most
_BESTAND = re.compile(r'<(?:link|script)\b[^>]*\b(?:href|src)="/statisch/([^"]+)"')
_ANDERE_LETTERS = re.compile("[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1eff]")
SCHUIVEN = """
window.geschoven = 0;
new PerformanceObserver(lijst => { for (const deel of lijst.getEntries()) window.geschoven += deel.value; })
    .observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(scope="module")
def verzameld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Style sheets, scripts and fonts as ``collectstatic`` leaves them: with a digest in their name, and compressed."""
    bouw.zorg_voor()
    map_ = tmp_path_factory.mktemp("statisch")
    with override_settings(**_instellingen(map_)):
        call_command("collectstatic", interactive=False, verbosity=0)
    return map_


@pytest.fixture
def als_in_productie(kloon: Kloon, verzameld: Path) -> Iterator[str]:
    """A web server that serves those files by whitenoise, and not by Django's finders."""
    with override_settings(**_instellingen(verzameld), ALLOWED_HOSTS=["127.0.0.1", "testserver"]):
        draad = LiveServerThread("127.0.0.1", _zonder_zoekers)  # type: ignore[arg-type]  # any function of an application will do
        draad.daemon = True
        draad.start()
        draad.is_ready.wait()
        assert draad.error is None
        try:
            yield f"http://127.0.0.1:{draad.port}"
        finally:
            draad.terminate()


def _zonder_zoekers(toepassing: Any) -> Any:
    """Where Django would put its own server of static files."""
    return toepassing


def _instellingen(map_: Path) -> dict[str, object]:
    opslag = {**settings.STORAGES["staticfiles"], "OPTIONS": {"location": str(map_)}}
    return {"STATIC_ROOT": str(map_), "STORAGES": {**settings.STORAGES, "staticfiles": opslag}}


class Meter:
    """Adds up what comes over the wire, headers included, and notes whom a page asks for something."""

    def __init__(self, context: BrowserContext, scherm: Page) -> None:
        self.bytes_, self.vragen = 0, list[str]()
        self._sessie = context.new_cdp_session(scherm)
        self._sessie.send("Network.enable")
        self._sessie.on("Network.loadingFinished", self._klaar)
        self._sessie.on("Network.requestWillBeSent", lambda bericht: self.vragen.append(bericht["request"]["url"]))

    def _klaar(self, bericht: dict[str, float]) -> None:
        self.bytes_ += int(bericht["encodedDataLength"])


def test_een_eerste_bezoek_is_licht_vraagt_niets_aan_een_ander_en_verschuift_niet(browser: Browser, als_in_productie: str) -> None:
    wie = toneel.bij_de_deurwaarder()
    for pad, breedte, bezoeker in (("/", 360, None), ("/zo-rekenen-wij/", 1280, None), ("/", 1280, wie), (JAAR, 360, wie)):
        with nieuw(browser, als_in_productie) as context:
            scherm = context.new_page()
            if bezoeker:
                log_in(scherm, bezoeker)
                context.new_cdp_session(scherm).send("Network.clearBrowserCache")
                scherm.goto("about:blank")
            scherm.set_viewport_size({"width": breedte, "height": 800})
            scherm.add_init_script(SCHUIVEN)
            meter = Meter(context, scherm)
            scherm.goto(pad)
            scherm.evaluate("document.fonts.ready")
            geschilderd(scherm)
            assert 20_000 < meter.bytes_ <= HOOGSTENS, (pad, meter.bytes_)
            assert [url for url in meter.vragen if not url.startswith((als_in_productie, "data:"))] == [], pad
            assert scherm.evaluate("window.geschoven") == 0, pad


def test_elke_pagina_blijft_onder_de_honderd_kilobyte(als_in_productie: str, verzameld: Path) -> None:
    """Every page that the walk finds, added up from the files it names: a browser for each would take minutes."""
    wie = toneel.bij_de_deurwaarder()
    te_zwaar = dict[str, int]()
    for client, bezoeker, minstens in ((Client(), None, 15), (burger(wie), wie, 40)):
        paginas = [bezoek for bezoek in wandel(client, bezoeker, open_ook=True) if bezoek.is_pagina]
        assert len(paginas) >= minstens
        zwaarte = {bezoek.voorbeeld.pad: gewicht(bezoek, verzameld) for bezoek in paginas}
        te_zwaar |= {pad: zwaar for pad, zwaar in zwaarte.items() if zwaar > HOOGSTENS}
    assert te_zwaar == {}


def gewicht(bezoek: Bezoek, map_: Path) -> int:
    """Bytes of the page, of what it names and of the fonts it needs. A page without a session goes out compressed."""
    html = bezoek.html.encode()
    namen = set(_BESTAND.findall(bezoek.html))
    assert any(naam.startswith("opmaak/portaal.") for naam in namen), bezoek.waar
    bestanden = [map_ / naam for naam in namen]
    if _ANDERE_LETTERS.search(bezoek.html):
        bestanden += map_.glob("lettertype/source-sans-3-latin-ext-400-normal.????????????.woff2")
    return sum(
        [
            len(html if bezoek.voorbeeld.wie else gzip.compress(html)),
            KOPPEN * (1 + len(bestanden)),
            *(min(_grootte(pad), _grootte(pad.with_name(f"{pad.name}.gz"))) for pad in bestanden),
        ]
    )


def _grootte(pad: Path) -> int:
    """A file that is not there is very large."""
    return pad.stat().st_size if pad.exists() else 10**9
