"""The front page: for who is logged in the overview, for others the way in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from duo_portal.berichten.postvak import postvak
from duo_portal.portaal.openbaar.levensgebeurtenissen import alle_gebeurtenissen
from duo_portal.portaal.openbaar.tonen import toon
from duo_portal.portaal.overzicht import overzicht_van
from duo_portal.toegang.burger import Burger, BurgerRequest
from duo_portal.toegang.rechten import voor_burger, voor_iedereen


@voor_iedereen("de voorpagina is voor iedereen; zonder inloggen staat er niets persoonlijks op")
def voorpagina(request: HttpRequest) -> HttpResponse:
    burger: Burger | None = getattr(request, "burger", None)
    if burger is not None:
        return overzicht(request)
    return toon(request, "portaal/welkom.html", {"gebeurtenissen": alle_gebeurtenissen()})


@voor_burger()
def overzicht(request: BurgerRequest) -> HttpResponse:
    burger = request.burger
    deel, post = overzicht_van(burger), postvak(burger, hoogstens=4)
    return render(request, "portaal/overzicht.html", {"deel": deel, "post": post, "naam": burger.betreft_naam})
