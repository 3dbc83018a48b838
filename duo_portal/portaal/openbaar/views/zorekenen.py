"""How we calculate: the rules, the norms, the policy switches and the terms of the law."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from duo_portal.berichten.opmaak import tekst
from duo_portal.portaal.openbaar import machineleesbaar, zorekenen
from duo_portal.portaal.openbaar.termijnen import termijnregels
from duo_portal.portaal.openbaar.tonen import kruimels, toon, voor_elke_cache
from duo_portal.regels.normbronnen import is_schakelaar, normbronnen
from duo_portal.regels.versies import Regelversie
from duo_portal.regels.wetten import genoemd_in
from duo_portal.toegang.rechten import voor_iedereen

REDEN = "hoe wij rekenen is openbaar"


def _pad(*delen: tuple[str, str]) -> list[dict[str, str]]:
    return kruimels((tekst("Zo rekenen wij", "How we calculate"), reverse("openbaar:zo_rekenen_wij")), *delen)


@voor_iedereen(REDEN)
def overzicht(request: HttpRequest) -> HttpResponse:
    inhoud = {
        "regels": [(naam, zorekenen.versies_van(naam)) for naam in zorekenen.regelnamen()],
        "groepen": [(bron, kop, len(normen)) for bron, kop, normen in zorekenen.groepen()],
        "schakelaars": [(bron, norm, zorekenen.omschrijving(norm)) for bron, norm in zorekenen.schakelaars()],
        "kruimels": _pad(),
    }
    return toon(request, "openbaar/zo_rekenen_wij.html", inhoud)


@voor_iedereen(REDEN)
def normgroep(request: HttpRequest, bron: str) -> HttpResponse:
    """The norms of one owner, with their values of today: all owners on one page would be too heavy for a slow line."""
    for naam, kop, normen in zorekenen.groepen():
        if naam == bron:
            inhoud = {
                "bron": bron,
                "kop": kop,
                "normen": [(norm, zorekenen.omschrijving(norm)) for norm in normen],
                "kruimels": _pad((kop, "")),
            }
            return toon(request, "openbaar/normgroep.html", inhoud)
    raise Http404


@voor_iedereen(REDEN)
def regel(request: HttpRequest, naam: str, geldig_van: str = "", in_gebruik: str = "") -> HttpResponse:
    """The newest version, or the one of these two dates."""
    versies = zorekenen.versies_van(naam)
    gezocht = [versie for versie in versies if not geldig_van or _is(versie, geldig_van, in_gebruik)]
    if not gezocht:
        raise Http404
    versie = gezocht[0]
    inhoud = {
        "naam": zorekenen.leesbaar(naam),
        "regel": naam,
        "versie": versie.versie,
        "nieuwste": versie is versies[0],
        "versies": versies,
        "stappen": zorekenen.stapregels(versie),
        "wetten": zorekenen.wetten_bij(versie),
        "rekenhulpen": zorekenen.rekenhulpen_bij(versie),
        "kruimels": _pad((zorekenen.leesbaar(naam), "")),
    }
    return toon(request, "openbaar/regel.html", inhoud)


def _is(versie: Regelversie, geldig_van: str, in_gebruik: str) -> bool:
    return (versie.versie.geldig_van.isoformat(), versie.versie.in_gebruik_sinds.isoformat()) == (geldig_van, in_gebruik)


@voor_iedereen(REDEN)
def norm(request: HttpRequest, bron: str, naam: str) -> HttpResponse:
    if bron not in normbronnen or naam not in normbronnen[bron].normen.inhoud:
        raise Http404
    deel = normbronnen[bron].normen[naam]
    inhoud = {
        "norm": deel,
        "titel": zorekenen.leesbaar(naam),
        "omschrijving": zorekenen.omschrijving(deel),
        "van_wie": tekst(normbronnen[bron].nl, normbronnen[bron].en),
        "schakelaar": is_schakelaar(deel),
        "waarden": zorekenen.normregels(deel),
        "gebruikt": [(regel, stap, zorekenen.leesbaar(stap)) for regel, stap in zorekenen.gebruikt_in(deel)],
        "wetten": genoemd_in([deel.omschrijving, *(waarde.bron for waarde in deel.waarden)]),
        "kruimels": _pad((zorekenen.leesbaar(naam), "")),
    }
    return toon(request, "openbaar/norm.html", inhoud)


@voor_iedereen(REDEN)
def termijnen(request: HttpRequest) -> HttpResponse:
    regels = termijnregels()
    inhoud = {
        "regels": regels,
        "wetten": genoemd_in(regel.artikel for regel in regels),
        "kruimels": _pad((tekst("Termijnen uit de wet", "Terms of the law"), "")),
    }
    return toon(request, "openbaar/termijnen.html", inhoud)


@voor_iedereen(REDEN)
def download(request: HttpRequest) -> HttpResponse:
    """The same for everybody, so any cache may keep it."""
    antwoord = JsonResponse(machineleesbaar.alles(), json_dumps_params={"ensure_ascii": False, "indent": 1})
    antwoord["Content-Disposition"] = 'attachment; filename="zo-rekenen-wij.json"'
    return voor_elke_cache(request, antwoord)
