"""The first page of a flow, what is not finished yet, and throwing it away."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from duo_portal.aanvragen.selectors import concepten_van
from duo_portal.aanvragen.services.begin_concept import begin_concept
from duo_portal.aanvragen.services.ruim_concepten_op import gooi_weg
from duo_portal.berichten.opmaak import tekst
from duo_portal.portaal.vragen.geval import concept_van, geval_van, lopend
from duo_portal.portaal.vragen.stroom import stromen
from duo_portal.portaal.vragen.views.basis import basis
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger


@require_http_methods(["GET", "POST"])
@voor_burger(handelen=True)
def begin(request: BurgerRequest, naam: str, periode: int) -> HttpResponse:
    """What it is and what it takes. What waits for an answer already is shown; what is not finished goes on."""
    geval = geval_van(request.burger, naam, periode)
    if (gedaan := geval.stroom.al_gedaan(geval.vraag)) is not None:
        return HttpResponseRedirect(gedaan)
    if request.method == "POST":
        concept = begin_concept(request.burger, naam, periode, geval.vraag.dag)
        return HttpResponseRedirect(lopend(geval, concept).verder)
    bestaand = concept_van(geval)
    if bestaand is not None and "verder" in request.GET:
        return HttpResponseRedirect(lopend(geval, bestaand).verder)
    inhoud = {
        **basis(geval, tekst(*geval.stroom.titel)),
        "uitleg": geval.stroom.uitleg(geval.vraag),
        "concept": bestaand,
    }
    return render(request, "vragen/begin.html", inhoud)


@voor_burger(handelen=True)
def lijst(request: BurgerRequest) -> HttpResponse:
    """What this person began and did not send."""
    burger = request.burger
    concepten = [c for c in concepten_van(burger.betreft_id, burger.persoon_id) if c.stroom in stromen]
    regels = [(stromen[c.stroom], c) for c in concepten if burger.ziet(stromen[c.stroom].lijn)]
    kruimels = [{"tekst": tekst("Overzicht", "Overview"), "url": "/"}, {"tekst": tekst("Nog niet verstuurd", "Not sent yet")}]
    rijen = [{"titel": tekst(*stroom.titel), "periode": stroom.periode(c.periode), "concept": c} for stroom, c in regels]
    return render(request, "vragen/lijst.html", {"rijen": rijen, "kruimels": kruimels})


@require_http_methods(["GET", "POST"])
@voor_burger(handelen=True)
def weg(request: BurgerRequest, naam: str, periode: int) -> HttpResponse:
    """Throw away what was typed, after one question."""
    geval = geval_van(request.burger, naam, periode)
    concept = concept_van(geval)
    if request.method == "POST":
        if concept is not None and gooi_weg(concept.pk):
            messages.success(request, tekst("Wij hebben uw antwoorden weggegooid.", "We threw your answers away."))
        return HttpResponseRedirect(reverse("vragen:lijst"))
    if concept is None:
        raise Http404
    titel = tekst("Wilt u dit weggooien?", "Do you want to throw this away?")
    return render(request, "vragen/weg.html", {**basis(geval, titel), "concept": concept})
