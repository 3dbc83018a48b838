"""The form of one step. It shows; what was typed is judged on the way (``pad``)."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest

from duo_portal.aanvragen.forms import bewijsveld
from duo_portal.aanvragen.formuliervelden import begin_van, formulierveld
from duo_portal.berichten.opmaak import tekst
from duo_portal.portaal.vragen.pad import BIJLAGEN, Tred
from duo_portal.portaal.vragen.stroom import Stap


class Stapformulier(forms.Form):
    """With ``gepost`` what a browser sent, else with what the draft keeps."""

    def __init__(self, tred: Tred, gepost: Any = None, bestanden: Any = None) -> None:
        begin = {veld.naam: begin_van(veld, tred.getypt[veld.naam]) for veld in tred.stap.velden}
        super().__init__(gepost, bestanden, initial=begin, use_required_attribute=False)
        self.fields.update({veld.naam: formulierveld(veld) for veld in tred.stap.velden})
        if tred.stap.bijlagen:
            self.fields[BIJLAGEN] = _bijlagenveld(tred.stap)

    def toon_fouten(self, fouten: Mapping[str, str]) -> None:
        """Only the faults that the way found, at their fields."""
        self.full_clean()
        self.errors.clear()
        for naam, melding in fouten.items():
            self.add_error(naam if naam in self.fields else None, melding)


def _bijlagenveld(stap: Stap) -> forms.FileField:
    veld = bewijsveld()
    veld.label = tekst("Kies een bestand", "Choose a file")
    veld.help_text = tekst("Een foto of pdf, hoogstens 10 MB.", "A photo or pdf, at most 10 MB.")
    veld.required = bool(stap.bijlage_nodig[0])
    return veld


class Verklaring(forms.Form):
    """What somebody stands for when they send."""

    akkoord = forms.BooleanField()

    def __init__(self, zin: str, gepost: Any = None) -> None:
        super().__init__(gepost, use_required_attribute=False)
        self.fields["akkoord"].label = zin
        self.fields["akkoord"].error_messages["required"] = tekst(
            "Zet een vinkje. Dan weten wij dat het klopt.", "Tick the box. Then we know that it is true."
        )


def gezien(request: HttpRequest) -> int:
    """The version that the page was made from; none counts as the very first."""
    waarde = str(request.POST.get("versie", ""))
    return int(waarde) if waarde.isascii() and waarde.isdigit() and len(waarde) < 10 else 0
