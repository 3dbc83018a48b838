"""The doors for citizens: logging in and out, acting for another, and who looked."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from duo_portal.berichten.opmaak import tekst
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.toegang.burger import BurgerRequest, Niveau
from duo_portal.toegang.forms import Namensformulier
from duo_portal.toegang.inlogweg import nodig_niveau, veilig_pad
from duo_portal.toegang.niveaus import Middel, te_vragen
from duo_portal.toegang.oidc import adres
from duo_portal.toegang.rechten import voor_burger, voor_iedereen
from duo_portal.toegang.sessie import kies_namens, log_uit
from duo_portal.toegang.vertegenwoordigen import namen_van, vertegenwoordigingen_van


@voor_iedereen("wie nog niet is ingelogd moet kunnen inloggen")
@never_cache
@require_GET
def inloggen(request: HttpRequest) -> HttpResponse:
    """Choose how to log in. A page that wants to know more surely who looks asks for a higher level."""
    volgende = veilig_pad(request, request.GET.get("volgende", ""))
    niveau = nodig_niveau(volgende)
    begin = reverse("toegang:begin")
    wegen = [
        {"middel": middel.value, "url": f"{begin}?{urlencode({'middel': middel.value, 'volgende': volgende})}"}
        for middel in Middel
        if te_vragen(middel, niveau)
    ]
    burger = getattr(request, "burger", None)
    hoger = burger is not None and burger.niveau < niveau
    inhoud = {"wegen": wegen, "kan": bool(settings.OIDC_OP_ISSUER), "hoger": hoger, "niveau": niveau, "demo": settings.DEMO}
    return render(request, "toegang/inloggen.html", inhoud)


@voor_iedereen("uitloggen kan altijd, ook als de sessie al voorbij is")
@never_cache
@require_http_methods(["GET", "POST"])
def uitloggen(request: HttpRequest) -> HttpResponse:
    """A POST ends the session on the server and at the login service; a GET asks first: no link can log somebody out."""
    if request.method != "POST":
        return render(request, "toegang/uitloggen.html")
    overal = "overal" in request.POST
    log_uit(request.session, overal=overal)
    messages.success(
        request,
        tekst("U bent overal uitgelogd, op al uw apparaten.", "You have logged out everywhere, on all your devices.")
        if overal
        else tekst("U bent uitgelogd.", "You have logged out."),
    )
    return HttpResponseRedirect(_na_uitloggen(request))


def _na_uitloggen(request: HttpRequest) -> str:
    """By way of the login service, so that it forgets us too. Without an id_token as hint: it holds a BSN, and this is an address."""
    thuis = reverse("toegang:inloggen")
    if not settings.OIDC_OP_LOGOUT_ENDPOINT:
        return thuis
    vraag = {"client_id": settings.OIDC_RP_CLIENT_ID, "post_logout_redirect_uri": request.build_absolute_uri(thuis)}
    return f"{adres(request, settings.OIDC_OP_LOGOUT_ENDPOINT)}?{urlencode(vraag)}"


@voor_burger(niveau=Niveau.LAAG)
@require_http_methods(["GET", "POST"])
def namens(request: BurgerRequest) -> HttpResponse:
    """Choose on whose behalf to look or act."""
    formulier = Namensformulier(request.POST or None)
    if request.method == "POST":
        keuze = formulier.cleaned_data["vertegenwoordiging"] if formulier.is_valid() else -1
        if keuze < 0 or kies_namens(request.session, request.burger, keuze or None) is None:
            raise Http404
        rotate_token(request)  # a form that is still open elsewhere was meant for somebody else
        return HttpResponseRedirect(veilig_pad(request, request.POST.get("volgende", "")))
    machtigingen = vertegenwoordigingen_van(request.burger.persoon_id)
    namen = namen_van([machtiging.persoon_id for machtiging in machtigingen])
    regels = [
        {
            "id": machtiging.pk,
            "naam": namen.get(machtiging.persoon_id, ""),
            "soort": Vertegenwoordigingssoort(machtiging.soort).label,
            "lijnen": machtiging.lijnen,
            "handelen": machtiging.mag_handelen,
            "tot": machtiging.tot,
            "gekozen": request.burger.namens is not None and request.burger.namens.vertegenwoordiging_id == machtiging.pk,
        }
        for machtiging in machtigingen
    ]
    return render(request, "toegang/namens.html", {"regels": regels})


@voor_iedereen("een oud adres, dat alleen verwijst")
@require_safe
def inzagen(request: HttpRequest) -> HttpResponse:
    """Who looked stands with the rest of somebody's data; an address that was kept in a browser still leads there."""
    return HttpResponsePermanentRedirect(reverse("mijngegevens:gebruik"))
