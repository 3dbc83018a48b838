"""The page on which a student, or who acts for them, asks lesgeld back."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from duo_portal.aanvragen.forms import Aanvraagformulier, bestanden, getypt, sleutel
from duo_portal.aanvragen.models import KLAAR, Aanvraag
from duo_portal.aanvragen.selectors import aanvragen_van
from duo_portal.aanvragen.services.dien_aanvraag_in import Indiening, dien_aanvraag_in
from duo_portal.aanvragen.soorten import Vraag
from duo_portal.aanvragen.velden import OngeldigeAanvraag
from duo_portal.berichten.opmaak import schooljaar as schooljaartekst
from duo_portal.berichten.opmaak import tekst
from duo_portal.tijd import schooljaren, vandaag
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger
from lesgeld.selectors import schooljaren_van
from lesgeld.terugvragen import SOORT, TERUGVRAGEN, is_laat


@voor_burger(lijn="lesgeld", handelen=True)
def terugvragen(request: BurgerRequest, jaar: int) -> HttpResponse:
    """The form, or, when there is an open request already, that request."""
    burger = request.burger
    if jaar not in schooljaren_van(burger.betreft_id):
        raise Http404
    vraag = Vraag(burger.betreft_id, jaar, vandaag())
    zonder = frozenset() if is_laat(vraag) else frozenset({"reden_laat"})
    if request.method != "POST":
        open_ = [eerder for eerder in aanvragen_van(burger.betreft_id, SOORT, jaar) if eerder.staat not in KLAAR]
        return _naar(open_[0]) if open_ else _toon(request, vraag, Aanvraagformulier(TERUGVRAGEN, zonder=zonder))
    indiening = Indiening(
        soort=SOORT,
        persoon_id=burger.betreft_id,
        periode=jaar,
        getypt=getypt(TERUGVRAGEN, request),
        sleutel=sleutel(request),
        door_id=burger.persoon_id,
        vertegenwoordiging_id=burger.namens.vertegenwoordiging_id if burger.namens else None,
        bestanden=bestanden(request),
    )
    try:
        return _naar(dien_aanvraag_in(indiening))
    except OngeldigeAanvraag as fout:
        formulier = Aanvraagformulier(TERUGVRAGEN, request.POST, request.FILES, zonder=zonder)
        formulier.toon_fouten(fout.fouten)
        return _toon(request, vraag, formulier, status=422)


def _naar(aanvraag: Aanvraag) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("aanvragen:aanvraag", args=[aanvraag.pk]))


def _toon(request: BurgerRequest, vraag: Vraag, formulier: Aanvraagformulier, status: int = 200) -> HttpResponse:
    kruimels = [
        {"tekst": tekst("Overzicht", "Overview"), "url": "/"},
        {"tekst": tekst("Lesgeld", "School fee"), "url": "/lesgeld/"},
        {"tekst": schooljaartekst(vraag.periode), "url": reverse("lesgeld:schooljaar", args=[vraag.periode])},
        {"tekst": tekst("Terugvragen", "Ask back")},
    ]
    inhoud = {
        "form": formulier,
        "jaar": vraag.periode,
        "laat": is_laat(vraag),
        "laatste_dag": schooljaren.eind(vraag.periode),
        "kruimels": kruimels,
    }
    return render(request, "lesgeld/terugvragen.html", inhoud, status=status)
