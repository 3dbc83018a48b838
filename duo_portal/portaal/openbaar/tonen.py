"""How an open page is sent: a browser may keep it for a while, because nothing on it is anybody's."""

from collections.abc import Mapping

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from duo_portal.berichten.opmaak import tekst

BEWAAR_SECONDEN = 300


def toon(request: HttpRequest, sjabloon: str, inhoud: Mapping[str, object], *, status: int = 200) -> HttpResponse:
    """The page. ``private``: the head names who is logged in, and the form of the language carries a token; so no shared cache.

    What was typed (a question mark in the address) and what is told once (a message) is not kept at all.
    """
    eenmalig = bool(request.GET) or bool(len(get_messages(request)))
    antwoord = render(request, sjabloon, dict(inhoud), status=status)
    if eenmalig:
        patch_cache_control(antwoord, private=True, no_store=True)
    elif getattr(request, "burger", None) is None:
        patch_cache_control(antwoord, private=True, max_age=BEWAAR_SECONDEN)
    if request.GET:
        antwoord["X-Robots-Tag"] = "noindex"
    return antwoord


def voor_elke_cache(request: HttpRequest, antwoord: HttpResponse) -> HttpResponse:
    """A file that is the same for everybody: any cache may keep it, and whoever asks makes no difference."""
    request.session.accessed = False  # login was looked at for every page, but this answer does not depend on it
    patch_cache_control(antwoord, public=True, max_age=3600)
    return antwoord


def kruimels(*delen: tuple[str, str]) -> list[dict[str, str]]:
    """The way to this page, from the start; the last part is the page itself."""
    begin = {"tekst": tekst("Begin", "Home"), "url": reverse("portaal:voorpagina")}
    return [begin, *({"tekst": woord, "url": adres} for woord, adres in delen)]
