"""What we know of you, where it comes from, and who used it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from duo_portal.berichten.opmaak import tekst
from duo_portal.mijngegevens.gebruik import gebruik_van
from duo_portal.mijngegevens.gegevens import bekend_van, familie_van, onderwijs_van
from duo_portal.mijngegevens.views.basis import kruimels
from duo_portal.mijngegevens.zicht import Onderdeel, zicht
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger


@require_GET
@voor_burger()
def start(request: BurgerRequest) -> HttpResponse:
    burger = request.burger
    ziet = zicht(burger)
    bekend = bekend_van(burger.betreft_id, ziet)
    if bekend is None:
        raise Http404
    inhoud = {
        "bekend": bekend,
        "familie": familie_van(burger.betreft_id) if Onderdeel.FAMILIE in ziet else [],
        "onderwijs": onderwijs_van(burger.betreft_id),
        "ziet": {onderdeel.name for onderdeel in ziet},
        "kruimels": kruimels(),
    }
    return render(request, "mijngegevens/start.html", inhoud)


@require_GET
@voor_burger()
def gebruik(request: BurgerRequest) -> HttpResponse:
    """Who looked and who received, page by page."""
    if Onderdeel.GEBRUIK not in zicht(request.burger):
        raise PermissionDenied(
            tekst("Wie de gegevens gebruikte, ziet alleen de persoon zelf.", "Only the person can see who used the data.")
        )
    bladzijde = gebruik_van(request.burger.betreft_id, request.GET.get("na", "")[:80])
    inhoud = {
        "bladzijde": bladzijde,
        "later": bool(request.GET.get("na")),
        "kruimels": kruimels((tekst("Wie gebruikte uw gegevens?", "Who used your data?"), "")),
    }
    return render(request, "mijngegevens/gebruik.html", inhoud)
