"""Check the answers, and send them."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from duo_portal.aanvragen.models import Concept
from duo_portal.aanvragen.velden import OngeldigeAanvraag
from duo_portal.berichten.opmaak import tekst
from duo_portal.portaal.vragen.beeld import controleregels, stand_van
from duo_portal.portaal.vragen.forms import Verklaring, gezien
from duo_portal.portaal.vragen.geval import Lopend, Weggegooid, concept_van, geval_van, lopend
from duo_portal.portaal.vragen.pad import eerste_open
from duo_portal.portaal.vragen.services.verstuur import Onvolledig, Veranderd, verstuur
from duo_portal.portaal.vragen.views.basis import al_verzonden, basis, bel, bewaard, weggegooid
from duo_portal.portaal.vragen.views.stap import BEL, BEWAREN
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@voor_burger(handelen=True)
def controle(request: BurgerRequest, naam: str, periode: int) -> HttpResponse:
    """All answers with a way to change each; sent once, whatever is clicked twice."""
    geval = geval_van(request.burger, naam, periode)
    try:
        concept = concept_van(geval, request.POST.get("concept", ""))
        if concept is None:
            return HttpResponseRedirect(geval.adres())
        if concept.verzonden_op is not None:
            return HttpResponseRedirect(concept.adres) if request.method == "POST" else al_verzonden(request, concept)
        return _verder(request, lopend(geval, concept))
    except (Weggegooid, Concept.DoesNotExist):
        return weggegooid(request, geval)


def _verder(request: BurgerRequest, hier: Lopend) -> HttpResponse:
    if eerste_open(hier.treden) is not None:
        return HttpResponseRedirect(hier.verder)
    if request.method != "POST":
        return _toon(request, hier, Verklaring(tekst(*hier.stroom.verklaring)))
    actie = request.POST.get("actie", "")
    if actie == BEL:
        return bel(hier.concept, hier)
    if actie == BEWAREN:
        return bewaard(request, hier.concept)
    formulier = Verklaring(tekst(*hier.stroom.verklaring), request.POST)
    return _verstuur(request, hier, formulier) if formulier.is_valid() else _toon(request, hier, formulier, status=422)


def _verstuur(request: BurgerRequest, hier: Lopend, formulier: Verklaring) -> HttpResponse:
    try:
        return HttpResponseRedirect(verstuur(hier.stroom, hier.vraag, hier.concept.pk, gezien(request), request.burger))
    except Onvolledig as fout:  # another tab took an answer away after this page was read
        return HttpResponseRedirect(hier.adres(fout.stap.naam))
    except Veranderd:
        zin = tekst(
            "U hebt iets veranderd in een ander tabblad. Kijk uw antwoorden nog een keer na en verstuur ze dan.",
            "You changed something in another tab. Check your answers once more, then send them.",
        )
        formulier.add_error(None, zin)
        return _toon(request, lopend(hier, Concept.objects.get(pk=hier.concept.pk)), formulier, status=409)
    except OngeldigeAanvraag as fout:
        for melding in fout.fouten.values():
            formulier.add_error(None, melding)
        return _toon(request, hier, formulier, status=422)


def _toon(request: BurgerRequest, hier: Lopend, formulier: Verklaring, status: int = 200) -> HttpResponse:
    titel = tekst("Kijk uw antwoorden na", "Check your answers")
    inhoud = {
        **basis(hier, titel),
        "form": formulier,
        "regels": controleregels(hier),
        "terug": hier.voor_controle,
        "stand": stand_van(hier),
        "knop": tekst(*hier.stroom.knop),
    }
    return render(request, "vragen/controle.html", inhoud, status=status)
