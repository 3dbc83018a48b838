"""Paying in instalments by direct debit: choose, and stop."""

from contextlib import suppress

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.betalen.beeld import Vorderingbeeld
from duo_portal.betalen.forms import MACHTIGING, Stopformulier, Termijnenformulier
from duo_portal.betalen.selectors import mijn_vordering
from duo_portal.betalen.services.kies_termijnen import kies_termijnen
from duo_portal.betalen.views.basis import basis, gelukt, gepost, terug_met
from duo_portal.betalingen import betaler
from duo_portal.betalingen.rooster import Rooster, claim_van, rooster_bij_start
from duo_portal.betalingen.services.stop_incasso import NietTeStoppen, stop_incasso
from duo_portal.betalingen.services.trek_machtiging_in import trek_machtiging_in
from duo_portal.register.selectors import geldontvangers
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger


@require_http_methods(["GET", "POST"])
@voor_burger(handelen=True)
def termijnen(request: BurgerRequest, vordering_id: int) -> HttpResponse:
    """The days and amounts, from which account, and leave to debit it."""
    beeld = mijn_vordering(request.burger, vordering_id)
    rooster = _rooster(request.burger.betreft_id, vordering_id)
    form = Termijnenformulier(gepost(request), initial=_bekende_rekening(beeld, request.burger.betreft_id))
    if request.method == "POST" and form.is_valid():
        wat = form.cleaned_data
        if gelukt(form, lambda: kies_termijnen(request.burger.betreft_id, vordering_id, wat["iban"], wat["tenaamstelling"])):
            return terug_met(request, beeld, _gekozen(rooster))
    if request.method == "GET" and (beeld.regeling is not None or not rooster.dagen):
        return terug_met(request, beeld, _kan_niet(beeld), gedaan=False)
    inhoud = {
        **basis(beeld, tekst("Betaal in termijnen", "Pay in instalments")),
        "form": form,
        "rooster": rooster,
        "totaal": sum(dag.centen for dag in rooster.dagen),
        "incassant": betaler.INCASSANT,
        "incassant_naam": betaler.NAAM,
    }
    return render(request, "betalen/termijnen.html", inhoud, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@voor_burger(handelen=True)
def stoppen(request: BurgerRequest, vordering_id: int) -> HttpResponse:
    """Stop the debits of this claim, or withdraw the mandate. A second click finds nothing to stop, and says so."""
    beeld = mijn_vordering(request.burger, vordering_id)
    if not beeld.in_termijnen:
        return terug_met(request, beeld, tekst("Er wordt niets afgeschreven.", "Nothing is being debited."), gedaan=False)
    form = Stopformulier(gepost(request), initial={"wat": "deze"})
    if request.method == "POST" and form.is_valid():
        _stop(request.burger.betreft_id, beeld, ook_machtiging=form.cleaned_data["wat"] == MACHTIGING)
        zin = tekst("Wij schrijven niets meer af. U krijgt daarover bericht.", "We debit nothing any more. You get a message about it.")
        return terug_met(request, beeld, zin)
    inhoud = {**basis(beeld, tekst("Stop het afschrijven", "Stop the debits")), "form": form, "onderweg": beeld.onderweg(vandaag())}
    return render(request, "betalen/stoppen.html", inhoud, status=400 if form.is_bound else 200)


def _stop(persoon_id: int, beeld: Vorderingbeeld, *, ook_machtiging: bool) -> None:
    """Withdrawing the mandate ends the plan too. A second click finds that the first one did it."""
    if ook_machtiging and beeld.machtiging is not None:
        trek_machtiging_in(persoon_id, beeld.machtiging.pk)
        return
    with suppress(NietTeStoppen):
        stop_incasso(persoon_id, beeld.vordering_id)


def _rooster(persoon_id: int, vordering_id: int) -> Rooster:
    claim = claim_van(vordering_id, persoon_id)
    return rooster_bij_start(claim, vandaag()) if claim is not None else Rooster(False, ())


def _bekende_rekening(beeld: Vorderingbeeld, persoon_id: int) -> dict[str, str]:
    """The account that the register knows, so that nobody types what we have: under bewind that of the administrator."""
    bekend = geldontvangers([persoon_id], beeld.claim.lijn, vandaag())[persoon_id]
    return {"iban": bekend.iban or "", "tenaamstelling": bekend.tenaamstelling or ""}


def _gekozen(rooster: Rooster) -> str:
    zin = tekst("U betaalt nu in termijnen.", "You now pay in instalments.")
    if not rooster.dagen:  # the second click of two
        return zin
    eerste = datum(rooster.dagen[0].dag)
    return zin + tekst(f" De eerste keer is op {eerste}.", f" The first time is on {eerste}.")


def _kan_niet(beeld: Vorderingbeeld) -> str:
    if beeld.regeling is not None:
        return tekst("U hebt al een regeling voor dit bedrag.", "You already have an arrangement for this amount.")
    return tekst(
        "Betalen in termijnen kan nu niet. Er is geen dag meer waarop wij kunnen afschrijven.",
        "Paying in instalments is not possible now. There is no day left on which we can debit.",
    )
