"""The student's pages on lesgeld: how it stands, how it was calculated, and the one click."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.berichten.opmaak import schooljaar as schooljaartekst
from duo_portal.berichten.opmaak import taal_nu, tekst
from duo_portal.berichten.postvak import Postregel, postvak
from duo_portal.berichten.selectors import afzender_op
from duo_portal.betalen.knoppen import links_van
from duo_portal.betalen.pagina import pagina_van
from duo_portal.portaal.onderdelen import groepen_van
from duo_portal.tegenspraak.wegen import uitweg_van
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger
from lesgeld.beeld import Schooljaarbeeld
from lesgeld.grafiek import grafiek_van
from lesgeld.overzicht import taak_van
from lesgeld.rekenstaat import alle_stappen, rekenstaat_van
from lesgeld.selectors import beeld_van, schooljaren_van
from lesgeld.services.bevestig_teruggave import SOORT as VOORGESTELD
from lesgeld.services.bevestig_teruggave import bevestig_teruggave
from lesgeld.termijnblokken import blokken_van
from lesgeld.tijdlijn import tijdlijn_van


@voor_burger(lijn="lesgeld")
def nieuwste(request: BurgerRequest) -> HttpResponse:
    jaren = schooljaren_van(request.burger.betreft_id)
    if jaren:
        return HttpResponseRedirect(reverse("lesgeld:schooljaar", args=[jaren[0]]))
    return render(request, "lesgeld/geen.html", {"kruimels": _kruimels()})


@voor_burger(lijn="lesgeld")
def schooljaar(request: BurgerRequest, jaar: int) -> HttpResponse:
    """What to do now, how it stands and why, what was and will be debited, what was agreed, and what happened."""
    beeld = _beeld(request, jaar)
    pagina, blokken = pagina_van(beeld), blokken_van(beeld)
    post = postvak(request.burger, ["lesgeld"])
    inhoud = {
        "beeld": beeld,
        "pagina": pagina,
        "nu": pagina.nu,
        "taak": taak_van(beeld, pagina.nu, op_pagina=True),
        "links": links_van(beeld, pagina.nu),
        "staat": rekenstaat_van(beeld.besluit, beeld.stand.betaald, kosten=beeld.stand.kosten_open),
        "overmaken": beeld.nu_te_betalen(vandaag()),
        "kosten_bij_mens": beeld.stand.kosten_open > 0 and beeld.vastgehouden,
        "blokken": blokken,
        "groepen": groepen_van(blokken),
        "grafiek": grafiek_van(beeld),
        "punten": tijdlijn_van(beeld),
        "verzoeken": [verzoek for verzoek in beeld.verzoeken if verzoek.soort != VOORGESTELD],
        "post": post[:6],
        "afzender": afzender_op(vandaag(), taal_nu()),
        "kruimels": _kruimels(schooljaartekst(jaar)),
        **_uitweg(request, beeld, post),
    }
    return render(request, "lesgeld/schooljaar.html", inhoud)


@voor_burger(lijn="lesgeld")
def berekening(request: BurgerRequest, jaar: int) -> HttpResponse:
    """Every step with article, norm and source, and the ways out."""
    beeld = _beeld(request, jaar)
    besluit = beeld.besluit
    inhoud = {
        "besluit": besluit,
        "staat": rekenstaat_van(besluit, beeld.stand.betaald),
        "stappen": alle_stappen(besluit),
        "afzender": afzender_op(besluit.peildatum, taal_nu()),
        "kruimels": _kruimels(schooljaartekst(jaar), tekst("Berekening", "Calculation"), jaar=jaar),
        **_uitweg(request, beeld, postvak(request.burger, ["lesgeld"])),
    }
    return render(request, "lesgeld/berekening.html", inhoud)


def _uitweg(request: BurgerRequest, beeld: Schooljaarbeeld, post: list[Postregel]) -> dict[str, object]:
    """The ways out of the last decision, and its message."""
    van_besluit = next((regel for regel in post if regel.besluit_id == beeld.besluit.pk), None)
    uit = uitweg_van(
        request.burger,
        bericht_id=van_besluit.pk if van_besluit else None,
        besluit_id=beeld.besluit.pk,
        rechtsmiddel=van_besluit.rechtsmiddel if van_besluit else "geen",
        laatste_dag=van_besluit.laatste_dag if van_besluit else None,
        beslissing_url=reverse("lesgeld:beslissing", args=[beeld.schooljaar]),
    )
    return {"uit": uit, "bericht_id": van_besluit and van_besluit.pk}


@require_POST
@voor_burger(lijn="lesgeld", handelen=True)
def bevestig(request: BurgerRequest, aanvraag_id: int) -> HttpResponse:
    try:
        aanvraag = bevestig_teruggave(aanvraag_id, request.burger.betreft_id)
    except Aanvraag.DoesNotExist:
        raise Http404 from None
    if aanvraag.staat == Aanvraagstaat.AFGEHANDELD:
        messages.success(
            request, tekst("Wij hebben uw aanvraag en hebben hem meteen berekend.", "We have your request and calculated it at once.")
        )
    else:  # a person decides, or lifts the brake first
        messages.success(
            request, tekst("Wij hebben uw aanvraag. Een medewerker bekijkt hem.", "We have your request. A member of staff looks at it.")
        )
    return HttpResponseRedirect(reverse("lesgeld:schooljaar", args=[aanvraag.periode]))


def _beeld(request: BurgerRequest, jaar: int) -> Schooljaarbeeld:
    beeld = beeld_van(request.burger.betreft_id, jaar)
    if beeld is None:
        raise Http404
    return beeld


def _kruimels(*verder: str, jaar: int | None = None) -> list[dict[str, str]]:
    """``jaar``: the first of ``verder`` is this school year, with its page behind it."""
    kruimels = [{"tekst": tekst("Overzicht", "Overview"), "url": "/"}, {"tekst": tekst("Lesgeld", "School fee"), "url": "/lesgeld/"}]
    kruimels += [{"tekst": deel} for deel in verder]
    if jaar is not None:
        kruimels[2]["url"] = reverse("lesgeld:schooljaar", args=[jaar])
    return kruimels
