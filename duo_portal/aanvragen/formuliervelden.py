"""A field of a request as a field of a Django form. The form only shows: what was typed is read by ``Veld.lees``."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from duo_portal.aanvragen.velden import SCHEIDING, Veld
from duo_portal.berichten.opmaak import tekst


def formulierveld(veld: Veld) -> forms.Field:
    vast: dict[str, Any] = {"label": tekst(*veld.label), "help_text": tekst(*veld.hulp), "required": veld.verplicht}
    if veld.antwoorden:
        keuzes = [(code, tekst(*woorden)) for code, woorden in veld.antwoorden.items()]
        if veld.soort == "meerkeuze":
            return forms.MultipleChoiceField(choices=keuzes, widget=forms.CheckboxSelectMultiple, **vast)
        return forms.ChoiceField(choices=keuzes, widget=forms.RadioSelect, **vast)
    return forms.CharField(widget=_invoer(veld), **vast)


def _invoer(veld: Veld) -> forms.Widget:
    if veld.soort == "tekst":
        return forms.Textarea({"rows": 5})
    extra = {
        "datum": {"inputmode": "numeric"},
        "bedrag": {"inputmode": "decimal"},
        "iban": {"spellcheck": "false", "autocapitalize": "characters"},
    }
    return forms.TextInput({"autocomplete": "off", **extra.get(veld.soort, {})})


def begin_van(veld: Veld, getypt: str) -> str | list[str]:
    """What was typed before, as the form wants it."""
    return [code for code in getypt.split(SCHEIDING) if code] if veld.soort == "meerkeuze" else getypt


def getypt_van(velden: tuple[Veld, ...], gepost: MultiValueDict[str, str]) -> Mapping[str, str]:
    """What a browser sent for these fields, as text, without what no database keeps."""
    ruw = {
        veld.naam: SCHEIDING.join(gepost.getlist(veld.naam)) if veld.soort == "meerkeuze" else gepost.get(veld.naam, "") for veld in velden
    }
    return {naam: getypt.replace("\x00", "") for naam, getypt in ruw.items()}
