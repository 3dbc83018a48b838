"""The page on which somebody says that it is wrong, and asks for a decision."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from duo_portal.aanvragen.forms import Aanvraagformulier, bestanden, getypt, sleutel
from duo_portal.aanvragen.models import KLAAR
from duo_portal.aanvragen.services.dien_aanvraag_in import Indiening
from duo_portal.aanvragen.velden import OngeldigeAanvraag
from duo_portal.berichten.opmaak import schooljaar as schooljaartekst
from duo_portal.berichten.opmaak import tekst
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger
from lesgeld.beeld import Schooljaarbeeld
from lesgeld.beslissing_vragen import BESLISSING, SOORT, termijn
from lesgeld.selectors import beeld_van
from lesgeld.services.vraag_beslissing import vraag_beslissing


@require_http_methods(["GET", "POST"])
@voor_burger(lijn="lesgeld", handelen=True)
def beslissing(request: BurgerRequest, jaar: int) -> HttpResponse:
    """The form, or, when there is an open question already, that question. Sent twice it is one."""
    burger = request.burger
    beeld = beeld_van(burger.betreft_id, jaar)
    if beeld is None:
        raise Http404
    if request.method == "GET":
        open_ = [verzoek for verzoek in beeld.verzoeken if verzoek.soort == SOORT and verzoek.staat not in KLAAR]
        return _naar(open_[-1].pk) if open_ else _toon(request, beeld, Aanvraagformulier(BESLISSING))
    indiening = Indiening(
        soort=SOORT,
        persoon_id=burger.betreft_id,
        periode=jaar,
        getypt=getypt(BESLISSING, request),
        sleutel=sleutel(request),
        door_id=burger.persoon_id,
        vertegenwoordiging_id=burger.namens.vertegenwoordiging_id if burger.namens else None,
        bestanden=bestanden(request),
    )
    try:
        return _naar(vraag_beslissing(indiening).pk)
    except OngeldigeAanvraag as fout:
        formulier = Aanvraagformulier(BESLISSING, request.POST, request.FILES)
        formulier.toon_fouten(fout.fouten)
        return _toon(request, beeld, formulier, status=422)


def _naar(aanvraag_id: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("aanvragen:aanvraag", args=[aanvraag_id]))


def _toon(request: BurgerRequest, beeld: Schooljaarbeeld, formulier: Aanvraagformulier, status: int = 200) -> HttpResponse:
    kruimels = [
        {"tekst": tekst("Overzicht", "Overview"), "url": "/"},
        {"tekst": tekst("Lesgeld", "School fee"), "url": "/lesgeld/"},
        {"tekst": schooljaartekst(beeld.schooljaar), "url": reverse("lesgeld:schooljaar", args=[beeld.schooljaar])},
        {"tekst": tekst("Vraag een beslissing", "Ask for a decision")},
    ]
    inhoud = {"form": formulier, "beeld": beeld, "besloten_voor": termijn(vandaag()), "kruimels": kruimels}
    return render(request, "lesgeld/beslissing.html", inhoud, status=status)
