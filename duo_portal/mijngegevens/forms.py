"""Forms about one's own data. What may and may not is decided by the use cases; here is only what must be filled in."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms

from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.tijd.duur import tel_maanden
from duo_portal.toegang.tekst import tekst_later


class Formulier(forms.Form):
    """Errors come from us, in words; no browser marks a field as wrong before anything was sent."""

    use_required_attribute = False


class Rekeningformulier(Formulier):
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


class Bevestigformulier(Formulier):
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
        if namen:
            _bied_aan(self, "naam", namen)
        else:
            del self.fields["naam"]


class Emailformulier(Formulier):
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


KIJKEN, DOEN = "kijken", "doen"
DUREN = ((1, "1 maand", "1 month"), (3, "3 maanden", "3 months"), (12, "1 jaar", "1 year"), (60, "5 jaar", "5 years"))


class Machtigingformulier(Formulier):
    """What somebody else may do, about what, until when. To whom, the code decides."""

    lijnen = forms.MultipleChoiceField(
        label=tekst_later("Waar gaat het over?", "What is it about?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": tekst_later("Kies waar het over gaat.", "Choose what it is about."),
            "invalid_choice": tekst_later("Kies uit de lijst.", "Choose from the list."),
        },
    )
    wat = forms.ChoiceField(
        label=tekst_later("Wat mag deze persoon?", "What may this person do?"),
        choices=[
            (KIJKEN, tekst_later("Alleen kijken", "Only look")),
            (DOEN, tekst_later("Kijken, en dingen voor mij regelen", "Look, and arrange things for me")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": tekst_later("Kies wat deze persoon mag.", "Choose what this person may do."),
            "invalid_choice": tekst_later("Kies uit de lijst.", "Choose from the list."),
        },
    )
    tot = forms.TypedChoiceField(
        label=tekst_later("Voor hoe lang?", "For how long?"),
        help_text=tekst_later("Stoppen kan altijd eerder.", "You can always stop earlier."),
        coerce=date.fromisoformat,
        widget=forms.RadioSelect,
        error_messages={
            "required": tekst_later("Kies voor hoe lang.", "Choose for how long."),
            "invalid_choice": tekst_later("Kies uit de lijst.", "Choose from the list."),
        },
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, lijnen: Sequence[tuple[str, str]], vandaag: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(tel_maanden(vandaag, maanden), tekst(nl, en)) for maanden, nl, en in DUREN]
        tot_en_met = tekst("tot en met", "until")
        _bied_aan(self, "lijnen", lijnen)
        _bied_aan(self, "tot", [(dag.isoformat(), f"{zin}: {tot_en_met} {datum(dag)}") for dag, zin in keuzes])


class Codeformulier(Formulier):
    code = forms.CharField(
        label=tekst_later("De code", "The code"),
        help_text=tekst_later(
            "Tien tekens, zoals ABCDE-23456. U kreeg hem van degene voor wie u iets mag doen.",
            "Ten signs, such as ABCDE-23456. You got it from the person for whom you may act.",
        ),
        max_length=40,
        error_messages={
            "required": tekst_later("Vul de code in.", "Fill in the code."),
            "max_length": tekst_later("Een code heeft tien tekens.", "A code has ten signs."),
        },
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )


def _bied_aan(form: forms.Form, naam: str, keuzes: Sequence[tuple[str, str]]) -> None:
    """The answers of a choice that are known only when the form is made."""
    veld = form.fields[naam]
    if not isinstance(veld, forms.ChoiceField):
        raise TypeError(f"{naam} is geen keuzeveld")
    veld.choices = list(keuzes)
