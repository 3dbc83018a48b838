"""Files for programs: security.txt (RFC 9116), robots.txt and the map of the site."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from duo_portal.portaal.openbaar.bladen import alle_bladen
from duo_portal.portaal.openbaar.tonen import voor_elke_cache
from duo_portal.toegang.rechten import voor_iedereen

GELDIG = timedelta(days=180)
REDEN = "programma's moeten dit zonder inloggen kunnen lezen"


def _tekst(request: HttpRequest, regels: list[str]) -> HttpResponse:
    antwoord = HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")
    return voor_elke_cache(request, antwoord)


@voor_iedereen(REDEN)
def security_txt(request: HttpRequest) -> HttpResponse:
    """Who to tell of a leak. ``Expires`` is on the real clock: a reader compares it with theirs, whatever day the demo plays."""
    verloopt = (timezone.now() + GELDIG).strftime("%Y-%m-%dT00:00:00Z")
    return _tekst(
        request,
        [
            *(f"Contact: {adres}" for adres in settings.BEVEILIGINGSCONTACT.split()),
            f"Expires: {verloopt}",
            "Preferred-Languages: nl, en",
            f"Canonical: {request.build_absolute_uri(reverse('openbaar:security_txt'))}",
        ],
    )


@voor_iedereen(REDEN)
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Outcomes and search results carry what somebody typed: no machine has to keep those."""
    kaart = request.build_absolute_uri(reverse("openbaar:sitemap"))
    return _tekst(request, ["User-agent: *", "Disallow: /*?", "Disallow: /beheer/", "Disallow: /inloggen/", f"Sitemap: {kaart}"])


@voor_iedereen(REDEN)
def sitemap(request: HttpRequest) -> HttpResponse:
    adressen = [request.build_absolute_uri(blad.url) for blad in alle_bladen()]
    antwoord = render(request, "openbaar/sitemap.xml", {"adressen": adressen}, content_type="application/xml")
    return voor_elke_cache(request, antwoord)
