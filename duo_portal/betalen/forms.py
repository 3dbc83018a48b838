"""Forms about a claim. What may and may not is decided by the use cases; here is only what must be filled in."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from duo_portal.aanvragen.lezers import lees_bedrag
from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.toegang.tekst import tekst_later


def _bied_aan(form: forms.Form, naam: str, keuzes: Sequence[tuple[Any, str]]) -> None:
    """The answers of a choice that are known only when the form is made."""
    veld = form.fields[naam]
    if not isinstance(veld, forms.ChoiceField):
        raise TypeError(f"{naam} is geen keuzeveld")
    veld.choices = list(keuzes)


class Termijnenformulier(forms.Form):
    """From which account the instalments go, and leave to take them."""

    iban = forms.CharField(
        label="IBAN",
        help_text=tekst_later(
            "De rekening mag ook van iemand anders zijn, zoals uw vader of moeder. Vraag het die persoon eerst.",
            "It may also be somebody else's account, such as your parent's. Ask that person first.",
        ),
        max_length=42,
        error_messages={"required": tekst_later("Vul het rekeningnummer in.", "Fill in the account number.")},
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    tenaamstelling = forms.CharField(
        label=tekst_later("Naam bij de rekening", "Name of the account"),
        help_text=tekst_later("Zoals op de bankpas.", "As on the bank card."),
        max_length=100,
        error_messages={"required": tekst_later("Vul de naam in die bij de rekening hoort.", "Fill in the name of the account.")},
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    akkoord = forms.BooleanField(
        label=tekst_later(
            "Ja, u mag deze bedragen van deze rekening afschrijven. Is de rekening van iemand anders? Dan vindt die persoon dit goed.",
            "Yes, you may debit these amounts from this account. Is it somebody else's account? Then that person agrees.",
        ),
        error_messages={
            "required": tekst_later("Zet een vinkje. Anders mogen wij niets afschrijven.", "Tick the box. Otherwise we may not debit.")
        },
    )


DEZE, MACHTIGING = "deze", "machtiging"


class Stopformulier(forms.Form):
    """What must stop."""

    wat = forms.ChoiceField(
        label=tekst_later("Wat wilt u stoppen?", "What do you want to stop?"),
        choices=[
            (DEZE, tekst_later("Alleen het afschrijven van dit schooljaar", "Only the debits of this school year")),
            (
                MACHTIGING,
                tekst_later("Alles: ik trek de machtiging voor deze rekening in", "Everything: I withdraw the mandate for this account"),
            ),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": tekst_later("Kies wat u wilt stoppen.", "Choose what you want to stop.")},
    )


class Regelingformulier(forms.Form):
    """In how many parts, and when the first: both chosen from what is possible, with the amounts worked out."""

    aantal = forms.TypedChoiceField(
        label=tekst_later("In hoeveel keer wilt u betalen?", "In how many parts do you want to pay?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": tekst_later("Kies in hoeveel keer u wilt betalen.", "Choose in how many parts you want to pay."),
            "invalid_choice": tekst_later("Kies een van de antwoorden.", "Choose one of the answers."),
        },
    )
    eerste = forms.TypedChoiceField(
        label=tekst_later("Wanneer betaalt u de eerste keer?", "When do you pay the first time?"),
        help_text=tekst_later("Daarna betaalt u elke maand op die dag.", "After that you pay on that day of each month."),
        coerce=date.fromisoformat,
        widget=forms.RadioSelect,
        error_messages={
            "required": tekst_later("Kies wanneer u de eerste keer betaalt.", "Choose when you pay the first time."),
            "invalid_choice": tekst_later("Kies een van de antwoorden.", "Choose one of the answers."),
        },
    )

    def __init__(self, aantallen: Sequence[tuple[int, str]], dagen: Sequence[date], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.te_kiezen = bool(aantallen)
        _bied_aan(self, "aantal", aantallen)
        _bied_aan(self, "eerste", [(dag.isoformat(), datum(dag)) for dag in dagen])


class Uitstelformulier(forms.Form):
    """Until when."""

    tot = forms.TypedChoiceField(
        label=tekst_later("Tot wanneer wilt u uitstel?", "Until when do you want deferral?"),
        coerce=date.fromisoformat,
        widget=forms.RadioSelect,
        error_messages={
            "required": tekst_later("Kies tot wanneer u uitstel wilt.", "Choose until when you want deferral."),
            "invalid_choice": tekst_later("Kies een van de antwoorden.", "Choose one of the answers."),
        },
    )

    def __init__(self, dagen: Sequence[date], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _bied_aan(self, "tot", [(dag.isoformat(), datum(dag)) for dag in dagen])


class Mensformulier(forms.Form):
    """What somebody needs that the choices do not give."""

    toelichting = forms.CharField(
        label=tekst_later("Wat kunt u wel betalen?", "What can you pay?"),
        help_text=tekst_later("Bijvoorbeeld: 20 euro per maand, na de 25e.", "For example: 20 euros a month, after the 25th."),
        widget=forms.Textarea({"rows": 4}),
        max_length=1000,
        error_messages={
            "required": tekst_later("Schrijf kort op wat u kunt betalen.", "Write briefly what you can pay."),
            "max_length": tekst_later("Schrijf hoogstens 1000 tekens.", "Write at most 1000 characters."),
        },
    )


ANDERS = "anders"


class Bedragformulier(forms.Form):
    """How much to pay at once: one of the amounts that we worked out, or another."""

    hoeveel = forms.ChoiceField(
        label=tekst_later("Hoeveel wilt u nu betalen?", "How much do you want to pay now?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": tekst_later("Kies hoeveel u wilt betalen.", "Choose how much you want to pay."),
            "invalid_choice": tekst_later("Kies een van de antwoorden.", "Choose one of the answers."),
        },
    )
    bedrag = forms.CharField(
        label=tekst_later("Een ander bedrag", "Another amount"),
        help_text=tekst_later(
            "Bijvoorbeeld 50 of 49,95. Vul dit alleen in als u dat koos.", "For example 50 or 49.95. Only if you chose that."
        ),
        max_length=20,
        required=False,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
    )

    def __init__(self, bedragen: Sequence[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        anders = tekst("Een ander bedrag", "Another amount")
        _bied_aan(self, "hoeveel", [*((str(waarde), zin) for waarde, zin in bedragen), (ANDERS, anders)])

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        keuze = gegevens.get("hoeveel")
        if keuze == ANDERS:
            self._lees_bedrag(str(gegevens.get("bedrag", "")))
        elif keuze is not None:
            gegevens["centen"] = int(keuze)
        return gegevens

    def _lees_bedrag(self, getypt: str) -> None:
        try:
            self.cleaned_data["centen"] = lees_bedrag(getypt)
        except ValueError as fout:
            self.add_error("bedrag", str(fout))
