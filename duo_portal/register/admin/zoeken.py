"""Finding a person: always by POST, so that neither name nor BSN stands in an address or a log."""

import re
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from stdnum.exceptions import ValidationError as Nummerfout
from stdnum.nl import bsn as bsn_nummer

from duo_portal.register.models import Persoonsgegeven
from duo_portal.register.versleuteling import zoekwaarde
from duo_portal.toegang.beheer.doelen import DOELEN
from duo_portal.toegang.beheer.velden import datumveld

MEESTE = 25
KENMERK = re.compile(r"\d{4,6}-[A-Z]-(\d{1,15})")


class Zoekformulier(forms.Form):
    doel = forms.ChoiceField(label="Waarvoor zoekt u?", choices=[(k, d.tekst) for k, d in DOELEN.items()])
    bsn = forms.CharField(label="Burgerservicenummer", required=False, max_length=12, widget=forms.TextInput({"autocomplete": "off"}))
    naam = forms.CharField(label="Geslachtsnaam (of het begin)", required=False, max_length=200)
    geboortedatum = forms.DateField(label="Geboortedatum", required=False, widget=datumveld())
    nummer = forms.IntegerField(label="Nummer van de persoon", required=False, min_value=1, max_value=2**63 - 1)
    kenmerk = forms.CharField(label="Kenmerk van een besluit", required=False, max_length=30)

    def clean_bsn(self) -> str:
        invoer = self.cleaned_data["bsn"].strip()
        if not invoer:
            return ""
        try:
            return str(bsn_nummer.validate(invoer))
        except Nummerfout:
            raise forms.ValidationError("Dit is geen goed burgerservicenummer. Controleer de cijfers.") from None

    def clean_kenmerk(self) -> int | None:
        invoer = self.cleaned_data["kenmerk"].strip().upper()
        if not invoer:
            return None
        if (gevonden := KENMERK.fullmatch(invoer)) is None:
            raise forms.ValidationError("Een kenmerk ziet eruit als 2025-L-000000123.")
        return int(gevonden[1])

    def clean(self) -> dict[str, Any]:
        velden = ("bsn", "naam", "nummer", "kenmerk")
        if not self.errors and not any(self.cleaned_data.get(veld) for veld in velden):
            raise forms.ValidationError("Vul een burgerservicenummer, een naam, een nummer of een kenmerk in.")
        return self.cleaned_data


def zoek(antwoorden: dict[str, Any]) -> list[Persoonsgegeven]:
    """Current names of the persons that fit all answers, each found through an index."""
    rijen: QuerySet[Persoonsgegeven] = Persoonsgegeven.objects.filter(vervangen_op__isnull=True)
    if antwoorden["bsn"]:
        rijen = rijen.filter(persoon__bsn_zoekwaarde=zoekwaarde(antwoorden["bsn"]))
    if antwoorden["nummer"]:
        rijen = rijen.filter(persoon=antwoorden["nummer"])
    if antwoorden["kenmerk"]:
        rijen = rijen.filter(persoon__besluiten=antwoorden["kenmerk"])
    if naam := antwoorden["naam"].strip():
        rijen = rijen.filter(geslachtsnaam__startswith=naam[:1].upper() + naam[1:])
    geboren: date | None = antwoorden["geboortedatum"]
    if geboren:
        rijen = rijen.filter(geboortedatum=geboren)
    return list(rijen.order_by("geslachtsnaam", "geboortedatum", "pk")[:MEESTE])
