"""Staff pages of control by lot: draw, see who was drawn, and write down what was found."""

from datetime import date

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from duo_portal.toegang.beheer.basis import Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling, HandelingenAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.beheer.velden import datumveld
from duo_portal.toegang.rollen import Rol, medewerker_van
from studiefinanciering.models import Controleuitkomst, Steekproef, Steekproefpersoon, Uitkomst
from studiefinanciering.services.leg_controle_vast import leg_controle_vast
from studiefinanciering.services.trek_steekproef import trek_steekproef

BEHANDELAARS = frozenset({Rol.BEHANDELAAR_STUDIEFINANCIERING, Rol.TEAMLEIDER})
RECHTEN = Adminrechten(BEHANDELAARS)


class Trekformulier(forms.Form):
    maand = forms.DateField(label="Voor welke maand? (een dag in die maand)", widget=datumveld())
    omvang = forms.IntegerField(label="Hoeveel personen?", min_value=1)


class Uitkomstformulier(forms.Form):
    uitkomst = forms.TypedChoiceField(label="Wat vond u?", choices=Uitkomst.choices, coerce=int)
    toelichting = forms.CharField(label="Wat zag u? (verplicht bij een ander adres)", required=False, widget=forms.Textarea)


def _trek(request: HttpRequest, _: None, antwoorden: Gegevens) -> str:
    maand: date = antwoorden["maand"]
    proef = trek_steekproef(maand, antwoorden["omvang"], door=medewerker_van(request))
    return f"Er is geloot uit {proef.bereik} personen voor {proef.maand:%m-%Y}."


def _leg_vast(request: HttpRequest, getrokken: Steekproefpersoon, antwoorden: Gegevens) -> str:
    uitkomst = Uitkomst(antwoorden["uitkomst"])
    leg_controle_vast(getrokken.pk, uitkomst, toelichting=antwoorden["toelichting"], door=medewerker_van(request))
    return "De uitkomst staat vast. Een besluit neemt u apart."


@admin.register(Steekproef)
class SteekproefAdmin(HandelingenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("maand", "omvang", "bereik", "zaad", "medewerker", "getrokken_op")
    lijsthandelingen = {
        "trek": Handeling(
            "Loten trekken",
            BEHANDELAARS,
            _trek,
            Trekformulier,
            uitleg="De computer loot onder iedereen die uitwonend is. U kiest niemand, en er telt niets anders mee dan het lot.",
        )
    }


@admin.register(Steekproefpersoon)
class SteekproefpersoonAdmin(HandelingenAdmin, PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("steekproef", "volgnummer", "persoon")
    handelingen = {
        "uitkomst": Handeling("Uitkomst vastleggen", BEHANDELAARS, _leg_vast, Uitkomstformulier, kan=lambda g: not hasattr(g, "uitkomst"))
    }


@admin.register(Controleuitkomst)
class ControleuitkomstAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "getrokken.persoon_id"
    list_display = ("getrokken", "uitkomst", "medewerker", "vastgelegd_op")
