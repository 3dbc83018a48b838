"""The open page on control: how we check who lives away from home, and what that gave."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from duo_portal.berichten.opmaak import tekst
from duo_portal.portaal.openbaar.bladen import Blad
from duo_portal.portaal.openbaar.tonen import kruimels, toon
from duo_portal.toegang.rechten import voor_iedereen
from studiefinanciering.controlecijfers import cijfers
from studiefinanciering.services.trek_steekproef import LOTEN

BLAD = Blad(
    ("Zo controleren wij", "How we check"),
    ("Alleen met een loting, nooit met een profiel. Met de cijfers.", "Only by drawing lots, never by a profile. With the figures."),
    "studiefinanciering:zo_controleren_wij",
    woorden=("controle uitwonend adres steekproef profiel discriminatie", "check living away address sample profile discrimination"),
)


@voor_iedereen("hoe wij controleren moet iedereen kunnen lezen")
def zo_controleren_wij(request: HttpRequest) -> HttpResponse:
    """Figures per draw, and the very question that draws the lots."""
    inhoud = {
        "cijfers": cijfers(),
        "vraag": LOTEN.strip().replace("%(", ":").replace(")s", ""),
        "kruimels": kruimels((tekst(*BLAD.titel), reverse(BLAD.url_naam))),
    }
    return toon(request, "studiefinanciering/zo_controleren_wij.html", inhoud)
