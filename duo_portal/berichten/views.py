"""The inbox, a message, and its letter."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from duo_portal.berichten import weergave
from duo_portal.berichten.models import Bericht
from duo_portal.berichten.opmaak import tekst
from duo_portal.berichten.selectors import berichten_van, gegevens_van, kenmerk_van, postvak
from duo_portal.berichten.services.geef_brief import geef_brief
from duo_portal.berichten.services.noteer_gelezen import noteer_gelezen
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger


@voor_burger()
def lijst(request: BurgerRequest) -> HttpResponse:
    kruimels = [{"tekst": tekst("Overzicht", "Overview"), "url": "/"}, {"tekst": tekst("Berichten", "Messages")}]
    return render(request, "berichten/lijst.html", {"post": postvak(request.burger.betreft_id), "kruimels": kruimels})


@voor_burger()
def bericht(request: BurgerRequest, bericht_id: int) -> HttpResponse:
    """The message as HTML: the same article that the letter prints. Looking on somebody's behalf is no reading by them."""
    stuk = _mijn(request, bericht_id)
    gegevens = gegevens_van(stuk, met_staat=True)
    if request.burger.namens is None:
        noteer_gelezen(stuk)
    kruimels = [{"tekst": tekst("Berichten", "Messages"), "url": "/berichten/"}, {"tekst": weergave.onderwerp(gegevens)}]
    inhoud = {"bericht": stuk, "artikel": weergave.artikel(gegevens), "onderwerp": weergave.onderwerp(gegevens), "kruimels": kruimels}
    return render(request, "berichten/bericht.html", {**inhoud, "gegevens": gegevens})


@voor_burger()
def brief(request: BurgerRequest, bericht_id: int) -> HttpResponse:
    stuk = _mijn(request, bericht_id)
    antwoord = HttpResponse(geef_brief(stuk), content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="{kenmerk_van(stuk)}.pdf"'
    return antwoord


def _mijn(request: BurgerRequest, bericht_id: int) -> Bericht:
    """The message if it is this person's and already accessible; else it does not exist."""
    return get_object_or_404(berichten_van(request.burger.betreft_id), pk=bericht_id)
