"""What the pages about one claim share: the frame, trying a use case, and going back when it is done."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from duo_portal.berichten.opmaak import taal_nu, tekst
from duo_portal.berichten.selectors import afzender_op
from duo_portal.betalen.beeld import Vorderingbeeld
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.weigeren import Weigering


def basis(beeld: Vorderingbeeld, titel: str) -> dict[str, object]:
    """What every page about one claim needs."""
    claim, adres = beeld.claim, beeld.claim.adres(beeld.periode)
    kruimels = [
        {"tekst": tekst("Overzicht", "Overview"), "url": "/"},
        {"tekst": claim.titel(beeld.periode), "url": adres},
        {"tekst": titel},
    ]
    return {
        "beeld": beeld,
        "titel": titel,
        "terug": adres,
        "kruimels": kruimels,
        "afzender": afzender_op(vandaag(), taal_nu()),
    }


def gepost(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when that is nothing at all; None when the page is only asked for."""
    return request.POST if request.method == "POST" else None


def gelukt(form: Form, doe: Callable[[], object]) -> bool:
    """Whether the use case did it. A refusal goes to its field, or above the form; what was typed stays."""
    try:
        doe()
    except Weigering as weigering:
        veld = getattr(weigering, "veld", "") or None
        form.add_error(veld if veld in form.fields else None, str(weigering))
        return False
    return True


def terug_met(request: BurgerRequest, beeld: Vorderingbeeld, zin: str, *, gedaan: bool = True) -> HttpResponse:
    """To the page of the claim, with what was done, or (not ``gedaan``) why there is nothing to do here."""
    (messages.success if gedaan else messages.info)(request, zin)
    return HttpResponseRedirect(beeld.claim.adres(beeld.periode))
