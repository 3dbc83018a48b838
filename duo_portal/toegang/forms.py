"""Forms of the demo login."""

from django import forms

from duo_portal.toegang.burger import Niveau
from duo_portal.toegang.tekst import tekst_later

HOOGSTE_NUMMER = 2**63 - 1


class Inlogformulier(forms.Form):
    """Who to be in the demo. The number is the portal's own, never a BSN."""

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
    niveau = forms.ChoiceField(
        label=tekst_later("Niveau van inloggen", "Level of login"),
        choices=[(niveau.value, niveau.name.lower()) for niveau in Niveau],
        initial=Niveau.SUBSTANTIEEL.value,
        required=False,
    )

    def clean_niveau(self) -> Niveau:
        return Niveau(int(self.cleaned_data["niveau"] or Niveau.SUBSTANTIEEL))


class Namensformulier(forms.Form):
    """Zero means: for oneself."""

    vertegenwoordiging = forms.IntegerField(min_value=0, max_value=HOOGSTE_NUMMER)
