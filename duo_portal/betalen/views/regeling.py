"""Paying later or in parts by own proposal: granted at once within the limits, else a person looks."""

from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from duo_portal.berichten.opmaak import centen, datum, tekst
from duo_portal.betalen.beeld import Vorderingbeeld
from duo_portal.betalen.forms import Mensformulier, Regelingformulier, Uitstelformulier
from duo_portal.betalen.selectors import mijn_vordering
from duo_portal.betalen.toestand import Toestand, toestand_van
from duo_portal.betalen.views.basis import basis, gelukt, gepost, terug_met
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger
from duo_portal.vorderingen.regels.schema import verdeel
from duo_portal.vorderingen.services.tref_regeling import Grenzen, Voorstel, grenzen_van, tref_regeling, vraag_mens_om_regeling
from duo_portal.vorderingen.services.verleen_uitstel import laatste_dag_uitstel, vraag_uitstel

DAGEN_VAN_DE_MAAND = (1, 15, 25)  # the days on which most people have money
WEKEN_UITSTEL = (1, 2)


@require_http_methods(["GET", "POST"])
@voor_burger(handelen=True)
def regeling(request: BurgerRequest, vordering_id: int) -> HttpResponse:
    """A choice list with the amounts worked out; beneath it the way to a person."""
    beeld = mijn_vordering(request.burger, vordering_id)
    if beeld.regeling is not None:  # also the second click of two
        return terug_met(request, beeld, tekst("U hebt een regeling voor dit bedrag.", "You have a plan for this amount."), gedaan=False)
    grenzen = grenzen_van(beeld.te_betalen, vandaag())
    form = Regelingformulier(_aantallen(grenzen), _eerste_dagen(grenzen), gepost(request))
    if request.method == "POST" and form.is_valid():
        voorstel = Voorstel(form.cleaned_data["aantal"], form.cleaned_data["eerste"])
        if gelukt(form, lambda: tref_regeling(request.burger, vordering_id, voorstel)):
            eerste = datum(voorstel.eerste)
            zin = tekst(f"Uw regeling is goed. Betaal de eerste keer op {eerste}.", f"Your plan is agreed. Pay the first time on {eerste}.")
            return terug_met(request, beeld, zin)
    return _toon(request, beeld, form, Mensformulier())


@require_http_methods(["POST"])
@voor_burger(handelen=True)
def mens(request: BurgerRequest, vordering_id: int) -> HttpResponse:
    """What the list does not offer: a member of staff answers, and until then nothing is collected by us."""
    beeld = mijn_vordering(request.burger, vordering_id)
    form = Mensformulier(request.POST)
    if form.is_valid():
        tot = datum(vraag_mens_om_regeling(request.burger, vordering_id, form.cleaned_data["toelichting"]))
        zin = tekst(f"Een medewerker kijkt ernaar. U hoort uiterlijk {tot} van ons.", f"Staff will look at it. You hear from us by {tot}.")
        return terug_met(request, beeld, zin)
    grenzen = grenzen_van(beeld.te_betalen, vandaag())
    return _toon(request, beeld, Regelingformulier(_aantallen(grenzen), _eerste_dagen(grenzen)), form)


@require_http_methods(["GET", "POST"])
@voor_burger(handelen=True)
def uitstel(request: BurgerRequest, vordering_id: int) -> HttpResponse:
    """Once, for at most the days of the norm; granted at once."""
    beeld = mijn_vordering(request.burger, vordering_id)
    if not beeld.te_betalen:
        raise Http404
    if toestand_van(beeld, vandaag()) == Toestand.UITSTEL:  # also the second click of two
        return terug_met(request, beeld, tekst("U hebt uitstel van betaling.", "Your payment is deferred."), gedaan=False)
    form = Uitstelformulier(_uitsteldagen(vandaag()), gepost(request))
    if request.method == "POST" and form.is_valid():
        tot = form.cleaned_data["tot"]
        if gelukt(form, lambda: vraag_uitstel(request.burger, vordering_id, tot)):
            dag = datum(tot)
            return terug_met(request, beeld, tekst(f"U hebt uitstel tot en met {dag}.", f"Your payment is deferred until {dag}."))
    inhoud = {**basis(beeld, tekst("Vraag uitstel", "Ask for deferral")), "form": form}
    return render(request, "betalen/uitstel.html", inhoud, status=400 if form.is_bound else 200)


def _toon(request: BurgerRequest, beeld: Vorderingbeeld, form: Regelingformulier, mensform: Mensformulier) -> HttpResponse:
    fout = form.is_bound or mensform.is_bound
    inhoud = {
        **basis(beeld, tekst("Spreek een regeling af", "Agree on a payment plan")),
        "form": form,
        "mensform": mensform,
        "met_fout": mensform if mensform.is_bound else form,
        "keuze": form.te_kiezen,
    }
    return render(request, "betalen/regeling.html", inhoud, status=400 if fout else 200)


def _aantallen(grenzen: Grenzen) -> list[tuple[int, str]]:
    """ "6 keer € 162,00", and what the last time is when that differs."""
    keuzes = []
    for aantal in range(2, grenzen.meeste_termijnen + 1):
        delen = verdeel(grenzen.open, aantal, grenzen.eerste_van)
        gewoon, laatste = centen(delen[0].bedrag), centen(delen[-1].bedrag)
        zin = tekst(f"{aantal} keer {gewoon}", f"{aantal} times {gewoon}")
        if gewoon != laatste:
            zin += tekst(f" (de laatste keer {laatste})", f" (the last time {laatste})")
        keuzes.append((aantal, zin))
    return keuzes


def _eerste_dagen(grenzen: Grenzen) -> list[date]:
    dagen = (grenzen.eerste_van + timedelta(days=verder) for verder in range((grenzen.eerste_tot - grenzen.eerste_van).days + 1))
    return [dag for dag in dagen if dag.day in DAGEN_VAN_DE_MAAND]


def _uitsteldagen(dag: date) -> list[date]:
    return [*(dag + timedelta(weeks=weken) for weken in WEKEN_UITSTEL), laatste_dag_uitstel(dag)]
