"""Pages whose text stands in a template: help, contact, accessibility, privacy, cookies."""

from django.http import HttpRequest, HttpResponse

from duo_portal.portaal.openbaar import vastebladen
from duo_portal.portaal.openbaar.bladen import Blad
from duo_portal.portaal.openbaar.cookies import cookies
from duo_portal.portaal.openbaar.tonen import kruimels, toon
from duo_portal.toegang.rechten import voor_iedereen

REDEN = "uitleg over het portaal is voor iedereen"


def _blad(request: HttpRequest, blad: Blad, **meer: object) -> HttpResponse:
    return toon(request, blad.sjabloon, {"blad": blad, "kruimels": kruimels((blad.kop, "")), **meer})


@voor_iedereen(REDEN)
def hulp(request: HttpRequest) -> HttpResponse:
    return _blad(request, vastebladen.HULP)


@voor_iedereen(REDEN)
def contact(request: HttpRequest) -> HttpResponse:
    return _blad(request, vastebladen.CONTACT)


@voor_iedereen(REDEN)
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    return _blad(request, vastebladen.TOEGANKELIJKHEID)


@voor_iedereen(REDEN)
def privacy(request: HttpRequest) -> HttpResponse:
    return _blad(request, vastebladen.PRIVACY)


@voor_iedereen(REDEN)
def cookielijst(request: HttpRequest) -> HttpResponse:
    return _blad(request, vastebladen.COOKIES, cookies=cookies())
