"""Searching the open pages."""

from django.http import HttpRequest, HttpResponse

from duo_portal.berichten.opmaak import taal_nu, tekst
from duo_portal.logboek import bevat_bsn
from duo_portal.portaal.openbaar.tonen import kruimels, toon
from duo_portal.portaal.openbaar.zoekindex import LANGST, zoek
from duo_portal.toegang.rechten import voor_iedereen


@voor_iedereen("zoeken gaat alleen over pagina's die iedereen mag lezen")
def zoeken(request: HttpRequest) -> HttpResponse:
    """What was searched for is kept nowhere; a citizen service number is not even looked for."""
    vraag = request.GET.get("q", "").strip()[:LANGST]
    met_bsn = bevat_bsn(vraag)
    gevonden = zoek("" if met_bsn else vraag, taal_nu())
    inhoud = {
        "vraag": "" if met_bsn else vraag,
        "met_bsn": met_bsn,
        "gevonden": gevonden,
        "kruimels": kruimels((tekst("Zoeken", "Search"), "")),
    }
    return toon(request, "openbaar/zoeken.html", inhoud)
