"""Without login: the code of a letter and the date of birth open one form, about one year, once."""

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from duo_portal.aanvragen.forms import Aanvraagformulier, bestanden, getypt, sleutel
from duo_portal.aanvragen.velden import OngeldigeAanvraag
from duo_portal.berichten.opmaak import tekst
from duo_portal.register.models import Persoonsgegeven
from duo_portal.tijd import vandaag
from duo_portal.toegang.grenzen import te_vaak
from duo_portal.toegang.rechten import voor_iedereen
from studiefinanciering.models import Oudercode
from studiefinanciering.ouders.forms import Codeformulier
from studiefinanciering.ouders.gegevens import OUDERGEGEVENS
from studiefinanciering.services.neem_oudercode_aan import CodeWerktNiet, verstuur_met_code, zoek_oudercode

REDEN = "een ouder zonder DigiD heeft een brief met een code; zonder code is er niets te zien"
ZOUT = "studiefinanciering.oudercode"
GELDIG_SECONDEN = 60 * 60
PER_UUR, ALLEN_PER_UUR = 10, 500  # tries of one address, and of everybody together: guessing 30^10 codes is out of reach


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
@voor_iedereen(REDEN)
def oudercode(request: HttpRequest) -> HttpResponse:
    form = Codeformulier(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if _te_vaak(request):
            return HttpResponse(status=429)
        try:
            return _toon(request, zoek_oudercode(form.cleaned_data["code"], form.cleaned_data["geboren"]), Aanvraagformulier(OUDERGEGEVENS))
        except CodeWerktNiet as fout:
            form.add_error(None, str(fout))
    inhoud = {"form": form, "kruimels": _kruimels()}
    return render(request, "studiefinanciering/ouders/code.html", inhoud, status=422 if form.errors else 200)


def _te_vaak(request: HttpRequest) -> bool:
    adres = request.META.get("REMOTE_ADDR", "")
    eigen = te_vaak("oudercode", adres, hoogstens=PER_UUR, seconden=3600)
    return te_vaak("oudercode-allen", "", hoogstens=ALLEN_PER_UUR, seconden=3600) or eigen


@sensitive_post_parameters()
@never_cache
@require_POST
@voor_iedereen(REDEN)
def oudercode_versturen(request: HttpRequest) -> HttpResponse:
    """The form carries the code signed, for an hour: the letter need not be typed again."""
    try:
        code_id = int(signing.loads(request.POST.get("getekend", ""), salt=ZOUT, max_age=GELDIG_SECONDEN))
    except (signing.BadSignature, ValueError, TypeError):
        return HttpResponseRedirect(reverse("studiefinanciering:oudercode"))
    form = Aanvraagformulier(OUDERGEGEVENS, request.POST, request.FILES)
    try:
        aanvraag = verstuur_met_code(code_id, getypt(OUDERGEGEVENS, request), sleutel(request), bestanden(request))
    except CodeWerktNiet:
        return HttpResponseRedirect(reverse("studiefinanciering:oudercode"))
    except OngeldigeAanvraag as fout:
        form.toon_fouten(fout.fouten)
        return _toon(request, Oudercode.objects.get(pk=code_id), form, status=422)
    inhoud = {"kenmerk": aanvraag.kenmerk, "termijn": OUDERGEGEVENS.termijn(aanvraag.ontvangen_dag or vandaag()), "kruimels": _kruimels()}
    return render(request, "studiefinanciering/ouders/code_klaar.html", inhoud)


def _toon(request: HttpRequest, code: Oudercode, form: Aanvraagformulier, status: int = 200) -> HttpResponse:
    kind = Persoonsgegeven.objects.filter(persoon=code.kind_id, vervangen_op__isnull=True).first()
    inhoud = {
        "form": form,
        "kind": kind.naam if kind else "",
        "peiljaar": code.peiljaar,
        "getekend": signing.dumps(code.pk, salt=ZOUT),
        "kruimels": _kruimels(),
    }
    return render(request, "studiefinanciering/ouders/code_gegevens.html", inhoud, status=status)


def _kruimels() -> list[dict[str, str]]:
    return [{"tekst": tekst("Begin", "Start"), "url": "/"}, {"tekst": tekst("Code van een ouder", "Code of a parent")}]
