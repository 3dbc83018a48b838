"""The address at which a student, or who acts for them, asks lesgeld back: it leads to the questions."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from duo_portal.portaal.vragen.geval import geval_van
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger
from lesgeld.terugvragen_vragen import STROOM


@require_safe
@voor_burger(lijn="lesgeld", handelen=True)
def terugvragen(request: BurgerRequest, jaar: int) -> HttpResponse:
    """404 for a year without a fee."""
    geval_van(request.burger, STROOM.naam, jaar)
    return HttpResponseRedirect(reverse("vragen:begin", args=[STROOM.naam, jaar]))
