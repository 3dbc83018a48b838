"""Forms of citizens about contact and preferences."""

from typing import Any

from django import forms

from duo_portal.berichten.models import Dagdeel, Kanaal, Taal, Voorkeursvorm
from duo_portal.berichten.opmaak import tekst
from duo_portal.berichten.services.wijzig_voorkeuren import Voorkeuren
from duo_portal.berichten.soorten import berichtsoorten
from duo_portal.toegang.tekst import tekst_later

VERPLICHT = {"required": tekst_later("Vul dit in.", "Fill this in.")}
KIES = {
    "required": tekst_later("Maak een keuze.", "Make a choice."),
    "invalid_choice": tekst_later("Kies uit de lijst.", "Choose from the list."),
}


class Belformulier(forms.Form):
    """``kenmerk`` is offered when the person comes from a message."""

    onderwerp = forms.CharField(
        label=tekst_later("Waar gaat het over?", "What is it about?"),
        max_length=200,
        error_messages={**VERPLICHT, "max_length": tekst_later("Maak dit korter.", "Make this shorter.")},
    )
    kenmerk = forms.CharField(
        label=tekst_later("Kenmerk van de brief", "Reference of the letter"),
        max_length=40,
        required=False,
        error_messages={"max_length": tekst_later("Een kenmerk is korter.", "A reference is shorter.")},
    )
    telefoon = forms.CharField(
        label=tekst_later("Op welk nummer bellen wij u?", "On which number do we call you?"),
        max_length=30,
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
        error_messages={**VERPLICHT, "max_length": tekst_later("Dit nummer is te lang.", "This number is too long.")},
    )
    dagdeel = forms.ChoiceField(
        label=tekst_later("Wanneer kunnen wij bellen?", "When can we call?"),
        choices=[
            (Dagdeel.OCHTEND, tekst_later("'s Ochtends, van 9 tot 12 uur", "In the morning, from 9 to 12")),
            (Dagdeel.MIDDAG, tekst_later("'s Middags, van 12 tot 17 uur", "In the afternoon, from 12 to 17")),
            (Dagdeel.MAAKT_NIET_UIT, tekst_later("Dat maakt niet uit", "It does not matter")),
        ],
        widget=forms.RadioSelect,
        error_messages=KIES,
    )


class Voorkeurformulier(forms.Form):
    """One field per kind of message comes by itself from what the lines registered. The e-mail address has a page of its own."""

    taal = forms.ChoiceField(
        label=tekst_later("In welke taal schrijven wij u?", "In which language do we write to you?"),
        choices=[(Taal.NEDERLANDS, "Nederlands"), (Taal.ENGELS, "English")],
        widget=forms.RadioSelect,
        error_messages=KIES,
    )
    vorm = forms.ChoiceField(
        label=tekst_later("Hoe wilt u onze brieven krijgen?", "How do you want to get our letters?"),
        choices=[
            (Voorkeursvorm.GEWOON, tekst_later("In gewone letters", "In normal letters")),
            (Voorkeursvorm.GROTELETTER, tekst_later("In grote letters", "In large print")),
            (Voorkeursvorm.AUDIO, tekst_later("Voorgelezen, als geluid", "Read aloud, as sound")),
        ],
        required=False,
        widget=forms.RadioSelect,
        error_messages=KIES,
    )

    def __init__(self, *args: Any, met_kanalen: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.soorten = list(berichtsoorten) if met_kanalen else []
        for naam in self.soorten:
            soort = berichtsoorten[naam]
            self.fields[f"kanaal_{naam}"] = forms.TypedChoiceField(
                label=tekst(soort.nl, soort.en),
                coerce=lambda waarde: Kanaal(int(waarde)),
                choices=[
                    (Kanaal.PAPIER.value, tekst("Per post", "By post")),
                    (
                        Kanaal.DIGITAAL.value,
                        tekst("Op Onderwijsloket, met een e-mail erover", "On Onderwijsloket, with an e-mail about it"),
                    ),
                ],
                widget=forms.RadioSelect,
                error_messages=KIES,
            )

    def voorkeuren(self) -> Voorkeuren:
        antwoorden = self.cleaned_data
        kanalen = {naam: antwoorden[f"kanaal_{naam}"] for naam in self.soorten}
        return Voorkeuren(Taal(antwoorden["taal"]), Voorkeursvorm(antwoorden["vorm"]), kanalen)


def beginwaarden(nu: Voorkeuren) -> dict[str, Any]:
    kanalen = {f"kanaal_{naam}": kanaal.value for naam, kanaal in nu.kanalen.items()}
    return {"taal": nu.taal.value, "vorm": nu.vorm.value, **kanalen}
