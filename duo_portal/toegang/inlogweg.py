"""The way to the login service and back: where it begins, and what the answer leads to."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import structlog
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET
from mozilla_django_oidc.views import OIDCAuthenticationRequestView

from duo_portal.berichten.opmaak import tekst
from duo_portal.toegang.burger import Niveau, Overleden
from duo_portal.toegang.niveaus import Middel, te_vragen, zekerheid_van
from duo_portal.toegang.oidc import Inlogdienst, Inlogfout, adres, een_beurt
from duo_portal.toegang.rechten import Recht, voor_iedereen
from duo_portal.toegang.sessie import begin_sessie
from duo_portal.toegang.wie import zoek_persoon

log = structlog.get_logger(__name__)
WEGEN = "oidc_states"  # the name that mozilla-django-oidc gives it in the session


def veilig_pad(request: HttpRequest, volgende: str) -> str:
    """Where to go after login: a page of this site, else the front page."""
    veilig = url_has_allowed_host_and_scheme(volgende, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return volgende if veilig and volgende else "/"


def nodig_niveau(pad: str) -> Niveau:
    """How surely the page at this address wants to know who looks; at least substantial, unless the page says less."""
    try:
        recht = getattr(resolve(urlsplit(pad).path).func, "recht", None)
    except Resolver404:
        recht = None
    return recht.niveau if isinstance(recht, Recht) and recht.wie == "burger" else Niveau.SUBSTANTIEEL


def inlogadres(volgende: str) -> str:
    """The login page, which leads to ``volgende`` when it has worked."""
    return f"{reverse('toegang:inloggen')}?{urlencode({'volgende': volgende})}" if volgende != "/" else reverse("toegang:inloggen")


class _Begin(OIDCAuthenticationRequestView):  # type: ignore[misc]
    """Asks for a new login (never one that the service remembers) at the levels that are high enough."""

    @staticmethod
    def get_settings(attr: str, *standaard: Any) -> Any:
        eigen = {
            "OIDC_AUTHENTICATION_CALLBACK_URL": "toegang:klaar",
            "OIDC_USE_PKCE": True,
            "OIDC_USE_NONCE": True,
            "OIDC_REDIRECT_FIELD_NAME": "volgende",
        }
        return eigen[attr] if attr in eigen else OIDCAuthenticationRequestView.get_settings(attr, *standaard)

    def get_extra_params(self, request: HttpRequest) -> dict[str, str]:
        zekerheden = te_vragen(_middel(request), nodig_niveau(_volgende(request)))
        return {
            "prompt": "login",
            "acr_values": " ".join(zekerheid.acr for zekerheid in zekerheden),
            "ui_locales": translation.get_language() or settings.LANGUAGE_CODE,
        }


def _volgende(request: HttpRequest) -> str:
    return veilig_pad(request, request.GET.get("volgende", ""))


def _middel(request: HttpRequest) -> Middel:
    try:
        return Middel(request.GET.get("middel", Middel.DIGID))
    except ValueError:
        raise Http404 from None


@voor_iedereen("hier begint het inloggen")
@never_cache
@require_GET
def begin(request: HttpRequest) -> HttpResponse:
    """Send the browser to the login service, and remember on the server where it has to come back to."""
    if not settings.OIDC_OP_ISSUER:
        raise Http404
    antwoord: HttpResponse = _Begin.as_view()(request)
    vraag = parse_qs(urlsplit(antwoord["Location"]).query)
    volgende = _volgende(request)
    request.session[WEGEN][vraag["state"][0]] |= {"volgende": volgende, "niveau": int(nodig_niveau(volgende))}
    request.session.pop("oidc_login_next", None)
    request.session.modified = True
    return antwoord


@voor_iedereen("hier komt de browser terug van de inlogdienst")
@never_cache
@require_GET
def klaar(request: HttpRequest) -> HttpResponse:
    """The answer of the login service. When too many come back at once, the browser asks again."""
    with een_beurt() as aan_de_beurt:
        return _oordeel(request) if aan_de_beurt else HttpResponseRedirect(request.get_full_path())


@sensitive_variables("verklaring")
def _oordeel(request: HttpRequest) -> HttpResponse:
    """Judged by state first, then by code. Each answer is worth one try."""
    weg = _neem_weg(request)
    if weg is None:
        return _mislukt(request, "/", "onbekende state")
    volgende: str = weg["volgende"]
    if fout := request.GET.get("error"):
        return _geannuleerd(request, volgende) if fout == "access_denied" else _mislukt(request, volgende, "de inlogdienst meldde een fout")
    try:
        verklaring = Inlogdienst(request).verklaring(request.GET.get("code", ""), weg["nonce"], weg["code_verifier"])
    except Inlogfout as fout:
        return _mislukt(request, volgende, str(fout))
    zekerheid = zekerheid_van(verklaring["acr"])
    if zekerheid is None or zekerheid.niveau < weg["niveau"]:
        return _te_laag(request, volgende)
    return _laat_binnen(request, verklaring, zekerheid.niveau, volgende)


def _neem_weg(request: HttpRequest) -> Mapping[str, Any] | None:
    """What was remembered under this state, once. Saved at once: the next line may take a while, and another answer may come."""
    wegen: dict[str, dict[str, Any]] = request.session.get(WEGEN, {})
    weg = wegen.pop(request.GET.get("state", ""), None)
    if weg is not None:
        request.session.modified = True
        request.session.save()
    return weg


def _laat_binnen(request: HttpRequest, verklaring: Mapping[str, Any], niveau: Niveau, volgende: str) -> HttpResponse:
    persoon_id = zoek_persoon(verklaring, adres(request, settings.OIDC_OP_ISSUER))
    if persoon_id is None:
        log.info("inloggen_onbekend")
        return render(request, "toegang/onbekend.html", status=403)
    try:
        begin_sessie(request, persoon_id, niveau)
    except Overleden:
        return render(request, "toegang/overleden.html", status=403)
    return HttpResponseRedirect(volgende)


def _geannuleerd(request: HttpRequest, volgende: str) -> HttpResponse:
    log.info("inloggen_geannuleerd")
    messages.info(
        request,
        tekst(
            "U hebt het inloggen gestopt. U bent niet ingelogd. U kunt het hier opnieuw doen.",
            "You stopped logging in. You are not logged in. You can do it again here.",
        )
        if getattr(request, "burger", None) is None
        else tekst(
            "U hebt het inloggen gestopt. U bent nog ingelogd zoals u was.",
            "You stopped logging in. You are still logged in as you were.",
        ),
    )
    return HttpResponseRedirect(inlogadres(volgende))


def _te_laag(request: HttpRequest, volgende: str) -> HttpResponse:
    log.info("inloggen_te_laag")
    messages.warning(
        request,
        tekst(
            "U logde in met een te laag niveau voor deze pagina. Kies bij het inloggen een hoger niveau.",
            "You logged in at a level that is too low for this page. Choose a higher level when you log in.",
        ),
    )
    return HttpResponseRedirect(inlogadres(volgende))


def _mislukt(request: HttpRequest, volgende: str, waarom: str) -> HttpResponse:
    """The log knows why; the person only that it can be tried again: the difference helps only an attacker."""
    log.warning("inloggen_mislukt", waarom=waarom)
    messages.warning(
        request,
        tekst(
            "Het inloggen is niet gelukt. Probeer het opnieuw. Lukt het steeds niet? Bel ons dan.",
            "Logging in did not work. Please try again. Does it keep failing? Then call us.",
        ),
    )
    return HttpResponseRedirect(inlogadres(volgende))
