"""How somebody wants to be addressed."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_http_methods

from duo_portal.berichten.forms import Voorkeurformulier, beginwaarden
from duo_portal.berichten.opmaak import tekst
from duo_portal.berichten.services.wijzig_voorkeuren import EmailNodig, Voorkeuren, voorkeuren_van, wijzig_voorkeuren
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger


@require_http_methods(["GET", "POST"])
@voor_burger()
def voorkeuren(request: BurgerRequest) -> HttpResponse:
    burger = request.burger
    if burger.namens is not None:
        raise PermissionDenied(tekst("Voorkeuren wijzigt u alleen voor uzelf.", "You can only change preferences for yourself."))
    nu = voorkeuren_van(burger.persoon_id)
    formulier = Voorkeurformulier(request.POST or None, initial=beginwaarden(nu), met_kanalen=burger.mag_handelen)
    if request.method == "POST" and formulier.is_valid():
        wens = formulier.voorkeuren()
        try:
            wijzig_voorkeuren(burger, wens)
        except EmailNodig as fout:
            engels = "First give an e-mail address, at ‘My data’. Without one we cannot tell you that there is a message."
            formulier.add_error(None, tekst(str(fout), engels))
        else:
            return _klaar(request, wens)
    kruimels = [{"tekst": tekst("Overzicht", "Overview"), "url": "/"}, {"tekst": tekst("Voorkeuren", "Preferences")}]
    kanaalvelden = [formulier[f"kanaal_{naam}"] for naam in formulier.soorten]
    inhoud = {"form": formulier, "kruimels": kruimels, "kanaalvelden": kanaalvelden, "email": nu.email}
    return render(request, "berichten/voorkeuren.html", inhoud, status=400 if formulier.errors else 200)


def _klaar(request: BurgerRequest, wens: Voorkeuren) -> HttpResponse:
    """The pages follow the chosen language at once."""
    with translation.override(wens.taal):
        messages.success(request, tekst("Uw voorkeuren zijn opgeslagen.", "Your preferences have been saved."))
    antwoord = HttpResponseRedirect(reverse("berichten:voorkeuren"))
    antwoord.set_cookie(settings.LANGUAGE_COOKIE_NAME, wens.taal.value, samesite="Lax")
    return antwoord
