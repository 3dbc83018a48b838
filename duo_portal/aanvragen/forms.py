"""The form of a kind of request, made from what the line declared; the use case alone judges what was typed."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest

from duo_portal.aanvragen.bestanden import GROOTST, MEESTE, Bestand
from duo_portal.aanvragen.formuliervelden import formulierveld, getypt_van
from duo_portal.aanvragen.services.bewaar_bestanden import BEWIJS
from duo_portal.aanvragen.soorten import Aanvraagsoort
from duo_portal.berichten.opmaak import tekst

SLEUTEL = "sleutel"


class Bestandkiezer(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


def bewijsveld() -> forms.FileField:
    return forms.FileField(
        label=tekst("Stuur een bewijs mee", "Send evidence"),
        help_text=tekst(
            "Een foto of pdf, hoogstens 10 MB. Bijvoorbeeld een brief van uw school of een verklaring. Dit kan ook later.",
            "A photo or pdf, at most 10 MB. For example a letter of your school or a statement. You can also do this later.",
        ),
        required=False,
        widget=Bestandkiezer({"multiple": True, "accept": ".pdf,.jpg,.jpeg,.png"}),
    )


class Bewijsformulier(forms.Form):
    """Files that come later."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[BEWIJS] = bewijsveld()


class Aanvraagformulier(Bewijsformulier):
    """``zonder`` names fields that are not asked of this citizen."""

    def __init__(self, soort: Aanvraagsoort, *args: Any, zonder: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs, use_required_attribute=False)
        eigen = {veld.naam: formulierveld(veld) for veld in soort.velden if veld.naam not in zonder}
        self.fields = {**eigen, **self.fields, SLEUTEL: forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)}

    def toon_fouten(self, fouten: Mapping[str, str]) -> None:
        """Only what the use case said, at the field it is about; and that a browser does not keep the files."""
        self.full_clean()
        self.errors.clear()
        if self.files and BEWIJS not in fouten:
            fouten = {**fouten, BEWIJS: tekst("Kies uw bestanden opnieuw.", "Choose your files again.")}
        for naam, melding in fouten.items():
            self.add_error(naam if naam in self.fields else None, melding)


def getypt(soort: Aanvraagsoort, request: HttpRequest) -> dict[str, str]:
    return dict(getypt_van(soort.velden, request.POST))


def bestanden(request: HttpRequest) -> list[Bestand]:
    """The files of this request; of one that is too large, and of too many, no more is read than shows it."""
    return [Bestand(bestand.name or "", bestand.read(GROOTST + 1)) for bestand in request.FILES.getlist(BEWIJS)[: MEESTE + 1]]


def sleutel(request: HttpRequest) -> UUID:
    """The form's own key; a form without one counts as new."""
    try:
        return UUID(str(request.POST.get(SLEUTEL, "")))
    except ValueError:
        return uuid4()
