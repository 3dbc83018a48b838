"""Take a mandate: fill in the code, see who offers what, say yes."""

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from duo_portal.berichten.opmaak import tekst
from duo_portal.mijngegevens.forms import Codeformulier
from duo_portal.mijngegevens.lijnen import in_woorden
from duo_portal.mijngegevens.models import Machtigingsaanbod
from duo_portal.mijngegevens.services.bied_machtiging_aan import MachtigingGeweigerd
from duo_portal.mijngegevens.services.neem_machtiging_aan import naam_van, neem_aan, zoek_aanbod
from duo_portal.mijngegevens.views.basis import alleen_zelf, gelukt, kruimels
from duo_portal.toegang.burger import BurgerRequest, Niveau
from duo_portal.toegang.rechten import voor_burger

_ZOUT = "mijngegevens.code"
GELDIG_SECONDEN = 15 * 60


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@voor_burger(niveau=Niveau.SUBSTANTIEEL)
def code(request: BurgerRequest) -> HttpResponse:
    alleen_zelf(request.burger)
    form = Codeformulier(request.POST if request.method == "POST" else None)
    gevonden: list[Machtigingsaanbod] = []
    if form.is_valid() and gelukt(form, lambda: gevonden.append(zoek_aanbod(request.burger, form.cleaned_data["code"]))):
        return _laat_zien(request, gevonden[0])
    return render(request, "mijngegevens/machtiging_code.html", {"form": form, "kruimels": _pad()}, status=422 if form.errors else 200)


def _laat_zien(request: BurgerRequest, aanbod: Machtigingsaanbod) -> HttpResponse:
    """Who offers it and what it allows; the page carries the offer signed for this person, so that no code is asked again."""
    inhoud = {
        "aanbod": aanbod,
        "naam": naam_van(aanbod.persoon_id),
        "waarover": in_woorden(aanbod.lijnen),
        "getekend": signing.dumps([request.burger.persoon_id, aanbod.pk], salt=_ZOUT),
        "kruimels": _pad(),
    }
    return render(request, "mijngegevens/machtiging_aannemen.html", inhoud)


@require_POST
@voor_burger(niveau=Niveau.SUBSTANTIEEL)
def aannemen(request: BurgerRequest) -> HttpResponse:
    alleen_zelf(request.burger)
    try:
        persoon, aanbod_id = signing.loads(request.POST.get("aanbod", ""), salt=_ZOUT, max_age=GELDIG_SECONDEN)
        if persoon != request.burger.persoon_id:
            raise signing.BadSignature
        neem_aan(request.burger, aanbod_id)
    except (signing.BadSignature, MachtigingGeweigerd):
        messages.error(request, tekst("Deze code werkt niet meer. Vraag een nieuwe.", "This code no longer works. Ask for a new one."))
        return HttpResponseRedirect(reverse("mijngegevens:code"))
    messages.success(
        request,
        tekst(
            "Gelukt. De ander moet dit nog bevestigen. U krijgt daarna een bericht.",
            "Done. The other person still has to confirm this. You then get a message.",
        ),
    )
    return HttpResponseRedirect(reverse("mijngegevens:machtigingen"))


def _pad() -> list[dict[str, str]]:
    lijst = (tekst("Wie mag iets voor u doen", "Who may act for you"), "mijngegevens:machtigingen")
    return kruimels(lijst, (tekst("Ik heb een code gekregen", "I got a code"), ""))
