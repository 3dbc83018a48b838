"""The pages on which somebody says that they do not agree, and follows what becomes of it."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from duo_portal.berichten.models import Bericht
from duo_portal.berichten.opmaak import datum, taal_nu, tekst
from duo_portal.berichten.selectors import afzender_op, berichten_van, kenmerk_van, onderwerp_van
from duo_portal.besluiten.models import Besluit
from duo_portal.tegenspraak.forms import Aanvulformulier, Bezwaarformulier
from duo_portal.tegenspraak.invoer import OngeldigBezwaar, mag_of_weiger
from duo_portal.tegenspraak.models import Zaak, Zaaksoort
from duo_portal.tegenspraak.selectors import Zaakbeeld, mijn_zaak, zaakbeeld
from duo_portal.tegenspraak.services.dien_bezwaar_in import dien_bezwaar_in
from duo_portal.tegenspraak.services.trek_in import trek_in
from duo_portal.tegenspraak.services.vraag_meekijken import vraag_meekijken
from duo_portal.tegenspraak.services.vul_aan import vul_aan
from duo_portal.tegenspraak.termijnen import besluit_op_bezwaar_voor, gronden_voor, stilstand
from duo_portal.tegenspraak.wegen import bericht_met_bezwaar, laatste_dag_bij, over, rechtsmiddel_van
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger


@sensitive_post_parameters("tekst", "reden_laat")
@require_http_methods(["GET", "POST"])
@voor_burger()
def bezwaar(request: BurgerRequest, bericht_id: int) -> HttpResponse:
    """The form, or, when an objection runs already, that one. Sent twice it is one."""
    mag_of_weiger(request.burger)
    try:
        bericht = bericht_met_bezwaar(request.burger, bericht_id)
    except Bericht.DoesNotExist:
        raise Http404 from None
    laatste_dag = laatste_dag_bij(bericht)
    te_laat_na = laatste_dag if laatste_dag is not None and laatste_dag < vandaag() else None
    if request.method == "GET":
        loopt = [zaak for zaak in over(bericht.besluit_id, bericht.pk) if zaak.soort == Zaaksoort.BEZWAAR and zaak.loopt]
        return _naar(loopt[-1]) if loopt else _vraag(request, bericht, Bezwaarformulier(te_laat_na=te_laat_na))
    formulier = Bezwaarformulier(request.POST, request.FILES, te_laat_na=te_laat_na)
    try:
        zaak = dien_bezwaar_in(request.burger, bericht.pk, formulier.geschreven(request))
    except OngeldigBezwaar as fout:
        formulier.toon_fouten(fout.fouten)
        return _vraag(request, bericht, formulier, status=422)
    messages.success(request, tekst(f"Wij hebben uw bezwaar. Het kenmerk is {zaak.kenmerk}.", f"We have your objection: {zaak.kenmerk}."))
    return _naar(zaak)


@voor_burger()
def tegen_besluit(request: BurgerRequest, besluit_id: int) -> HttpResponse:
    """From a page that knows the decision only: to the message that made it known."""
    for bericht in berichten_van(request.burger.betreft_id, request.burger.lijnen).filter(besluit=besluit_id):
        if rechtsmiddel_van(bericht) == "bezwaar":
            return HttpResponseRedirect(reverse("tegenspraak:bezwaar", args=[bericht.pk]))
    raise Http404


@sensitive_post_parameters("tekst")
@require_http_methods(["GET", "POST"])
@voor_burger()
def zaak(request: BurgerRequest, zaak_id: int) -> HttpResponse:
    """How the case stands; what is posted here is added to it."""
    deze = mijn_zaak(request.burger, zaak_id)
    if request.method == "GET":
        return _toon(request, deze, Aanvulformulier())
    formulier = Aanvulformulier(request.POST, request.FILES)
    try:
        vul_aan(request.burger, deze, formulier.geschreven(request))
    except OngeldigBezwaar as fout:
        formulier.toon_fouten(fout.fouten)
        return _toon(request, deze, formulier, status=422)
    messages.success(request, tekst("Wij hebben uw aanvulling.", "We have your addition."))
    return _naar(deze)


@require_POST
@voor_burger()
def meekijken(request: BurgerRequest, besluit_id: int) -> HttpResponse:
    """One click: a human looks. Asking twice changes nothing."""
    try:
        deze = vraag_meekijken(request.burger, besluit_id)
    except Besluit.DoesNotExist:
        raise Http404 from None
    if deze.loopt:
        dag = datum(deze.antwoord_voor)
        melding = tekst(
            f"Een medewerker kijkt mee. U hoort uiterlijk {dag} van ons.", f"A member of staff will look. You hear from us by {dag}."
        )
    else:
        melding = tekst("Een medewerker heeft al meegekeken.", "A member of staff has already looked.")
    messages.success(request, melding)
    return _naar(deze)


@require_http_methods(["GET", "POST"])
@voor_burger()
def intrekken(request: BurgerRequest, zaak_id: int) -> HttpResponse:
    """Ask once more, then do it."""
    deze = mijn_zaak(request.burger, zaak_id)
    mag_of_weiger(request.burger)
    if deze.soort != Zaaksoort.BEZWAAR:
        raise Http404
    if request.method == "GET" and deze.loopt:
        kruimels = [*_kruimels(deze), {"tekst": tekst("Intrekken", "Withdraw")}]
        return render(request, "tegenspraak/intrekken.html", {"beeld": zaakbeeld(request.burger, deze), "kruimels": kruimels})
    if request.method == "POST" and trek_in(request.burger, deze):
        messages.success(request, tekst("U trok uw bezwaar in.", "You withdrew your objection."))
    return _naar(deze)


def _naar(zaak: Zaak) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("tegenspraak:zaak", args=[zaak.pk]))


def _vraag(request: BurgerRequest, bericht: Bericht, formulier: Bezwaarformulier, status: int = 200) -> HttpResponse:
    dag, onderwerp, laatste_dag = vandaag(), onderwerp_van(bericht, taal_nu()), laatste_dag_bij(bericht)
    kruimels = [
        {"tekst": tekst("Berichten", "Messages"), "url": reverse("berichten:lijst")},
        {"tekst": onderwerp, "url": reverse("berichten:bericht", args=[bericht.pk])},
        {"tekst": tekst("Niet mee eens", "I do not agree")},
    ]
    tot = gronden_voor(dag)
    inhoud = {
        "form": formulier,
        "schuift": stilstand(laatste_dag, dag, tot, None) > 0,
        "bericht": bericht,
        "onderwerp": onderwerp,
        "kenmerk": kenmerk_van(bericht),
        "laatste_dag": laatste_dag,
        "besluit_voor": besluit_op_bezwaar_voor(laatste_dag, dag),
        "gronden_voor": tot,
        "afzender": afzender_op(dag, taal_nu()),
        "kruimels": kruimels,
    }
    return render(request, "tegenspraak/bezwaar.html", inhoud, status=status)


def _toon(request: BurgerRequest, deze: Zaak, formulier: Aanvulformulier, status: int = 200) -> HttpResponse:
    beeld: Zaakbeeld = zaakbeeld(request.burger, deze)
    inhoud = {"beeld": beeld, "form": formulier, "afzender": afzender_op(vandaag(), taal_nu()), "kruimels": _kruimels(deze)}
    return render(request, "tegenspraak/zaak.html", inhoud, status=status)


def _kruimels(deze: Zaak) -> list[dict[str, str]]:
    return [
        {"tekst": tekst("Overzicht", "Overview"), "url": "/"},
        {"tekst": deze.kenmerk, "url": reverse("tegenspraak:zaak", args=[deze.pk])},
    ]
