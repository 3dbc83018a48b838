"""Puts the citizen on the request."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control

from duo_portal.toegang.burger import burger_van


class BurgerMiddleware:
    """``request.burger`` is a ``Burger`` or None. What a citizen saw stays in no cache, also not behind the back button."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        burger = burger_van(request.session)
        request.burger = burger  # type: ignore[attr-defined]
        if request.path.startswith("/beheer/"):
            translation.activate("nl")  # staff work in Dutch, whatever their browser asks for
        elif burger is not None and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            translation.activate(burger.taal)  # the preference in the register, until somebody chooses on the page
        response = self.get_response(request)
        if burger is not None:
            patch_cache_control(response, private=True, no_store=True)
        return response
