"""Error pages in the shell of the portal. They ask the database nothing: it may be what failed."""

import sys
from collections.abc import Callable

import structlog
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from duo_portal.logboek import verberg_bsn
from duo_portal.tijd import vandaag

WACHT_SECONDEN = "120"


def foutpagina(status: int, **gegevens: object) -> HttpResponse:
    """The page of this status, with the number by which we find the request in our log, as it is written there."""
    kenmerk = verberg_bsn(None, "", {"request_id": structlog.contextvars.get_contextvars().get("request_id", "")})["request_id"]
    inhoud = render_to_string(f"fouten/{status}.html", {"vandaag": vandaag(), "kenmerk": kenmerk, **gegevens})
    antwoord = HttpResponse(inhoud, status=status)
    antwoord["Cache-Control"] = "no-store"
    return antwoord


def onleesbaar(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that we cannot read, or that is larger than we take."""
    return foutpagina(413 if isinstance(exception, RequestDataTooBig) else 400)


def niet_gevonden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return foutpagina(404)


def geen_toegang(request: HttpRequest, exception: Exception) -> HttpResponse:
    """With the reason, where the use case that refused gave one: its words are for the user."""
    return foutpagina(403, reden=str(exception))


def pagina_verlopen(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The CSRF check failed: mostly a page that stood open for too long."""
    return foutpagina(403, verlopen=True)


def storing(request: HttpRequest) -> HttpResponse:
    """Where the database is away we will be back soon: 503, so that a browser and a search engine come again."""
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return foutpagina(500)
    antwoord = foutpagina(503)
    antwoord["Retry-After"] = WACHT_SECONDEN
    return antwoord


class Foutpagina:
    """Gives a bare refusal (405, 413, 429) its page; what has a body of its own keeps it."""

    STATUSSEN = frozenset({405, 413, 429})

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        if antwoord.status_code not in self.STATUSSEN or antwoord.streaming or antwoord.content:
            return antwoord
        pagina = foutpagina(antwoord.status_code)
        for kop in ("Allow", "Retry-After"):
            if kop in antwoord:
                pagina[kop] = antwoord[kop]
        return pagina
