"""Life events."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from duo_portal.berichten.opmaak import tekst
from duo_portal.portaal.openbaar.levensgebeurtenissen import alle_gebeurtenissen
from duo_portal.portaal.openbaar.levensgebeurtenissen import gebeurtenis as lees_gebeurtenis
from duo_portal.portaal.openbaar.tonen import kruimels, toon
from duo_portal.toegang.rechten import voor_iedereen

REDEN = "algemene uitleg, zonder gegevens van iemand"


def _titel() -> str:
    return tekst("Er verandert iets", "Something changes")


@voor_iedereen(REDEN)
def lijst(request: HttpRequest) -> HttpResponse:
    return toon(request, "openbaar/gebeurtenissen.html", {"gebeurtenissen": alle_gebeurtenissen(), "kruimels": kruimels((_titel(), ""))})


@voor_iedereen(REDEN)
def gebeurtenis(request: HttpRequest, naam: str) -> HttpResponse:
    try:
        deze = lees_gebeurtenis(naam)
    except KeyError:
        raise Http404 from None
    pad = kruimels((_titel(), reverse("openbaar:gebeurtenissen")), (deze.titel, ""))
    return toon(request, "openbaar/gebeurtenis.html", {"gebeurtenis": deze, "kruimels": pad})
