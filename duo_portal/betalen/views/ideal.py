"""Paying by iDEAL: back from the bank, and the notice of the payment provider."""

from uuid import UUID

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from duo_portal.berichten.opmaak import tekst
from duo_portal.betalen.selectors import mijn_vordering
from duo_portal.betalen.views.basis import basis
from duo_portal.betalingen.betaaldienst import OngeldigeMelding, lees_melding
from duo_portal.betalingen.models import Betaalpoging, Pogingstand
from duo_portal.betalingen.services.verwerk_betaalmelding import verwerk_betaalmelding
from duo_portal.betalingen.services.vraag_standen import vraag_stand
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import mijn_of_404, voor_burger, voor_iedereen

log = structlog.get_logger(__name__)
HANDTEKENING = "X-Handtekening"


@require_GET
@voor_burger()
def terug(request: BurgerRequest, kenmerk: UUID) -> HttpResponse:
    """What became of the payment. Where the notice is not here yet we ask the provider ourselves, once per look."""
    poging = mijn_of_404(Betaalpoging, request.burger, kenmerk=kenmerk)
    standen = _standen(poging)
    if not standen and vraag_stand(poging):
        standen = _standen(poging)
    stand = Pogingstand.GESLAAGD if Pogingstand.GESLAAGD in standen else max(standen, default=None)
    inhoud = {
        **basis(mijn_vordering(request.burger, poging.vordering_id), tekst("Betalen met iDEAL", "Pay by iDEAL")),
        "stand": stand.name.lower() if stand else "wacht",
        "bedrag": poging.bedrag_centen,
        "opnieuw": reverse("betalen:betalen", args=[poging.vordering_id]),
    }
    return render(request, "betalen/ideal_terug.html", inhoud)


def _standen(poging: Betaalpoging) -> list[Pogingstand]:
    return [Pogingstand(stand) for stand in poging.uitkomsten.values_list("stand", flat=True)]


@csrf_exempt
@require_POST
@voor_iedereen("de betaaldienst meldt hier hoe een betaling afliep; de handtekening eronder zegt dat zij het is")
def melding(request: HttpRequest) -> HttpResponse:
    """200 when it was understood, also the second time: the provider then stops telling us."""
    try:
        gelezen = lees_melding(request.body, request.headers.get(HANDTEKENING, ""))
        verwerk_betaalmelding(gelezen)
    except OngeldigeMelding as fout:
        log.warning("betaalmelding_geweigerd", reden=str(fout))
        return HttpResponse(status=400)
    except Betaalpoging.DoesNotExist:
        log.warning("betaalmelding_onbekend")
        return HttpResponse(status=404)
    return HttpResponse(status=200)
