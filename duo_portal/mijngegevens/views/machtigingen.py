"""Who may act for you: see, offer in three steps, confirm, stop."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from duo_portal.berichten.opmaak import tekst
from duo_portal.mijngegevens.code import code_van, gedrukt
from duo_portal.mijngegevens.forms import DOEN, Machtigingformulier
from duo_portal.mijngegevens.lijnen import in_woorden, lijnen
from duo_portal.mijngegevens.machtigingen import machtigingen_van
from duo_portal.mijngegevens.models import Aanbodstaat, Machtigingsaanbod
from duo_portal.mijngegevens.services import neem_machtiging_aan
from duo_portal.mijngegevens.services.bied_machtiging_aan import Aanbod, MachtigingGeweigerd, bied_machtiging_aan, controleer, waarom_niet
from duo_portal.mijngegevens.services.stop_machtiging import stop_machtiging
from duo_portal.mijngegevens.views.basis import alleen_zelf, gelukt, kruimels
from duo_portal.register.models import Vertegenwoordiging
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import BurgerRequest, Niveau
from duo_portal.toegang.rechten import mijn_of_404, voor_burger


def _pad(*verder: tuple[str, str]) -> list[dict[str, str]]:
    lijst = (tekst("Wie mag iets voor u doen", "Who may act for you"), "mijngegevens:machtigingen" if verder else "")
    return kruimels(lijst, *verder)


@require_GET
@voor_burger()
def overzicht(request: BurgerRequest) -> HttpResponse:
    alleen_zelf(request.burger)
    inhoud = {
        "lijst": machtigingen_van(request.burger.persoon_id, vandaag()),
        "waarom_niet": waarom_niet(request.burger),
        "kruimels": _pad(),
    }
    return render(request, "mijngegevens/machtigingen.html", inhoud)


@require_http_methods(["GET", "POST"])
@voor_burger(niveau=Niveau.SUBSTANTIEEL)
def nieuw(request: BurgerRequest) -> HttpResponse:
    """Step 1: what; step 2: is this right; then the offer, with its code on the next page (step 3)."""
    _mag_geven(request)
    form = Machtigingformulier(lijnen(), vandaag(), request.POST if request.method == "POST" else None)
    if form.is_valid():
        velden = form.cleaned_data
        aanbod = Aanbod(velden["lijnen"], velden["wat"] == DOEN, velden["tot"], velden["sleutel"])
        if "akkoord" not in request.POST:
            if gelukt(form, lambda: controleer(request.burger, aanbod)):
                return _controleer(request, form, aanbod)
        else:
            gemaakt: list[Machtigingsaanbod] = []
            if gelukt(form, lambda: gemaakt.append(bied_machtiging_aan(request.burger, aanbod))):
                return HttpResponseRedirect(reverse("mijngegevens:aanbod", args=[gemaakt[0].pk]))
    inhoud = {"form": form, "kruimels": _pad((tekst("Iemand machtigen", "Give a mandate"), ""))}
    return render(request, "mijngegevens/machtiging_nieuw.html", inhoud, status=422 if form.errors else 200)


def _controleer(request: BurgerRequest, form: Machtigingformulier, aanbod: Aanbod) -> HttpResponse:
    inhoud = {
        "velden": [(naam, waarde) for naam in ("lijnen", "wat", "tot", "sleutel") for waarde in request.POST.getlist(naam)],
        "aanbod": aanbod,
        "waarover": in_woorden(list(aanbod.lijnen)),
        "kruimels": _pad((tekst("Iemand machtigen", "Give a mandate"), "")),
    }
    return render(request, "mijngegevens/machtiging_controleer.html", inhoud)


@require_GET
@voor_burger(niveau=Niveau.SUBSTANTIEEL)
def aanbod(request: BurgerRequest, aanbod_id: int) -> HttpResponse:
    """The code to give to the other; or who filled it in, to say yes or no."""
    alleen_zelf(request.burger)
    rij = mijn_of_404(Machtigingsaanbod, request.burger, pk=aanbod_id)
    open_ = rij.staat == Aanbodstaat.OPEN and rij.code_tot >= vandaag()
    ingevuld = rij.staat == Aanbodstaat.INGEVULD and rij.code_tot >= vandaag()
    inhoud = {
        "aanbod": rij,
        "waarover": in_woorden(rij.lijnen),
        "code": gedrukt(code_van(rij.pk)) if open_ else "",
        "wie": neem_machtiging_aan.naam_van(rij.door_id) if ingevuld and rij.door_id else "",
        "kruimels": _pad((tekst("Uw code", "Your code"), "")),
    }
    return render(request, "mijngegevens/machtiging_aanbod.html", inhoud)


@require_POST
@voor_burger(niveau=Niveau.SUBSTANTIEEL)
def bevestig(request: BurgerRequest, aanbod_id: int) -> HttpResponse:
    _mag_geven(request)
    mijn_of_404(Machtigingsaanbod, request.burger, pk=aanbod_id)
    try:
        neem_machtiging_aan.bevestig(request.burger, aanbod_id)
    except MachtigingGeweigerd as fout:
        messages.error(request, str(fout))
    else:
        messages.success(
            request, tekst("Uw machtiging geldt nu. U krijgt allebei een bericht.", "Your mandate is in force. You both get a message.")
        )
    return HttpResponseRedirect(reverse("mijngegevens:machtigingen"))


@require_POST
@voor_burger(niveau=Niveau.SUBSTANTIEEL)
def weiger(request: BurgerRequest, aanbod_id: int) -> HttpResponse:
    alleen_zelf(request.burger)
    mijn_of_404(Machtigingsaanbod, request.burger, pk=aanbod_id)
    if neem_machtiging_aan.weiger(request.burger, aanbod_id):
        messages.success(request, tekst("De code werkt niet meer.", "The code no longer works."))
    else:
        messages.warning(
            request,
            tekst(
                "Deze machtiging was al bevestigd. Zij geldt nu. Wilt u dat niet? Stop haar dan hieronder.",
                "This mandate was confirmed already. It is in force. Do you not want that? Then stop it below.",
            ),
        )
    return HttpResponseRedirect(reverse("mijngegevens:machtigingen"))


@require_http_methods(["GET", "POST"])
@voor_burger(niveau=Niveau.SUBSTANTIEEL)
def stop(request: BurgerRequest, vertegenwoordiging_id: int) -> HttpResponse:
    """Ask once, then end it at once."""
    alleen_zelf(request.burger)
    lijst = machtigingen_van(request.burger.persoon_id, vandaag())
    regel = next((regel for regel in (*lijst.voor_mij, *lijst.door_mij) if regel.pk == vertegenwoordiging_id), None)
    if request.method == "POST":
        return _stop(request, vertegenwoordiging_id)
    if regel is None or not regel.stop:
        raise Http404
    inhoud = {"regel": regel, "van_mij": regel in lijst.voor_mij, "kruimels": _pad((tekst("Stoppen", "Stop"), ""))}
    return render(request, "mijngegevens/machtiging_stop.html", inhoud)


def _stop(request: BurgerRequest, vertegenwoordiging_id: int) -> HttpResponse:
    try:
        gestopt = stop_machtiging(request.burger, vertegenwoordiging_id)
    except Vertegenwoordiging.DoesNotExist:
        raise Http404 from None
    except MachtigingGeweigerd as fout:
        raise PermissionDenied(str(fout)) from None
    zin = (
        tekst("De machtiging is gestopt.", "The mandate has stopped.")
        if gestopt
        else tekst("Deze machtiging was al gestopt.", "It had stopped already.")
    )
    messages.success(request, zin)
    return HttpResponseRedirect(reverse("mijngegevens:machtigingen"))


def _mag_geven(request: BurgerRequest) -> None:
    if waarom := waarom_niet(request.burger):
        raise PermissionDenied(waarom)
