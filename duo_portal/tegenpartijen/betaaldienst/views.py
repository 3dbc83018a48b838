"""The page of the imitated bank: what would happen is chosen with a button."""

from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from duo_portal.berichten.opmaak import tekst
from duo_portal.tegenpartijen.betaaldienst.dienst import haal, meld, rond_af
from duo_portal.toegang.rechten import voor_iedereen
from duo_portal.toegang.tekst import tekst_later

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
    """What a made-up payer fills in. A name without control characters: it goes into the XML of a statement."""

    knop = forms.ChoiceField(
        choices=[(naam, naam) for naam in KNOPPEN],
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), tekst_later("Kies een van de knoppen onderaan.", "Choose one of the buttons below.")
        ),
    )
    iban = forms.RegexField(
        r"\A[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}\Z",
        label=tekst_later("Van rekening (verzonnen)", "From account (made up)"),
        required=False,
        initial=REKENING,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"invalid": tekst_later("Dit is geen rekeningnummer.", "This is no account number.")},
    )
    naam = forms.RegexField(
        r"\A[^\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]*\Z",
        label=tekst_later("Op naam van", "In the name of"),
        max_length=70,
        required=False,
        initial="Proefbetaler",
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={
            "invalid": tekst_later("In deze naam staat een teken dat niet kan.", "There is a character in this name that cannot be there."),
            "max_length": tekst_later("Deze naam is te lang: hoogstens 70 tekens.", "This name is too long: at most 70 characters."),
        },
    )


@voor_iedereen("de nagebootste bank hoort niet bij het portaal: wie betaalt logt daar apart in")
def betaal(request: HttpRequest, dienstkenmerk: str) -> HttpResponse:
    betaling = haal(dienstkenmerk)
    if betaling is None:
        raise Http404
    form = Bankformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        antwoord, knop = form.cleaned_data, KNOPPEN[form.cleaned_data["knop"]]
        betaald = knop.stand == "geslaagd"
        klaar = rond_af(betaling, knop.stand, *((antwoord["iban"], antwoord["naam"]) if betaald else ()))
        for _ in range(knop.meldingen):
            meld(klaar)
        return HttpResponseRedirect(betaling.terug_naar)
    inhoud = {"betaling": betaling, "knoppen": KNOPPEN, "form": form}
    return render(request, "tegenpartijen/bank.html", inhoud, status=422 if form.is_bound else 200)
