"""The pages of the login service of the demo: choose who you are, or stop."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from oauth2_provider.exceptions import OAuthToolkitError
from oauth2_provider.models import AccessToken, Application, Grant, IDToken
from oauth2_provider.settings import oauth2_settings
from oauth2_provider.views import RPInitiatedLogoutView
from oauth2_provider.views.base import BaseAuthorizationView

from duo_portal.inlogdienst.demo import demopersonen
from duo_portal.inlogdienst.forms import Keuzeformulier
from duo_portal.inlogdienst.klant import technische_gebruiker, zorg_voor_klant
from duo_portal.toegang.controles import is_lus
from duo_portal.toegang.grenzen import te_vaak
from duo_portal.toegang.niveaus import ZEKERHEDEN, zekerheid_van

PER_TIEN_MINUTEN = 30
View = Callable[..., HttpResponse]
# A server in between names itself or whom it speaks for: then the address that we see is its own, and says nothing.
TUSSENKOMST = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_VIA")
Keuze = tuple[int | None, str]  # a person, or somebody unknown; and a level


def alleen_op_deze_machine(view: View) -> View:
    """Outside the demo, or asked for from another machine, nothing of the service exists."""

    @wraps(view)
    def binnen(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rechtstreeks = is_lus(request.META.get("REMOTE_ADDR", "")) and not any(kop in request.META for kop in TUSSENKOMST)
        if not (settings.DEMO and rechtstreeks):
            raise Http404
        return view(request, *args, **kwargs)

    return binnen


class Keuzescherm(BaseAuthorizationView):  # type: ignore[misc]
    """The authorization endpoint. The request of the portal stays in the address and is judged again when a person is chosen."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        zorg_voor_klant()
        request.user = technische_gebruiker()
        antwoord: HttpResponse = super().dispatch(request, *args, **kwargs)
        antwoord["Cache-Control"] = "no-store"
        return antwoord

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            self.validate_authorization_request(request)
        except OAuthToolkitError as fout:
            return self._fout(fout, None)
        return self._scherm(request, Keuzeformulier(gevraagd=_gevraagd(request)))

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            scopes, vraag = self.validate_authorization_request(request)
        except OAuthToolkitError as fout:
            return self._fout(fout, None)
        if "annuleren" in request.POST:
            return self._antwoord(request, scopes, vraag, None)
        if "onbekend" in request.POST:
            return self._antwoord(request, scopes, vraag, (None, _gevraagd(request)))
        if te_vaak("inlogdienst", request.META.get("REMOTE_ADDR", ""), hoogstens=PER_TIEN_MINUTEN, seconden=600):
            return render(request, "inlogdienst/te_vaak.html", status=429)
        formulier = Keuzeformulier(request.POST, gevraagd=_gevraagd(request))
        if not formulier.is_valid():
            return self._scherm(request, formulier, status=422)
        return self._antwoord(request, scopes, vraag, (formulier.cleaned_data["persoon"], formulier.cleaned_data["zekerheid"]))

    def render_to_response(self, inhoud: dict[str, Any], status: int = 400) -> HttpResponse:
        """A request that is no good: nobody is sent anywhere."""
        return render(self.request, "inlogdienst/fout.html", status=status)

    def _fout(self, fout: OAuthToolkitError, klant: Application | None) -> HttpResponse:
        """Told to the portal, if it is one that we know; else to the person."""
        antwoord: HttpResponse = self.error_response(fout, application=klant)
        return antwoord

    def _scherm(self, request: HttpRequest, formulier: Keuzeformulier, status: int = 200) -> HttpResponse:
        zekerheid = zekerheid_van(_gevraagd(request))
        inhoud = {"form": formulier, "personen": demopersonen(), "zekerheid": zekerheid.naam if zekerheid else ""}
        return render(request, "inlogdienst/kies.html", inhoud, status=status)

    def _antwoord(
        self, request: HttpRequest, scopes: list[str], vraag: dict[str, Any], keuze: tuple[int | None, str] | None
    ) -> HttpResponse:
        """Back to the portal with a code, or with ``access_denied`` for who stops."""
        _ruim_op()
        klant = zorg_voor_klant()
        try:
            uri, *_ = self.create_authorization_response(
                request=request, scopes=" ".join(scopes), credentials={**vraag, "keuze": keuze}, allow=keuze is not None
            )
        except OAuthToolkitError as fout:
            return self._fout(fout, klant)
        antwoord: HttpResponse = self.redirect(uri, klant)
        return antwoord


class Uitgang(RPInitiatedLogoutView):  # type: ignore[misc]
    """The end of the session at the service, which has none of its own: everybody logs in anew. Only a known address is followed."""

    template_name = "inlogdienst/fout.html"

    def do_logout(self, application: Application | None = None, post_logout_redirect_uri: str = "", *_: Any) -> HttpResponse:
        return HttpResponseRedirect(post_logout_redirect_uri or reverse("toegang:inloggen"))


def beschrijving(request: HttpRequest) -> HttpResponse:
    """What the service can do (OpenID Connect Discovery), no more than what it really can."""
    wegen = {
        "authorization_endpoint": "authorize",
        "token_endpoint": "token",
        "jwks_uri": "jwks-info",
        "end_session_endpoint": "rp-initiated-logout",
    }
    inhoud: dict[str, object] = {naam: request.build_absolute_uri(reverse(f"oauth2_provider:{weg}")) for naam, weg in wegen.items()}
    inhoud |= {
        "issuer": oauth2_settings.oidc_issuer(request),
        "response_types_supported": ["code"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "code_challenge_methods_supported": ["S256"],
        "acr_values_supported": [zekerheid.acr for zekerheid in ZEKERHEDEN],
        "scopes_supported": ["openid"],
    }
    return JsonResponse(inhoud)


def _gevraagd(request: HttpRequest) -> str:
    """The level that the portal likes best of those it asked for, as far as this service knows it."""
    gevraagd = request.GET.get("acr_values", "").split()
    return next((acr for acr in gevraagd if zekerheid_van(acr)), ZEKERHEDEN[2].acr)


def _ruim_op() -> None:
    """What expired is of no use to anybody."""
    for soort in (Grant, AccessToken, IDToken):
        soort.objects.filter(expires__lt=timezone.now()).delete()
