"""A request that was sent: its reference, what was typed, and evidence that comes later."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from duo_portal.aanvragen.forms import Bewijsformulier, bestanden
from duo_portal.aanvragen.models import Aanvraag
from duo_portal.aanvragen.selectors import beeld_van
from duo_portal.aanvragen.services.voeg_bewijs_toe import voeg_bewijs_toe
from duo_portal.aanvragen.soorten import aanvraagsoorten
from duo_portal.aanvragen.velden import OngeldigeAanvraag
from duo_portal.berichten.opmaak import tekst
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import mijn_of_404, voor_burger


@voor_burger()
def aanvraag(request: BurgerRequest, aanvraag_id: int) -> HttpResponse:
    return _toon(request, _mijn(request, aanvraag_id))


@require_POST
@voor_burger(handelen=True)
def bewijs(request: BurgerRequest, aanvraag_id: int) -> HttpResponse:
    """More evidence; a file that we have already is not taken twice."""
    wat = _mijn(request, aanvraag_id)
    try:
        nieuw = voeg_bewijs_toe(wat.pk, bestanden(request), request.burger.persoon_id)
    except OngeldigeAanvraag as fout:
        return _toon(request, wat, fout.fouten)
    if nieuw:
        messages.success(request, tekst("Wij hebben uw bestand ontvangen.", "We received your file."))
    else:
        messages.info(request, tekst("Dit bestand hadden wij al.", "We had this file already."))
    return HttpResponseRedirect(reverse("aanvragen:aanvraag", args=[wat.pk]))


def _mijn(request: BurgerRequest, aanvraag_id: int) -> Aanvraag:
    """One's own, of a kind that citizens send, within the lines of the authority."""
    wat = mijn_of_404(Aanvraag, request.burger, pk=aanvraag_id, sleutel__isnull=False)
    if wat.soort not in aanvraagsoorten or not request.burger.ziet(aanvraagsoorten[wat.soort].lijn):
        raise Http404
    return wat


def _toon(request: BurgerRequest, wat: Aanvraag, fouten: dict[str, str] | None = None) -> HttpResponse:
    beeld = beeld_van(wat)
    formulier = Bewijsformulier(request.POST, request.FILES) if fouten else Bewijsformulier()
    for naam, melding in (fouten or {}).items():
        formulier.add_error(naam or None, melding)
    kruimels = [{"tekst": tekst("Overzicht", "Overview"), "url": "/"}, {"tekst": beeld.titel}]
    inhoud = {"beeld": beeld, "form": formulier, "kruimels": kruimels}
    return render(request, "aanvragen/aanvraag.html", inhoud, status=422 if fouten else 200)
