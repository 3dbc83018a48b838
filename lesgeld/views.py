"""The student's pages on lesgeld: how it stands, how it was calculated, and the one click."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.berichten.opmaak import schooljaar as schooljaartekst
from duo_portal.berichten.opmaak import tekst
from duo_portal.berichten.selectors import afzender_op, postvak
from duo_portal.portaal.onderdelen import Termijnblok
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger
from lesgeld.rekenstaat import alle_stappen, rekenstaat_van
from lesgeld.selectors import Schooljaarbeeld, beeld_van, schooljaren_van
from lesgeld.services.bevestig_teruggave import bevestig_teruggave
from lesgeld.tijdlijn import tijdlijn_van


@voor_burger(lijn="lesgeld")
def nieuwste(request: BurgerRequest) -> HttpResponse:
    jaren = schooljaren_van(request.burger.betreft_id)
    if jaren:
        return HttpResponseRedirect(reverse("lesgeld:schooljaar", args=[jaren[0]]))
    return render(request, "lesgeld/geen.html", {"kruimels": _kruimels()})


@voor_burger(lijn="lesgeld")
def schooljaar(request: BurgerRequest, jaar: int) -> HttpResponse:
    """What you paid, what comes back or is still due, and why."""
    beeld = _beeld(request, jaar)
    inhoud = {
        "beeld": beeld,
        "staat": rekenstaat_van(beeld.besluit, beeld.stand.betaald),
        "blokken": _blokken(beeld),
        "punten": tijdlijn_van(request.burger.betreft_id, beeld),
        "post": postvak(request.burger.betreft_id, hoogstens=4),
        "jaren": schooljaren_van(request.burger.betreft_id),
        "kruimels": _kruimels(schooljaartekst(jaar)),
    }
    return render(request, "lesgeld/schooljaar.html", inhoud)


@voor_burger(lijn="lesgeld")
def berekening(request: BurgerRequest, jaar: int) -> HttpResponse:
    """Every step with article, norm and source, and the ways out."""
    beeld = _beeld(request, jaar)
    besluit = beeld.besluit
    inhoud = {
        "beeld": beeld,
        "besluit": besluit,
        "staat": rekenstaat_van(besluit, beeld.stand.betaald),
        "stappen": alle_stappen(besluit),
        "afzender": afzender_op(besluit.peildatum, "en" if request.LANGUAGE_CODE == "en" else "nl"),
        "kruimels": _kruimels(schooljaartekst(jaar), tekst("Berekening", "Calculation")),
    }
    return render(request, "lesgeld/berekening.html", inhoud)


@require_POST
@voor_burger(lijn="lesgeld", handelen=True)
def bevestig(request: BurgerRequest, aanvraag_id: int) -> HttpResponse:
    try:
        aanvraag = bevestig_teruggave(aanvraag_id, request.burger.betreft_id)
    except Aanvraag.DoesNotExist:
        raise Http404 from None
    if aanvraag.staat == Aanvraagstaat.NAAR_MENS:
        messages.success(
            request, tekst("Wij hebben uw aanvraag. Een medewerker bekijkt hem.", "We have your request. A member of staff looks at it.")
        )
    else:
        messages.success(
            request, tekst("Wij hebben uw aanvraag en hebben hem meteen berekend.", "We have your request and calculated it at once.")
        )
    return HttpResponseRedirect(reverse("lesgeld:schooljaar", args=[aanvraag.periode]))


def _beeld(request: BurgerRequest, jaar: int) -> Schooljaarbeeld:
    beeld = beeld_van(request.burger.betreft_id, jaar)
    if beeld is None:
        raise Http404
    return beeld


def _blokken(beeld: Schooljaarbeeld) -> list[Termijnblok]:
    """The chart of instalments. A debit that failed and is still due shows as failed."""
    mislukt = {stap.datum for stap in beeld.mislukt}
    blokken = []
    for termijn in beeld.termijnen:
        stand = "betaald" if termijn.betaald == termijn.bedrag else "open" if termijn.open else "vervallen"
        if termijn.vervaldatum in mislukt and termijn.betaald < termijn.bedrag:
            stand = "mislukt"
        blokken.append(Termijnblok(termijn.vervaldatum, termijn.bedrag, stand))  # type: ignore[arg-type]
    return blokken


def _kruimels(*verder: str) -> list[dict[str, str]]:
    vast = [{"tekst": tekst("Overzicht", "Overview"), "url": "/"}, {"tekst": tekst("Lesgeld", "School fee"), "url": "/lesgeld/"}]
    return vast + [{"tekst": deel} for deel in verder]
