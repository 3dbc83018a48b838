"""Error pages in the shell of the portal. They ask the database nothing: it may be what failed."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from duo_portal.tijd import vandaag


def _pagina(status: int, **gegevens: object) -> HttpResponse:
    inhoud = render_to_string(f"fouten/{status}.html", {"vandaag": vandaag(), **gegevens})
    return HttpResponse(inhoud, status=status)


def niet_gevonden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _pagina(404)


def geen_toegang(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _pagina(403)


def pagina_verlopen(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The CSRF check failed: mostly a page that stood open for too long."""
    return _pagina(403, verlopen=True)


def storing(request: HttpRequest) -> HttpResponse:
    return _pagina(500)
