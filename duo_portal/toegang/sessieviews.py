"""How long somebody is still logged in, staying logged in, and keeping what was typed when time ran out."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from duo_portal.toegang.bewaren import VELD_ACTIE, VELD_PAD, bewaar
from duo_portal.toegang.burger import BurgerRequest, Niveau
from duo_portal.toegang.middleware import NIET_VERLENGEN
from duo_portal.toegang.models import Sessie
from duo_portal.toegang.rechten import voor_burger, voor_iedereen


@voor_iedereen("een pagina die open staat vraagt hoe lang de sessie nog duurt, ook als die voorbij is")
@never_cache
@require_GET
def stand(request: HttpRequest) -> HttpResponse:
    """The seconds that are left, without adding to them."""
    setattr(request, NIET_VERLENGEN, True)
    over = 0.0
    if getattr(request, "burger", None) is not None:
        einde = Sessie.objects.filter(pk=request.session.session_key).values_list("expire_date", flat=True).first()
        over = (einde - timezone.now()).total_seconds() if einde else 0
    return JsonResponse({"seconden": max(0, int(over))})


@voor_burger(niveau=Niveau.LAAG)
@require_http_methods(["GET", "POST"])
def verleng(request: BurgerRequest) -> HttpResponse:
    """Stay logged in, from this second. A page of its own for who has no JavaScript."""
    request.session.modified = True
    tot = timezone.localtime() + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    if request.method == "POST":
        return JsonResponse({"seconden": settings.SESSION_COOKIE_AGE, "tot": tot.strftime("%H.%M")})
    return render(request, "toegang/verlengd.html", {"tot": tot})


@voor_iedereen("wat iemand typte wordt bewaard als de sessie voorbij is")
@never_cache
@require_POST
def bewaar_getypt(request: HttpRequest) -> HttpResponse:
    """The script of a page hands in what was typed there, when the session is over. Refused while it is not: 409."""
    if getattr(request, "burger", None) is not None:
        setattr(request, NIET_VERLENGEN, True)
        return JsonResponse({"bewaard": False}, status=409)
    pad, actie = request.POST.get(VELD_PAD, ""), request.POST.get(VELD_ACTIE, "")
    return JsonResponse({"bewaard": pad.startswith("/") and bewaar(request, pad, actie)})
