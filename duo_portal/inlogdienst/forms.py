"""Who to be in the demo."""

from typing import Any

from django import forms

from duo_portal.register.models import Persoon
from duo_portal.toegang.forms import HOOGSTE_NUMMER
from duo_portal.toegang.niveaus import ZEKERHEDEN
from duo_portal.toegang.tekst import tekst_later


class Keuzeformulier(forms.Form):
    """A person by the portal's own number (never a BSN) and a level; without a level the one that was asked for."""

    persoon = forms.IntegerField(
        label=tekst_later("Nummer van de persoon", "Number of the person"),
        min_value=1,
        max_value=HOOGSTE_NUMMER,
        error_messages={
            "required": tekst_later("Vul het nummer van een persoon in.", "Fill in the number of a person."),
            "invalid": tekst_later("Een nummer bestaat alleen uit cijfers.", "A number has digits only."),
            "min_value": tekst_later("Een nummer is 1 of hoger.", "A number is 1 or higher."),
            "max_value": tekst_later("Dit nummer is te groot.", "This number is too large."),
        },
    )
    zekerheid = forms.ChoiceField(
        label=tekst_later("Waarmee en hoe zeker", "With what, and how surely"),
        choices=[(zekerheid.acr, zekerheid.naam) for zekerheid in ZEKERHEDEN],
        required=False,
    )

    def __init__(self, gegevens: Any = None, *, gevraagd: str) -> None:
        super().__init__(gegevens, initial={"zekerheid": gevraagd})
        self._gevraagd = gevraagd

    def clean_persoon(self) -> int:
        nummer: int = self.cleaned_data["persoon"]
        if not Persoon.objects.filter(pk=nummer).exists():
            raise forms.ValidationError(
                tekst_later(
                    "Er is geen persoon met dit nummer. Controleer het nummer.", "There is no person with this number. Check the number."
                )
            )
        return nummer

    def clean_zekerheid(self) -> str:
        return self.cleaned_data["zekerheid"] or self._gevraagd
