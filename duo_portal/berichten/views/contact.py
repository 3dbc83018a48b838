"""When we spoke with each other, and asking to be called."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from duo_portal.berichten.forms import Belformulier
from duo_portal.berichten.models import Dagdeel
from duo_portal.berichten.opmaak import datum, taal_nu, tekst
from duo_portal.berichten.selectors import afzender_op, belverzoeken_van, contactmomenten_van
from duo_portal.berichten.services.vraag_terugbellen import TerugbellenGeweigerd, vraag_terugbellen
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger


@voor_burger()
def contact(request: BurgerRequest) -> HttpResponse:
    """What was said has no service line: who acts for some lines only does not read it."""
    persoon, alles = request.burger.betreft_id, not request.burger.lijnen
    inhoud = {
        "alles": alles,
        "momenten": contactmomenten_van(persoon) if alles else [],
        "belverzoeken": belverzoeken_van(persoon) if alles else [],
        "afzender": afzender_op(vandaag(), taal_nu()),
        "kruimels": [{"tekst": tekst("Overzicht", "Overview"), "url": "/"}, {"tekst": "Contact"}],
    }
    return render(request, "berichten/contact.html", inhoud)


@sensitive_post_parameters("telefoon")
@require_http_methods(["GET", "POST"])
@voor_burger()
def bel_mij(request: BurgerRequest) -> HttpResponse:
    """Asking twice is asking once. What was typed stays on the page when something is wrong."""
    formulier = Belformulier(request.POST or None, initial=_vooraf(request))
    if request.method == "POST" and formulier.is_valid():
        antwoorden = formulier.cleaned_data
        try:
            bevestiging = vraag_terugbellen(
                request.burger, antwoorden["telefoon"], Dagdeel(antwoorden["dagdeel"]), antwoorden["onderwerp"], antwoorden["kenmerk"]
            )
        except TerugbellenGeweigerd as fout:
            formulier.add_error(None if fout.veld == "__all__" else fout.veld, tekst(fout.nl, fout.en))
        else:
            dag = datum(bevestiging.bel_voor)
            messages.success(request, tekst(f"Wij bellen u uiterlijk op {dag}.", f"We call you by {dag}."))
            return HttpResponseRedirect(reverse("berichten:contact"))
    kruimels = [{"tekst": "Contact", "url": reverse("berichten:contact")}, {"tekst": tekst("Bel mij", "Call me")}]
    status = 400 if formulier.errors else 200
    return render(request, "berichten/bel_mij.html", {"form": formulier, "kruimels": kruimels}, status=status)


def _vooraf(request: BurgerRequest) -> dict[str, str]:
    """What the page that led here knows already."""
    return {"kenmerk": request.GET.get("kenmerk", "")[:40], "onderwerp": request.GET.get("onderwerp", "")[:200]}
