"""A real browser on a real web server with a real database."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from duo_portal.register.models import Persoon
from tests.toegang.rolverdeling import sessiesleutel


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Playwright keeps an event loop in this thread, which Django would take for asynchronous code."""
    with pytest.MonkeyPatch.context() as omgeving, sync_playwright() as speler:
        omgeving.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = speler.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


def log_in(scherm: Page, wie: Persoon) -> Page:
    """On the overview as this person. The session is written at once; the true way in is tested in test_inloggen.py."""
    scherm.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": sessiesleutel(wie), "domain": "127.0.0.1", "path": "/"}])
    scherm.goto("/")
    return scherm


def geschilderd(scherm: Page) -> None:
    """Wait until the page was painted: the browser drops keys that come before."""
    scherm.wait_for_load_state("load")
    scherm.evaluate("() => new Promise(klaar => requestAnimationFrame(() => requestAnimationFrame(klaar)))")


def nieuw(browser: Browser, adres: str, script: bool = True) -> BrowserContext:
    context = browser.new_context(
        base_url=adres, viewport={"width": 1280, "height": 800}, java_script_enabled=script, locale="nl", color_scheme="light"
    )
    context.set_default_timeout(30_000)
    return context
