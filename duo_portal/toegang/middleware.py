"""Puts the citizen on the request, and what they typed back on the page."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control

from duo_portal.toegang.bewaren import BEWAARD, neem
from duo_portal.toegang.burger import Burger, burger_van
from duo_portal.toegang.sessie import onthoud_wie_eerder
from duo_portal.toegang.sessiewinkel import SessionStore
from duo_portal.toegang.terugzetten import zet_terug

NIET_VERLENGEN = "sessie_niet_verlengen"


class SessieMiddleware(SessionMiddleware):
    """Every request begins the quarter of an hour anew, except one that only asks how much of it is left.

    It is written down at most once a minute: an UPDATE on every page cost more than many a page. The pages tell the time as it
    stands in the table, so that nobody is logged out before the moment they read, nor stays in longer than a quarter of an hour.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if getattr(request, NIET_VERLENGEN, False):
            return response
        sessie: SessionStore = request.session  # type: ignore[assignment]  # its class is what SESSION_ENGINE says
        if sessie.accessed and sessie.moet_verlengd():
            sessie.modified = True
        return super().process_response(request, response)


class BurgerMiddleware:
    """``request.burger`` is a ``Burger`` or None. What a citizen saw stays in no cache, also not behind the back button."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        burger = burger_van(request.session)
        request.burger = burger  # type: ignore[attr-defined]
        if burger is None:
            onthoud_wie_eerder(request)
        else:
            tot = request.session.ingelogd_tot()  # type: ignore[attr-defined]
            request.ingelogd_tot = timezone.localtime(tot)  # type: ignore[attr-defined]
            request.sessie_seconden = int((tot - timezone.now()).total_seconds())  # type: ignore[attr-defined]
        if request.path.startswith("/beheer/"):
            translation.activate("nl")  # staff work in Dutch, whatever their browser asks for
        elif burger is not None and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            translation.activate(burger.taal)  # the preference in the register, until somebody chooses on the page
        response = self.get_response(request)
        if burger is not None:
            patch_cache_control(response, private=True, no_store=True)
            _geef_terug(request, response, burger)
        return response


def _geef_terug(request: HttpRequest, response: HttpResponse, burger: Burger) -> None:
    """What was typed on this page before the session ended stands in its form again."""
    if BEWAARD not in request.session or request.method != "GET" or response.status_code != 200:
        return
    if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
        return
    if invoer := neem(request.session, burger, request.get_full_path()):
        response.content = zet_terug(response.content.decode(), request.get_full_path(), invoer).encode()
