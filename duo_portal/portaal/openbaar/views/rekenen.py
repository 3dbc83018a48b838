"""Calculate yourself: without logging in, without keeping anything. What was typed stands in the address and nowhere else."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from duo_portal.berichten.opmaak import tekst
from duo_portal.portaal.openbaar.rekenformulier import BEREKEN, Rekenformulier
from duo_portal.portaal.openbaar.rekenhulpen import Rekenhulp, hulp_bij
from duo_portal.portaal.openbaar.rekenuitkomst import reken_uit
from duo_portal.portaal.openbaar.tonen import kruimels, toon
from duo_portal.regels.bereken import Regeling, regelingen
from duo_portal.regels.bereken.velden import Keuze, Veld
from duo_portal.toegang.rechten import voor_iedereen

LANGST = 200
REDEN = "iedereen mag met de regels rekenen; er wordt niets bewaard"


@voor_iedereen(REDEN)
def lijst(request: HttpRequest) -> HttpResponse:
    inhoud = {"hulpen": [(naam, hulp_bij(naam)) for naam in regelingen], "kruimels": kruimels((_titel(), ""))}
    return toon(request, "openbaar/rekenen.html", inhoud)


@voor_iedereen(REDEN)
def rekenhulp(request: HttpRequest, naam: str) -> HttpResponse:
    """The questions, or (with ``bereken`` in the address) the answer. Such an address can be shared."""
    if naam not in regelingen:
        raise Http404
    regeling, hulp = regelingen[naam], hulp_bij(naam)
    getypt = _getypt(request)
    velden, gekozen = _gevraagd(regeling, hulp, getypt)
    form = Rekenformulier(regeling, hulp, velden, getypt)
    inhoud: dict[str, object] = {
        "naam": naam,
        "hulp": hulp,
        "form": form,
        "gekozen": gekozen,
        "eerst_kiezen": bool(hulp.eerst) and not gekozen,
        "kruimels": kruimels((_titel(), reverse("openbaar:rekenen")), (hulp.kop, "")),
    }
    if not form.is_bound:
        return toon(request, "openbaar/rekenhulp.html", inhoud)
    if not form.is_valid():
        return toon(request, "openbaar/rekenhulp.html", inhoud, status=422)
    adres = request.GET.copy()
    adres.pop(BEREKEN, None)
    inhoud |= {
        "uitkomst": reken_uit(regeling, hulp, form.rij),
        "ingevuld": [(veld.label, _getoond(form, pad)) for pad, veld in form.fields.items() if form.data.get(pad)],
        "wijzig": f"{request.path}?{adres.urlencode()}",
        "deel": request.build_absolute_uri(),
    }
    return toon(request, "openbaar/rekenuitkomst.html", inhoud)


def _titel() -> str:
    return tekst("Zelf rekenen", "Calculate yourself")


def _getypt(request: HttpRequest) -> dict[str, str]:
    """What stands in the address, as text; nothing that we ask for is long."""
    return {naam: waarde for naam in request.GET if len(waarde := request.GET.get(naam, "")) <= LANGST}


def _gevraagd(regeling: Regeling, hulp: Rekenhulp, getypt: dict[str, str]) -> tuple[list[Veld], str]:
    """The fields to ask now, and the answer to the first question in words."""
    if not hulp.eerst:
        return list(regeling.velden), ""
    eerst = next(veld for veld in regeling.velden if veld.naam == hulp.eerst)
    antwoord = getypt.get(hulp.eerst, "")
    if not isinstance(eerst.soort, Keuze) or antwoord not in eerst.soort.keuzes:
        return [eerst], ""
    erbij = hulp.bij(antwoord)
    woorden = hulp.veld(eerst.naam).keuzes.get(antwoord, (antwoord, antwoord))
    anderen = (replace(veld, optioneel=not erbij[veld.naam]) for veld in regeling.velden if veld.naam in erbij)
    return [eerst, *anderen], tekst(*woorden)


def _getoond(form: Rekenformulier, pad: str) -> str:
    """What was typed, in the words of the page."""
    keuzes = dict(getattr(form.fields[pad], "choices", ()))
    waarde = str(form.data[pad])
    if keuzes:
        return str(keuzes.get(waarde, waarde))
    return tekst("Ja", "Yes") if form.fields[pad].__class__.__name__ == "BooleanField" else waarde
