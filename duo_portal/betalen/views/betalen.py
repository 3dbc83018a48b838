"""Paying a claim, of whatever line: now, and a statement of what was paid."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from duo_portal.berichten.opmaak import centen, tekst
from duo_portal.betalen.acties import Actie
from duo_portal.betalen.beeld import Vorderingbeeld
from duo_portal.betalen.forms import Bedragformulier
from duo_portal.betalen.pagina import pagina_van
from duo_portal.betalen.selectors import mijn_vordering
from duo_portal.betalen.views.basis import basis, gelukt
from duo_portal.betalingen.services.betaal_nu import betaal_nu
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger


@require_GET
@voor_burger()
def betalen(request: BurgerRequest, vordering_id: int) -> HttpResponse:
    """How to pay what must be paid now: at once by iDEAL, or by a transfer."""
    beeld = mijn_vordering(request.burger, vordering_id)
    bedragen = _bedragen(beeld)
    return _toon(request, beeld, Bedragformulier(bedragen, initial={"hoeveel": bedragen[0][0] if bedragen else ""}))


@require_POST
@voor_burger(handelen=True)
def ideal(request: BurgerRequest, vordering_id: int) -> HttpResponse:
    """To the bank. A second click begins a second attempt, which costs nothing: what is paid twice goes back by itself."""
    beeld = mijn_vordering(request.burger, vordering_id)
    form = Bedragformulier(_bedragen(beeld), request.POST)
    adres: list[str] = []
    if form.is_valid():
        bedrag, portaal = form.cleaned_data["centen"], request.build_absolute_uri("/")
        if gelukt(form, lambda: adres.append(betaal_nu(request.burger.betreft_id, vordering_id, bedrag, portaal))):
            return HttpResponseRedirect(adres[0])
    return _toon(request, beeld, form)


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


def _toon(request: BurgerRequest, beeld: Vorderingbeeld, form: Bedragformulier) -> HttpResponse:
    nu = pagina_van(beeld).nu
    inhoud = {
        **basis(beeld, tekst("Betalen", "Pay")),
        "nu": nu,
        "form": form,
        "bedrag": beeld.nu_te_betalen(vandaag()) or beeld.te_betalen,
        "aan_ons": Actie.BETALEN in nu.acties,
    }
    return render(request, "betalen/betalen.html", inhoud, status=400 if form.is_bound else 200)


def _bedragen(beeld: Vorderingbeeld) -> list[tuple[int, str]]:
    """What must be paid now, and, where that is less, all that is open."""
    nu, alles = beeld.nu_te_betalen(vandaag()), beeld.te_betalen
    keuzes = []
    if nu and nu != alles:
        keuzes.append((nu, tekst(f"{centen(nu)}: wat u nu moet betalen", f"{centen(nu)}: what you must pay now")))
    if alles:
        keuzes.append((alles, tekst(f"{centen(alles)}: alles wat openstaat", f"{centen(alles)}: all that is open")))
    return keuzes
