"""Paying a claim, of whatever line: now, and a statement of what was paid."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from duo_portal.berichten.opmaak import tekst
from duo_portal.betalen.acties import Actie
from duo_portal.betalen.pagina import pagina_van
from duo_portal.betalen.selectors import mijn_vordering
from duo_portal.betalen.views.basis import basis
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger


@require_GET
@voor_burger()
def betalen(request: BurgerRequest, vordering_id: int) -> HttpResponse:
    """How to pay what must be paid now."""
    beeld = mijn_vordering(request.burger, vordering_id)
    pagina = pagina_van(beeld)
    inhoud = {
        **basis(beeld, tekst("Betalen", "Pay")),
        "nu": pagina.nu,
        "bedrag": beeld.nu_te_betalen(vandaag()) or beeld.te_betalen,
        "aan_ons": Actie.BETALEN in pagina.nu.acties,
    }
    return render(request, "betalen/betalen.html", inhoud)


@require_GET
@voor_burger()
def overzicht(request: BurgerRequest, vordering_id: int) -> HttpResponse:
    """What was charged and paid, to keep or to print: a proof of payment."""
    beeld = mijn_vordering(request.burger, vordering_id)
    inhoud = {
        **basis(beeld, tekst("Overzicht van betalingen", "Statement of payments")),
        "pagina": pagina_van(beeld),
        "naam": request.burger.betreft_naam,
    }
    return render(request, "betalen/overzicht.html", inhoud)
