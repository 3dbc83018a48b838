"""Reading a message aloud: only where the browser has a voice, in the language of the page, and it stops when asked."""

import pytest
from playwright.sync_api import Browser

from duo_portal.register.models import Persoon
from tests import toneel
from tests.infra.databank import Kloon
from tests.schermen.conftest import log_in, nieuw

# A mouth that finishes each sentence at once and remembers it, until it is asked to wait.
MOND = """
window.gezegd = [];
Object.defineProperty(window, "speechSynthesis", {value: {
    getVoices: () => [{lang: "nl-NL"}], cancel: () => {}, addEventListener: () => {},
    speak: (zin) => { window.gezegd.push([zin.lang, zin.text]); if (!window.wacht) setTimeout(zin.onend, 0); },
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.fixture
def youssef(kloon: Kloon) -> Persoon:
    return toneel.bij_de_deurwaarder()


def test_een_bericht_wordt_voorgelezen_en_stopt(browser: Browser, youssef: Persoon, portaal_server: str) -> None:
    pad = f"/berichten/{toneel.laatste_bericht(youssef).pk}/"
    with nieuw(browser, portaal_server) as context:
        scherm = log_in(context.new_page(), youssef)
        scherm.add_init_script(MOND)
        scherm.goto(pad)
        scherm.click("text=Lees voor")
        scherm.wait_for_selector("text=Lees voor")  # back again: everything was said
        gezegd = scherm.evaluate("window.gezegd")
        assert {taal for taal, _ in gezegd} == {"nl-NL"}
        woorden = " ".join(zin for _, zin in gezegd)
        assert woorden.index("Wat moet u doen") < woorden.index("Beste Robin El Amrani")
        assert "Retouradres" not in woorden
        scherm.evaluate("window.wacht = true")
        scherm.click("text=Lees voor")
        scherm.click("text=Stop met voorlezen")
        assert scherm.is_visible("text=Lees voor")


def test_zonder_stem_of_zonder_javascript_is_er_geen_knop(browser: Browser, youssef: Persoon, portaal_server: str) -> None:
    pad = f"/berichten/{toneel.laatste_bericht(youssef).pk}/"
    for script in (True, False):
        with nieuw(browser, portaal_server, script=script) as context:
            scherm = log_in(context.new_page(), youssef)
            scherm.goto(pad)
            assert not scherm.is_visible("text=Lees voor")
