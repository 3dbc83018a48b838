"""The page of the imitated bank: what would happen is chosen with a button."""

from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from duo_portal.berichten.opmaak import tekst
from duo_portal.tegenpartijen.betaaldienst.dienst import haal, meld, rond_af
from duo_portal.toegang.rechten import voor_iedereen

REKENING = "NL69ZZZZ0000000006"  # fictional, as the accounts of the portal


@dataclass(frozen=True)
class Knop:
    """``meldingen``: how often the provider tells the portal."""

    stand: str
    meldingen: int
    nl: str
    en: str

    @property
    def tekst(self) -> str:
        return tekst(self.nl, self.en)


KNOPPEN = {
    "betaal": Knop("geslaagd", 1, "Betaal", "Pay"),
    "betaal_laat": Knop("geslaagd", 0, "Betaal zonder melding", "Pay without a notice"),
    "betaal_dubbel": Knop("geslaagd", 2, "Betaal met twee meldingen", "Pay with two notices"),
    "annuleer": Knop("geannuleerd", 1, "Stop de betaling", "Stop the payment"),
    "mislukt": Knop("mislukt", 1, "Laat de betaling mislukken", "Let the payment fail"),
}


class Bankformulier(forms.Form):
    knop = forms.ChoiceField(choices=[(naam, naam) for naam in KNOPPEN])
    iban = forms.RegexField(r"\A[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}\Z", required=False)
    naam = forms.CharField(max_length=70, required=False)


@voor_iedereen("de nagebootste bank hoort niet bij het portaal: wie betaalt logt daar apart in")
def betaal(request: HttpRequest, dienstkenmerk: str) -> HttpResponse:
    betaling = haal(dienstkenmerk)
    if betaling is None:
        raise Http404
    formulier = Bankformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        antwoord, knop = formulier.cleaned_data, KNOPPEN[formulier.cleaned_data["knop"]]
        betaald = knop.stand == "geslaagd"
        klaar = rond_af(betaling, knop.stand, *((antwoord["iban"], antwoord["naam"]) if betaald else ()))
        for _ in range(knop.meldingen):
            meld(klaar)
        return HttpResponseRedirect(betaling.terug_naar)
    return render(request, "tegenpartijen/bank.html", {"betaling": betaling, "knoppen": KNOPPEN, "rekening": REKENING})
