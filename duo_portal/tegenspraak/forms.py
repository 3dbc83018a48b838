"""What is asked of somebody who does not agree. The use case alone judges what was typed."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest

from duo_portal.aanvragen.forms import bestanden, bewijsveld
from duo_portal.aanvragen.services.bewaar_bestanden import BEWIJS
from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.tegenspraak.invoer import Geschrevene


class _Sleutelformulier(forms.Form):
    use_required_attribute = False  # the page says what is missing, in words
    sleutel = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)

    @property
    def eigen_sleutel(self) -> UUID:
        """That of the form; one without counts as new."""
        try:
            return UUID(str(self.data.get("sleutel", "")))
        except ValueError:
            return uuid4()

    def toon_fouten(self, fouten: dict[str, str]) -> None:
        """Only what the use case said; and that a browser does not keep the files."""
        self.full_clean()
        self.errors.clear()
        if self.files and BEWIJS not in fouten:
            fouten = {**fouten, BEWIJS: tekst("Kies uw bestanden opnieuw.", "Choose your files again.")}
        for naam, melding in fouten.items():
            self.add_error(naam if naam in self.fields else None, melding)


class Bezwaarformulier(_Sleutelformulier):
    """``te_laat_na``: the last day, when it is past; then the reason is asked."""

    def __init__(self, *args: Any, te_laat_na: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"] = forms.CharField(
            label=tekst("Waarom bent u het er niet mee eens?", "Why do you not agree?"),
            help_text=tekst(
                "Gebruik uw eigen woorden. U hoeft de wet niet te kennen.", "Use your own words. You do not need to know the law."
            ),
            strip=False,
            widget=forms.Textarea({"rows": 8}),
        )
        self.fields["later"] = forms.BooleanField(
            label=tekst("Ik schrijf mijn redenen later op.", "I will write my reasons later."), required=False
        )
        self.fields[BEWIJS] = bewijsveld()
        if te_laat_na is not None:
            dag = datum(te_laat_na)
            self.fields["reden_laat"] = forms.CharField(
                label=tekst(f"De laatste dag was {dag}. Waarom komt uw bezwaar nu pas?", f"The last day was {dag}. Why do you object now?"),
                help_text=tekst(
                    "Een medewerker leest uw reden. De computer wijst niets af.",
                    "A member of staff reads your reason. The computer refuses nothing.",
                ),
                widget=forms.Textarea({"rows": 4}),
            )

    def geschreven(self, request: HttpRequest) -> Geschrevene:
        """As it came, checked by nobody yet."""
        return Geschrevene(
            tekst=str(self.data.get("tekst", "")),
            sleutel=self.eigen_sleutel,
            later=bool(self.data.get("later")),
            reden_laat=str(self.data.get("reden_laat", "")),
            bestanden=bestanden(request),
        )


class Aanvulformulier(_Sleutelformulier):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"] = forms.CharField(
            label=tekst("Wat wilt u toevoegen?", "What do you want to add?"), strip=False, widget=forms.Textarea({"rows": 6})
        )
        self.fields[BEWIJS] = bewijsveld()

    def geschreven(self, request: HttpRequest) -> Geschrevene:
        return Geschrevene(str(self.data.get("tekst", "")), self.eigen_sleutel, bestanden=bestanden(request))
