"""The student's pages on lesgeld: how it stands, how it was calculated, and the one click."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.aanvragen.selectors import aanvragen_van
from duo_portal.berichten.opmaak import schooljaar as schooljaartekst
from duo_portal.berichten.opmaak import taal_nu, tekst
from duo_portal.berichten.selectors import Postregel, afzender_op, postvak
from duo_portal.portaal.onderdelen import Termijnblok, Termijnwoord, groepen_van
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger
from duo_portal.vorderingen.models import Inningsstap
from duo_portal.vorderingen.selectors import Termijnstand
from duo_portal.werkvoorraad.selectors import meekijken_bij
from lesgeld.rekenstaat import alle_stappen, rekenstaat_van
from lesgeld.selectors import Schooljaarbeeld, beeld_van, schooljaren_van
from lesgeld.services.bevestig_teruggave import bevestig_teruggave
from lesgeld.terugvragen import SOORT as TERUGVRAGEN
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
    blokken = _blokken(beeld)
    post = postvak(request.burger.betreft_id, ["lesgeld"])
    inhoud = {
        "beeld": beeld,
        "staat": rekenstaat_van(beeld.besluit, beeld.stand.betaald),
        "blokken": blokken,
        "groepen": groepen_van(blokken),
        "punten": tijdlijn_van(request.burger.betreft_id, beeld),
        "post": post[:4],
        "verzoeken": aanvragen_van(request.burger.betreft_id, TERUGVRAGEN, jaar),
        "afzender": afzender_op(vandaag(), taal_nu()),
        "kruimels": _kruimels(schooljaartekst(jaar)),
        **_uitweg(beeld, post),
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
        **_uitweg(beeld, postvak(request.burger.betreft_id, ["lesgeld"])),
    }
    return render(request, "lesgeld/berekening.html", inhoud)


def _uitweg(beeld: Schooljaarbeeld, post: list[Postregel]) -> dict[str, object]:
    """The ways out of the last decision: its message, the last day to object, and a person who looks."""
    van_besluit = next((regel for regel in post if regel.besluit_id == beeld.besluit.pk), None)
    return {
        "besluit_id": beeld.besluit.pk,
        "bericht_id": van_besluit and van_besluit.pk,
        "laatste_dag": van_besluit and van_besluit.laatste_dag,
        "meekijken": meekijken_bij(beeld.besluit.pk),
    }


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


def _blokken(beeld: Schooljaarbeeld) -> list[Termijnblok]:
    """The chart of instalments; nothing to show when all was paid at once."""
    if beeld.ineens:
        return []
    mislukt = {regel.op for regel in beeld.inning if regel.stap == Inningsstap.AFSCHRIJVING_MISLUKT}
    return [
        Termijnblok(termijn.vervaldatum, termijn.bedrag, _woord(beeld, termijn, termijn.vervaldatum in mislukt))
        for termijn in beeld.termijnen
    ]


def _woord(beeld: Schooljaarbeeld, termijn: Termijnstand, mislukt: bool) -> Termijnwoord:
    """What became of one instalment. After the plan lapsed nothing is debited any more."""
    if termijn.betaald == termijn.bedrag:
        return "betaald"
    if mislukt:
        return "mislukt"
    if not termijn.open:
        return "vervallen"
    return "open" if beeld.in_termijnen and termijn.vervaldatum >= vandaag() else "niet_afgeschreven"


def _kruimels(*verder: str, jaar: int | None = None) -> list[dict[str, str]]:
    """``jaar``: the first of ``verder`` is this school year, with its page behind it."""
    kruimels = [{"tekst": tekst("Overzicht", "Overview"), "url": "/"}, {"tekst": tekst("Lesgeld", "School fee"), "url": "/lesgeld/"}]
    kruimels += [{"tekst": deel} for deel in verder]
    if jaar is not None:
        kruimels[2]["url"] = reverse("lesgeld:schooljaar", args=[jaar])
    return kruimels
