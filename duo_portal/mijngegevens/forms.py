"""Forms about one's own data. What may and may not is decided by the use cases; here is only what must be filled in."""

from collections.abc import Sequence
from typing import Any

from django import forms

from duo_portal.toegang.tekst import tekst_later


class Rekeningformulier(forms.Form):
    """Another account."""

    iban = forms.CharField(
        label="IBAN",
        help_text=tekst_later(
            "Het nummer op uw bankpas, zoals NL91 ABNA 0417 1643 00.", "As on your bank card, such as NL91 ABNA 0417 1643 00."
        ),
        max_length=60,
        error_messages={
            "required": tekst_later("Vul het rekeningnummer in.", "Fill in the account number."),
            "max_length": tekst_later("Dit nummer is te lang. Kijk op uw bankpas.", "This number is too long. Look at your bank card."),
        },
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )
    tenaamstelling = forms.CharField(
        label=tekst_later("Naam bij de rekening", "Name of the account"),
        help_text=tekst_later(
            "Zoals op de bankpas. Wij vragen de bank of de naam klopt.", "As on the bank card. We ask the bank whether the name is right."
        ),
        max_length=100,
        error_messages={
            "required": tekst_later("Vul de naam in die op uw bankpas staat.", "Fill in the name on your bank card."),
            "max_length": tekst_later("Deze naam is te lang.", "This name is too long."),
        },
        widget=forms.TextInput({"autocomplete": "name"}),
    )


MIJN, BANK = "mijn", "bank"


class Bevestigformulier(forms.Form):
    """The number once more, freshly typed; and which name, when the bank knows it slightly differently."""

    voorstel = forms.CharField(widget=forms.HiddenInput)
    naam = forms.ChoiceField(
        label=tekst_later("Bedoelt u deze naam?", "Do you mean this name?"),
        widget=forms.RadioSelect,
        error_messages={"required": tekst_later("Kies een van de twee namen.", "Choose one of the two names.")},
    )
    opnieuw = forms.CharField(
        label=tekst_later("Typ het IBAN nog een keer", "Type the IBAN once more"),
        help_text=tekst_later("Zo weten wij zeker dat er geen tikfout in zit.", "That way we know that there is no typing error."),
        max_length=60,
        error_messages={"required": tekst_later("Typ het rekeningnummer nog een keer.", "Type the account number once more.")},
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )

    def __init__(self, *args: Any, namen: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["naam"]
        if namen and isinstance(veld, forms.ChoiceField):
            veld.choices = list(namen)
        else:
            del self.fields["naam"]


class Emailformulier(forms.Form):
    email = forms.EmailField(
        label=tekst_later("Uw nieuwe e-mailadres", "Your new e-mail address"),
        help_text=tekst_later("Wij sturen een link naar dit adres.", "We send a link to this address."),
        max_length=254,
        error_messages={
            "required": tekst_later("Vul een e-mailadres in.", "Fill in an e-mail address."),
            "invalid": tekst_later(
                "Vul een e-mailadres in zoals naam@voorbeeld.nl.", "Fill in an e-mail address such as name@example.com."
            ),
            "max_length": tekst_later("Dit e-mailadres is te lang.", "This e-mail address is too long."),
        },
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
