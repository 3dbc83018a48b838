"""Forms about a claim. What may and may not is decided by the use cases; here is only what must be filled in."""

from django import forms

from duo_portal.toegang.tekst import tekst_later


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
