"""Why a member of staff looks at somebody: asked once per session and person, or known from the task they opened."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

SLEUTEL = "doelen"
LIJST = "lijst"
MEESTE_IN_SESSIE = 200


@dataclass(frozen=True)
class Doel:
    tekst: str
    grond: str


TAAK = "AVG art. 6 lid 1 onder e: taak van algemeen belang"
DOELEN: dict[str, Doel] = {
    "zaak": Doel("een zaak behandelen", TAAK),
    "vraag": Doel("een vraag van deze persoon beantwoorden", TAAK),
    "klacht": Doel("een klacht behandelen", "Awb hoofdstuk 9"),
    "bezwaar": Doel("een bezwaar behandelen", "Awb hoofdstuk 7"),
    "betaling": Doel("een betaling controleren", TAAK),
    "privacy": Doel("een verzoek of melding over privacy behandelen", "AVG art. 15 tot en met 22 en art. 33"),
    "controle": Doel("controle en verantwoording", "Comptabiliteitswet 2016"),
}


class Doelformulier(forms.Form):
    doel = forms.ChoiceField(label="Waarvoor bekijkt u deze gegevens?", choices=[(k, d.tekst) for k, d in DOELEN.items()])


def doel_voor(sessie: SessionBase, persoon_id: int | None) -> Doel | None:
    """The purpose given for this person, or (None) for lists and searches."""
    waarde = sessie.get(SLEUTEL, {}).get(LIJST if persoon_id is None else str(persoon_id))
    return Doel(*waarde) if waarde else None


def zet_doel(sessie: SessionBase, persoon_id: int | None, doel: Doel) -> None:
    doelen = dict(sessie.get(SLEUTEL, {}))
    doelen[LIJST if persoon_id is None else str(persoon_id)] = [doel.tekst, doel.grond]
    sessie[SLEUTEL] = dict(list(doelen.items())[-MEESTE_IN_SESSIE:])


def vraag_doel(request: HttpRequest, persoon_id: int | None) -> HttpResponse:
    """To the question, and back here afterwards."""
    vraag = {"volgende": request.get_full_path(), **({"persoon": persoon_id} if persoon_id is not None else {})}
    return HttpResponseRedirect(f"{reverse('toegang:doel')}?{urlencode(vraag)}")


def doelpagina(request: HttpRequest) -> HttpResponse:
    """Ask the purpose; only addresses of this site are gone back to."""
    bron = request.POST if request.method == "POST" else request.GET
    volgende = bron.get("volgende", "")
    if not url_has_allowed_host_and_scheme(volgende, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        volgende = reverse("admin:index")
    persoon = bron.get("persoon", "")
    persoon_id = int(persoon) if persoon.isdecimal() and len(persoon) < 19 else None
    formulier = Doelformulier(request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        zet_doel(request.session, persoon_id, DOELEN[formulier.cleaned_data["doel"]])
        return HttpResponseRedirect(volgende)
    inhoud = {"form": formulier, "volgende": volgende, "persoon_id": persoon_id, "title": "Waarvoor kijkt u?"}
    return render(request, "admin/doel.html", {**admin.site.each_context(request), **inhoud})
