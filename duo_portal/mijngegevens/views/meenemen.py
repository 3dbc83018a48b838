"""Take all data along: as JSON or as PDF, for oneself only."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from duo_portal.berichten.opmaak import tekst
from duo_portal.mijngegevens.models import Pogingsoort
from duo_portal.mijngegevens.pogingen import TeVaak, probeer
from duo_portal.mijngegevens.uitvoer import json_uitvoer, pdf
from duo_portal.mijngegevens.uitvoer.inhoud import leg_vast
from duo_portal.mijngegevens.views.basis import alleen_zelf, kruimels
from duo_portal.toegang.burger import BurgerRequest, Niveau
from duo_portal.toegang.rechten import voor_burger, voor_iedereen


@require_GET
@voor_burger(niveau=Niveau.SUBSTANTIEEL)
def meenemen(request: BurgerRequest) -> HttpResponse:
    alleen_zelf(request.burger)
    return _pagina(request)


@require_POST
@voor_burger(niveau=Niveau.SUBSTANTIEEL)
def als_json(request: BurgerRequest) -> HttpResponse:
    """Streamed: also somebody with much history waits no longer for the first byte."""
    return _geef(request, "JSON", lambda: StreamingHttpResponse(json_uitvoer.schrijf(request.burger), content_type="application/json"))


@require_POST
@voor_burger(niveau=Niveau.SUBSTANTIEEL)
def als_pdf(request: BurgerRequest) -> HttpResponse:
    return _geef(request, "pdf", lambda: HttpResponse(pdf.maak(request.burger), content_type="application/pdf"))


@require_GET
@voor_iedereen("hoe het bestand is ingedeeld is voor iedereen; er staan geen gegevens in")
def schema(request: HttpRequest) -> HttpResponse:
    return JsonResponse(json_uitvoer.schema(), json_dumps_params={"ensure_ascii": False, "indent": 1})


def _geef(request: BurgerRequest, vorm: str, maak: Callable[[], HttpResponseBase]) -> HttpResponse:
    """Count, log, give: in that order, so that nothing leaves without a trace."""
    alleen_zelf(request.burger)
    try:
        probeer(request.burger.persoon_id, Pogingsoort.UITVOER)
    except TeVaak as fout:
        return _pagina(request, str(fout), status=429)
    leg_vast(request.burger, vorm)
    antwoord = maak()
    antwoord["Content-Disposition"] = f'attachment; filename="mijn-gegevens.{vorm.lower()}"'
    return antwoord  # type: ignore[return-value]  # a stream is as good an answer


def _pagina(request: BurgerRequest, te_vaak: str = "", status: int = 200) -> HttpResponse:
    inhoud = {"te_vaak": te_vaak, "kruimels": kruimels((tekst("Gegevens meenemen", "Take data along"), ""))}
    return render(request, "mijngegevens/meenemen.html", inhoud, status=status)
