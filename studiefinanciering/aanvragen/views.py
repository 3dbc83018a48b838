"""The addresses that lead to the questions, and the one page of a proposal: yes, or no."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.berichten.opmaak import tekst
from duo_portal.portaal.vragen.geval import geval_van
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import mijn_of_404, voor_burger
from studiefinanciering.aanvragen import woorden
from studiefinanciering.aanvragen.aanvraag_vragen import kruimels
from studiefinanciering.services.wijs_af import wijs_af
from studiefinanciering.services.zeg_ja import zeg_ja
from studiefinanciering.voorstellen import AANVULLEND, SOORTEN, laatste_dag, onderwijs_van

LIJN = "studiefinanciering"
JA, NEE = "ja", "nee"
GIFT = {"gift": "mbo_12", "eerst_gift": "mbo_34", "voorwaardelijk": "wo"}


@require_safe
@voor_burger(lijn=LIJN, handelen=True)
def wijzigen(request: BurgerRequest) -> HttpResponse:
    return _naar_vragen(request, "studiefinanciering-wijzigen")


@require_safe
@voor_burger(lijn=LIJN, handelen=True)
def stoppen(request: BurgerRequest) -> HttpResponse:
    return _naar_vragen(request, "studiefinanciering-stoppen")


def _naar_vragen(request: BurgerRequest, naam: str) -> HttpResponse:
    """Who has nothing to change reads on their own page what they can do."""
    try:
        geval_van(request.burger, naam, 0)
    except Http404:
        return HttpResponseRedirect(reverse("studiefinanciering:nu"))
    return HttpResponseRedirect(reverse("vragen:begin", args=[naam, 0]))


@require_http_methods(["GET", "POST"])
@voor_burger(lijn=LIJN)
def voorstel(request: BurgerRequest, aanvraag_id: int) -> HttpResponse:
    """What we prepared: gift or debt first, no amount (nobody's income was read), one click for yes and one for no."""
    wat = mijn_of_404(Aanvraag, request.burger, pk=aanvraag_id, soort__in=SOORTEN)
    if request.method == "POST":
        return _antwoord(request, wat)
    onderwijs = onderwijs_van(wat)
    opleiding = GIFT.get(str(wat.gegevens.get("vorm")), "wo") if onderwijs == "mbo" else "wo"
    aanvullend = wat.soort == AANVULLEND
    eerste = woorden.aanvullend(opleiding, vandaag()) if aanvullend else woorden.beurs(opleiding)
    titel = (
        tekst("Zeg ja tegen de aanvullende beurs", "Say yes to the aanvullende beurs")
        if aanvullend
        else tekst("Uw aanvraag ligt klaar", "Your application lies ready")
    )
    inhoud = {
        "aanvraag": wat,
        "titel": titel,
        "eerste": tekst(*eerste),
        "aanvullend": aanvullend,
        "open": wat.staat == Aanvraagstaat.VOORBEREID,
        "ingetrokken": wat.staat == Aanvraagstaat.INGETROKKEN,
        "uiterlijk": laatste_dag(wat.periode, onderwijs),
        "te_laat": vandaag() > laatste_dag(wat.periode, onderwijs),
        "kruimels": [*kruimels(0), {"tekst": titel}],
    }
    return render(request, "studiefinanciering/aanvragen/voorstel.html", inhoud)


def _antwoord(request: BurgerRequest, wat: Aanvraag) -> HttpResponse:
    """A proposal without any grant yet goes on to the questions; the aanvullende beurs is one click."""
    if not request.burger.mag_handelen:
        raise Http404
    actie = request.POST.get("actie")
    if actie == NEE:
        wijs_af(wat.pk, wat.persoon_id)
        messages.success(
            request,
            tekst("Wij doen niets. U kunt later altijd nog ja zeggen.", "We do nothing. You can still say yes later."),
        )
    elif actie == JA and wat.soort == AANVULLEND:
        na = zeg_ja(wat.pk, wat.persoon_id)
        if na.staat == Aanvraagstaat.AFGEHANDELD:
            zin = tekst("Wij hebben het uitgerekend. Lees het besluit in uw berichten.", "We worked it out. Read it in your messages.")
        else:
            zin = tekst("Wij hebben uw aanvraag. Een medewerker bekijkt hem.", "We have your request. A member of staff looks at it.")
        messages.success(request, zin)
    elif actie == JA:
        return HttpResponseRedirect(reverse("vragen:begin", args=["studiefinanciering", wat.periode]))
    return HttpResponseRedirect(reverse("studiefinanciering:voorstel", args=[wat.pk]))
