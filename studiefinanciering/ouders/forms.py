"""The code of a letter with the date of birth."""

from datetime import date
from typing import Any

from django import forms

from duo_portal.aanvragen.lezers import lees_datum
from duo_portal.berichten.opmaak import tekst


class Codeformulier(forms.Form):
    code = forms.CharField(max_length=30)
    geboren = forms.CharField(max_length=30)

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code, geboren = self.fields["code"], self.fields["geboren"]
        code.label = tekst("Uw code", "Your code")
        code.help_text = tekst("Die staat in uw brief. Bijvoorbeeld ABCDE-FGHKL.", "It is in your letter. For example ABCDE-FGHKL.")
        code.error_messages["required"] = tekst("Vul de code uit uw brief in.", "Fill in the code from your letter.")
        code.widget.attrs |= {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        geboren.label = tekst("Uw geboortedatum", "Your date of birth")
        geboren.help_text = tekst("Dag, maand en jaar. Bijvoorbeeld 4-3-1976.", "Day, month and year. For example 4-3-1976.")
        geboren.error_messages["required"] = tekst("Vul uw geboortedatum in.", "Fill in your date of birth.")
        geboren.widget.attrs |= {"autocomplete": "bday", "inputmode": "numeric"}

    def clean_geboren(self) -> date:
        try:
            return lees_datum(self.cleaned_data["geboren"].strip())
        except ValueError as fout:
            raise forms.ValidationError(str(fout)) from None
