"""One question."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from duo_portal.aanvragen.concepten import AlVerzonden, ElderGewijzigd
from duo_portal.aanvragen.forms import bestanden
from duo_portal.aanvragen.formuliervelden import getypt_van
from duo_portal.aanvragen.models import Concept
from duo_portal.aanvragen.services.bewaar_antwoorden import bewaar_antwoorden
from duo_portal.aanvragen.services.bewaar_bijlagen import verwijder_bijlage, voeg_bijlagen_toe
from duo_portal.aanvragen.velden import OngeldigeAanvraag
from duo_portal.berichten.opmaak import tekst
from duo_portal.portaal.vragen.beeld import botsingen, vraagbeeld
from duo_portal.portaal.vragen.forms import Stapformulier, gezien
from duo_portal.portaal.vragen.geval import Geval, Lopend, Weggegooid, concept_van, geval_van, lopend
from duo_portal.portaal.vragen.pad import BIJLAGEN, Tred
from duo_portal.portaal.vragen.stroom import Stap
from duo_portal.portaal.vragen.views.basis import al_verzonden, basis, bel, bewaard, weggegooid
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger

VERDER, BEWAREN, BEL, VOEG_TOE = "verder", "bewaren", "bel", "voeg_toe"
HAAL_WEG = "haal_weg"  # with the number of a file
CONTROLE = "controle"


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@voor_burger(handelen=True)
def stap(request: BurgerRequest, naam: str, periode: int, stapnaam: str) -> HttpResponse:
    """Show the question; or keep what was typed, and go where the button says."""
    geval = geval_van(request.burger, naam, periode)
    try:
        concept = concept_van(geval, request.POST.get("concept", ""))
        if concept is None:
            return HttpResponseRedirect(geval.adres())
        if concept.verzonden_op is not None:
            return al_verzonden(request, concept)
        hier = lopend(geval, concept)
        tred = hier.tred(stapnaam)
        if request.method == "POST":
            return _neem(request, hier, hier.stap(stapnaam))
        if tred is None or not hier.bereikbaar(tred):  # a branch no longer taken, or ahead of the answers
            return HttpResponseRedirect(hier.verder)
        return _toon(request, hier, tred, Stapformulier(tred))
    except AlVerzonden as fout:
        return al_verzonden(request, fout.concept)
    except (Weggegooid, Concept.DoesNotExist):
        return weggegooid(request, geval)


def _neem(request: BurgerRequest, hier: Lopend, wat: Stap) -> HttpResponse:
    """1. files; 2. answers, also of a branch no longer taken, unless another tab is in the way; 3. where to."""
    fouten = _neem_bijlagen(request, hier, wat) if wat.bijlagen else {}
    getypt = getypt_van(wat.velden, request.POST) or dict.fromkeys(wat.sleutels, "")
    try:
        concept = bewaar_antwoorden(hier.concept.pk, gezien(request), getypt, hier.vraag.dag)
    except ElderGewijzigd as fout:
        return _botst(request, hier, wat, fout)
    return _antwoord(request, lopend(hier, concept), wat, fouten)


def _antwoord(request: BurgerRequest, nu: Lopend, wat: Stap, fouten: dict[str, str]) -> HttpResponse:
    """Where the button leads, once all was kept."""
    actie = request.POST.get("actie", VERDER)
    if actie == BEL:
        return bel(nu.concept, nu)
    if actie == BEWAREN and not fouten:
        return bewaard(request, nu.concept)
    tred = nu.tred(wat.naam)
    if tred is None or not nu.bereikbaar(tred):
        return HttpResponseRedirect(nu.verder)
    if not fouten and (actie == VOEG_TOE or HAAL_WEG in request.POST):
        return HttpResponseRedirect(_zelf(request, nu, wat))
    if fouten or tred.fouten:
        return _met_fouten(request, nu, tred, {**tred.fouten, **fouten})
    return HttpResponseRedirect(_volgende(request, nu, wat))


def _neem_bijlagen(request: BurgerRequest, hier: Lopend, wat: Stap) -> dict[str, str]:
    """Take a file away, or add what was chosen, whichever button was pressed. Returns what is wrong."""
    nummer = request.POST.get(HAAL_WEG, "")
    if nummer.isascii() and nummer.isdigit():
        weg = verwijder_bijlage(hier.concept.pk, int(nummer), hier.vraag.dag)
        if weg:
            messages.success(request, tekst(f"‘{weg}’ is weggehaald.", f"‘{weg}’ was taken away."))
        return {}
    gekozen = bestanden(request)
    if not gekozen:
        geen = request.POST.get("actie") == VOEG_TOE
        return {BIJLAGEN: tekst("Kies eerst een bestand.", "Choose a file first.")} if geen else {}
    try:
        voeg_bijlagen_toe(hier.concept.pk, wat.naam, gekozen, hier.vraag.dag)
    except OngeldigeAanvraag as fout:
        return fout.fouten
    return {}


def _naar_controle(request: BurgerRequest) -> bool:
    """Whether the citizen came from the check page and goes back there."""
    return (request.POST if request.method == "POST" else request.GET).get("terug") == CONTROLE


def _zelf(request: BurgerRequest, hier: Lopend, wat: Stap) -> str:
    return hier.adres(wat.naam) + (f"?terug={CONTROLE}" if _naar_controle(request) else "")


def _volgende(request: BurgerRequest, nu: Lopend, wat: Stap) -> str:
    if not _naar_controle(request):
        return nu.na(wat)
    return nu.verder if nu.verder == nu.controle else f"{nu.verder}?terug={CONTROLE}"


def _met_fouten(request: BurgerRequest, nu: Lopend, tred: Tred, fouten: dict[str, str]) -> HttpResponse:
    formulier = Stapformulier(tred, request.POST, request.FILES)
    formulier.toon_fouten(fouten)
    return _toon(request, nu, tred, formulier, status=422)


def _toon(request: BurgerRequest, hier: Lopend, tred: Tred, formulier: Stapformulier, status: int = 200) -> HttpResponse:
    inhoud = {
        **basis(hier, tekst(*tred.stap.titel)),
        "beeld": vraagbeeld(hier, tred),
        "form": formulier,
        "naar_controle": _naar_controle(request),
    }
    return render(request, "vragen/stap.html", inhoud, status=status)


def _botst(request: BurgerRequest, hier: Geval, wat: Stap, fout: ElderGewijzigd) -> HttpResponse:
    """Both answers on one page; nothing was overwritten."""
    titel = tekst("U hebt dit in een ander tabblad veranderd", "You changed this in another tab")
    inhoud = {
        **basis(hier, titel),
        "stap": wat,
        "concept": fout.concept,
        "botsingen": botsingen(wat, fout.staand, request.POST),
        "naar_controle": _naar_controle(request),
    }
    return render(request, "vragen/botsing.html", inhoud, status=409)
