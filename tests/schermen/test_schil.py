"""What the shell's script adds, and that the page is as good without it."""

from playwright.sync_api import Browser

from tests import toneel
from tests.infra.databank import Kloon
from tests.schermen.conftest import geschilderd, log_in, nieuw

HEEFT_FOCUS = "document.activeElement.id"


def test_na_een_fout_heeft_de_samenvatting_de_focus_en_zegt_de_titel_het(browser: Browser, kloon: Kloon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server) as context:
        scherm = log_in(context.new_page(), toneel.bij_de_deurwaarder())
        scherm.goto("/berichten/bel-mij/")
        with scherm.expect_navigation():
            scherm.click("main button.knop")
        geschilderd(scherm)
        assert scherm.title().startswith("Fout: ")
        assert scherm.evaluate(HEEFT_FOCUS) == "fouten"
        scherm.keyboard.press("Tab")
        with scherm.expect_navigation():
            scherm.keyboard.press("Enter")
        assert scherm.evaluate("document.activeElement.closest('.veld') !== null")


def test_zonder_script_staat_de_samenvatting_er_ook(browser: Browser, kloon: Kloon, portaal_server: str) -> None:
    with nieuw(browser, portaal_server, script=False) as context:
        scherm = log_in(context.new_page(), toneel.bij_de_deurwaarder())
        scherm.goto("/berichten/bel-mij/")
        with scherm.expect_navigation():
            scherm.click("main button.knop")
        assert scherm.title().startswith("Fout: ")
        assert scherm.is_visible("#fouten a")


def test_wat_htmx_binnenbrengt_wordt_verteld(browser: Browser, kloon: Kloon, portaal_server: str) -> None:
    """The event that htmx gives after a swap, with what was swapped in."""
    with nieuw(browser, portaal_server) as context:
        scherm = context.new_page()
        scherm.goto("/")
        geschilderd(scherm)
        scherm.evaluate("""() => {
            const nieuw = document.createElement("div");
            nieuw.innerHTML = '<p data-meld="3 berichten">drie</p><h2 tabindex="-1" data-focus id="hier">Hier</h2>';
            document.querySelector("main").append(nieuw);
            nieuw.dispatchEvent(new CustomEvent("htmx:afterSettle", { bubbles: true, detail: { elt: nieuw } }));
        }""")
        assert scherm.inner_text("#meldplek") == "3 berichten"
        assert scherm.evaluate(HEEFT_FOCUS) == "hier"
