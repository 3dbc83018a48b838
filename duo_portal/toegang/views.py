"""The doors for citizens: demo login, logout, acting for another, and who looked."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from duo_portal.berichten.opmaak import tekst
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.toegang.burger import BurgerRequest, Niveau, Overleden
from duo_portal.toegang.controles import is_lus
from duo_portal.toegang.demo import demopersonen, namen_van
from duo_portal.toegang.forms import Inlogformulier, Namensformulier
from duo_portal.toegang.inzage import inzagen_van
from duo_portal.toegang.rechten import voor_burger, voor_iedereen
from duo_portal.toegang.sessie import OnbekendePersoon, kies_namens, log_in, log_uit, vertegenwoordigingen_van


@voor_iedereen("wie nog niet is ingelogd moet kunnen inloggen")
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def inloggen(request: HttpRequest) -> HttpResponse:
    """The DEMO login: choose who you are. It exists only in the demo, and only on this machine itself."""
    if not settings.DEMO or not is_lus(request.META.get("REMOTE_ADDR", "")):
        raise Http404
    formulier = Inlogformulier(request.POST or None)
    status = 200
    if request.method == "POST":
        if formulier.is_valid() and (antwoord := _probeer(request, formulier)) is not None:
            return antwoord
        status = 400
    inhoud = {"form": formulier, "personen": demopersonen(), "volgende": _volgende(request), "niveaus": Niveau}
    return render(request, "toegang/inloggen.html", inhoud, status=status)


def _probeer(request: HttpRequest, formulier: Inlogformulier) -> HttpResponse | None:
    volgende = _volgende(request)
    try:
        log_in(request.session, formulier.cleaned_data["persoon"], formulier.cleaned_data["niveau"])
    except OnbekendePersoon:
        formulier.add_error(
            "persoon",
            tekst("Er is geen persoon met dit nummer. Controleer het nummer.", "There is no person with this number. Check the number."),
        )
        return None
    except Overleden:
        return render(request, "toegang/overleden.html", status=403)
    return HttpResponseRedirect(volgende)


def _volgende(request: HttpRequest) -> str:
    """Where to go after login: a path of this site, else the front page."""
    bron = request.POST if request.method == "POST" else request.GET
    volgende = bron.get("volgende", "")
    veilig = url_has_allowed_host_and_scheme(volgende, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return volgende if veilig and volgende else "/"


@voor_iedereen("uitloggen kan altijd, ook als de sessie al voorbij is")
@never_cache
@require_http_methods(["GET", "POST"])
def uitloggen(request: HttpRequest) -> HttpResponse:
    """A POST ends the session on the server; a GET asks first, so that no link can log somebody out."""
    if request.method == "POST":
        log_uit(request.session)
        messages.success(request, tekst("U bent uitgelogd.", "You have logged out."))
        return HttpResponseRedirect(reverse("toegang:inloggen") if settings.DEMO else "/")
    return render(request, "toegang/uitloggen.html")


@voor_burger(niveau=Niveau.LAAG)
@require_http_methods(["GET", "POST"])
def namens(request: BurgerRequest) -> HttpResponse:
    """Choose on whose behalf to look or act."""
    formulier = Namensformulier(request.POST or None)
    if request.method == "POST":
        keuze = formulier.cleaned_data["vertegenwoordiging"] if formulier.is_valid() else -1
        if keuze < 0 or kies_namens(request.session, request.burger, keuze or None) is None:
            raise Http404
        return HttpResponseRedirect(_volgende(request))
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


@voor_burger()
def inzagen(request: BurgerRequest) -> HttpResponse:
    """Who looked at the data of the person on the screen."""
    return render(request, "toegang/inzagen.html", {"inzagen": inzagen_van(request.burger.betreft_id)})
