"""Who may use a page. Every URL declares it with one of these decorators; a test walks all URLs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from duo_portal.berichten.opmaak import tekst
from duo_portal.toegang.bewaren import BEWAARD, bewaar, pad_van_formulier
from duo_portal.toegang.burger import EERDER, Burger, BurgerRequest, Niveau
from duo_portal.toegang.rollen import Rol, rollen_van
from duo_portal.toegang.vertegenwoordigen import schrijf_inzage_namens

P = ParamSpec("P")
M = TypeVar("M", bound=Model)
# The request is passed by position, as Django does.
BurgerView = Callable[Concatenate[BurgerRequest, P], HttpResponse]
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


@dataclass(frozen=True)
class Recht:
    """The declaration that a view carries as its attribute ``recht``."""

    wie: str
    reden: str = ""
    niveau: Niveau = Niveau.LAAG
    lijn: str = ""
    handelen: bool = False
    rollen: frozenset[Rol] = frozenset()


def voor_burger(*, niveau: Niveau = Niveau.SUBSTANTIEEL, lijn: str = "", handelen: bool = False) -> Callable[[BurgerView[P]], View[P]]:
    """For a citizen who logged in surely enough; ``handelen`` for pages on which something is changed or sent.

    Outside the lines of an authority the page does not exist (404). A look on behalf of another is logged first.
    """
    recht = Recht("burger", niveau=niveau, lijn=lijn, handelen=handelen)

    def versier(view: BurgerView[P]) -> View[P]:
        @wraps(view)
        def binnen(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            burger: Burger | None = getattr(request, "burger", None)
            if burger is None or burger.niveau < niveau:
                return _naar_inloggen(request, te_laag=burger is not None)
            _toets(burger, recht)
            schrijf_inzage_namens(burger, f"pagina {request.resolver_match.view_name if request.resolver_match else ''}")
            return view(request, *args, **kwargs)  # type: ignore[arg-type]

        binnen.recht = recht  # type: ignore[attr-defined]
        return cast(View[P], binnen)

    return versier


def _naar_inloggen(request: HttpRequest, *, te_laag: bool) -> HttpResponse:
    """To the login page, and from there back to this one. What was sent is kept, and stands in the form again."""
    volgende = request.get_full_path()
    bewaard = False
    if request.method != "GET":
        volgende = pad_van_formulier(request)
        bewaard = bewaar(request, volgende, request.path)
    if te_laag:
        messages.warning(
            request, tekst("Voor deze pagina moet u inloggen met een hoger niveau.", "For this page you have to log in at a higher level.")
        )
    elif EERDER in request.session:
        _zeg_voorbij(request, bewaard=bewaard or volgende in request.session.get(BEWAARD, {}))
    vraag = urlencode({"volgende": volgende}) if volgende != "/" else ""
    return HttpResponseRedirect(f"{reverse('toegang:inloggen')}?{vraag}".rstrip("?"))


def _zeg_voorbij(request: HttpRequest, *, bewaard: bool) -> None:
    uitgelogd = tekst(
        "U deed een kwartier niets. Daarom bent u uitgelogd.", "You did nothing for 15 minutes. That is why you are logged out."
    )
    typte = tekst(
        "Wat u typte, bewaren wij een uur. Log opnieuw in, dan staat het er weer.",
        "We keep what you typed for one hour. Log in again, and it is back.",
    )
    messages.info(request, f"{uitgelogd} {typte}" if bewaard else uitgelogd)


def _toets(burger: Burger, recht: Recht) -> None:
    if not burger.ziet(recht.lijn):
        raise Http404
    if recht.handelen and not burger.mag_handelen:
        raise PermissionDenied(
            tekst(
                "U mag dit bekijken, maar u mag hier niets veranderen of versturen.",
                "You may look at this, but you may not change or send anything here.",
            )
        )


def voor_iedereen(reden: str) -> Callable[[View[P]], View[P]]:
    """Open to all. The reason stands in the declaration, so that nobody opens a page without thinking."""
    if not reden:
        raise ValueError("Noem waarom deze pagina voor iedereen is.")

    def versier(view: View[P]) -> View[P]:
        @wraps(view)
        def binnen(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            return view(request, *args, **kwargs)

        binnen.recht = Recht("iedereen", reden=reden)  # type: ignore[attr-defined]
        return cast(View[P], binnen)

    return versier


def voor_medewerker(*rollen: Rol) -> Callable[[Callable[P, HttpResponse]], Callable[P, HttpResponse]]:
    """For staff with one of these roles. Also for methods: the request is the first argument that is one."""
    recht = Recht("medewerker", rollen=frozenset(rollen))

    def versier(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
        @wraps(view)
        def binnen(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            request = _request_uit(args)
            if not (request.user.is_authenticated and request.user.is_staff):
                return redirect_to_login(request.path, reverse("admin:login"))
            if not rollen_van(request.user) & recht.rollen:
                raise PermissionDenied("Uw rol geeft geen toegang tot deze pagina.")
            return view(*args, **kwargs)

        binnen.recht = recht  # type: ignore[attr-defined]
        return binnen

    return versier


def _request_uit(args: tuple[Any, ...]) -> HttpRequest:
    for ding in args:
        if isinstance(ding, HttpRequest):
            return ding
    raise TypeError("Deze view kreeg geen request.")


def mijn_of_404(soort: type[M], burger: Burger, **zoek: Any) -> M:
    """The object if it belongs to the person on the screen; what is not yours does not exist."""
    return get_object_or_404(soort, persoon_id=burger.betreft_id, **zoek)
