"""Another e-mail address, and the page of the link that confirms it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from duo_portal.berichten.opmaak import tekst
from duo_portal.mijngegevens.forms import Emailformulier
from duo_portal.mijngegevens.link import VELD, nummer_van
from duo_portal.mijngegevens.services.wijzig_email import (
    EmailGeweigerd,
    bevestig_wijziging,
    email_van,
    verwijder_email,
    vraag_wijziging,
    wachtend_op,
)
from duo_portal.mijngegevens.views.basis import alleen_zelf, gelukt, kruimels
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger, voor_iedereen


@require_http_methods(["GET", "POST"])
@voor_burger()
def email(request: BurgerRequest) -> HttpResponse:
    """The address that stands, a change that waits for its link, and the form."""
    alleen_zelf(request.burger)
    persoon, portaal = request.burger.persoon_id, request.build_absolute_uri("/")
    form = Emailformulier(request.POST if request.method == "POST" else None)
    if form.is_valid() and gelukt(form, lambda: vraag_wijziging(persoon, form.cleaned_data["email"], portaal)):
        messages.success(
            request,
            tekst(
                "Wij stuurden u een e-mail met een link. Open die link binnen 24 uur. Dan pas verandert uw adres.",
                "We sent you an e-mail with a link. Open that link within 24 hours. Only then your address changes.",
            ),
        )
        return HttpResponseRedirect(reverse("mijngegevens:email"))
    inhoud = {
        "form": form,
        "email": email_van(persoon),
        "wachtend": wachtend_op(persoon),
        "kruimels": kruimels((tekst("E-mailadres", "E-mail address"), "")),
    }
    return render(request, "mijngegevens/email.html", inhoud, status=422 if form.errors else 200)


@require_POST
@voor_burger()
def email_weg(request: BurgerRequest) -> HttpResponse:
    alleen_zelf(request.burger)
    try:
        verwijder_email(request.burger.persoon_id)
    except EmailGeweigerd as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, tekst("Wij hebben uw e-mailadres weggehaald.", "We removed your e-mail address."))
    return HttpResponseRedirect(reverse("mijngegevens:email"))


@never_cache
@require_http_methods(["GET", "POST"])
@voor_iedereen(
    "de link bewijst dat iemand de post van dit adres leest; inloggen op dat apparaat hoeft niet, en er staat niets persoonlijks"
)
def email_bevestigen(request: HttpRequest) -> HttpResponse:
    """Opening changes nothing, for mail programs open links too: the button does."""
    nummer = nummer_van(request.GET.get(VELD, ""))
    fout = (
        ""
        if nummer is not None
        else tekst("Deze link klopt niet. Kopieer hem helemaal uit de e-mail.", "This link is not right. Copy all of it.")
    )
    if nummer is not None and request.method == "POST":
        try:
            bevestig_wijziging(nummer)
        except EmailGeweigerd as weigering:
            fout = str(weigering)
    inhoud = {"fout": fout, "klaar": request.method == "POST" and not fout}
    return render(request, "mijngegevens/email_bevestigen.html", inhoud, status=422 if fout else 200)
