"""Facts about persons, as they came in. A correction is a new fact, made by its own use case."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from duo_portal.register.models import (
    Adres,
    Diploma,
    Familierelatie,
    Inschrijving,
    Intrekking,
    Overlijden,
    Persoonsgegeven,
    Rekening,
    Vertegenwoordiging,
)
from duo_portal.register.services.trek_in import trek_diploma_in, trek_inschrijving_in
from duo_portal.register.services.verbeter import verbeter_diploma, verbeter_inschrijving
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling, HandelingenAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.beheer.velden import datumveld
from duo_portal.toegang.rollen import Rol, medewerker_van

FEITEN = Adminrechten(BEHANDELING | {Rol.PRIVACY})
VERBETERAARS = frozenset({Rol.BEHANDELAAR_LESGELD, Rol.TEAMLEIDER})


class FeitAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = FEITEN


@admin.register(Persoonsgegeven)
class PersoonsgegevenAdmin(FeitAdmin):
    list_display = ("persoon", "naam", "geboortedatum", "vastgelegd_op", "vervangen_op")


@admin.register(Overlijden)
class OverlijdenAdmin(FeitAdmin):
    list_display = ("persoon", "datum", "vastgelegd_op", "vervangen_op")


@admin.register(Adres)
class AdresAdmin(FeitAdmin):
    list_display = ("persoon", "soort", "plaats", "van", "vervangen_op")


@admin.register(Familierelatie)
class FamilierelatieAdmin(FeitAdmin):
    list_display = ("persoon", "soort", "verwant", "van", "tot", "vervangen_op")


@admin.register(Rekening)
class RekeningAdmin(FeitAdmin):
    rechten = Adminrechten(frozenset({Rol.BEHANDELAAR_LESGELD, Rol.TEAMLEIDER, Rol.FINANCIEEL}))
    list_display = ("persoon", "iban", "tenaamstelling", "vastgelegd_op", "vervangen_op")


@admin.register(Vertegenwoordiging)
class VertegenwoordigingAdmin(FeitAdmin):
    list_display = ("persoon", "soort", "vertegenwoordiger", "organisatie", "van", "tot", "mag_handelen", "vervangen_op")


class Redenformulier(forms.Form):
    reden = forms.CharField(label="Waarom klopt dit niet, en wie meldde dat?", max_length=200)


class Diplomaformulier(Redenformulier):
    behaald_op = forms.DateField(label="Op welke dag is het diploma behaald?", widget=datumveld())


class Einddatumformulier(Redenformulier):
    einddatum = forms.DateField(label="Laatste dag (leeg: de inschrijving loopt door)", required=False, widget=datumveld())


def _is_huidig(feit: Diploma | Inschrijving) -> bool:
    return feit.vervangen_op is None


def _trek_diploma_in(request: HttpRequest, diploma: Diploma, antwoorden: Gegevens) -> str:
    trek_diploma_in(diploma.pk, antwoorden["reden"], medewerker_van(request))
    return "Het diploma is ingetrokken. De volgende run rekent opnieuw."


def _trek_inschrijving_in(request: HttpRequest, inschrijving: Inschrijving, antwoorden: Gegevens) -> str:
    trek_inschrijving_in(inschrijving.pk, antwoorden["reden"], medewerker_van(request))
    return "De inschrijving is ingetrokken. De volgende run rekent opnieuw."


def _verbeter_diploma(request: HttpRequest, diploma: Diploma, antwoorden: Gegevens) -> str:
    verbeter_diploma(diploma.pk, antwoorden["behaald_op"], antwoorden["reden"])
    return "De datum is verbeterd. De volgende run rekent opnieuw."


def _verbeter_inschrijving(request: HttpRequest, inschrijving: Inschrijving, antwoorden: Gegevens) -> str:
    verbeter_inschrijving(inschrijving.pk, antwoorden["einddatum"], antwoorden["reden"])
    return "De laatste dag is verbeterd. De volgende run rekent opnieuw."


@admin.register(Inschrijving)
class InschrijvingAdmin(HandelingenAdmin, FeitAdmin):
    list_display = ("persoon", "instelling", "opleiding", "onderwijs", "begindatum", "einddatum", "vervangen_op")
    handelingen = {
        "verbeter": Handeling(
            "Laatste dag verbeteren", VERBETERAARS, _verbeter_inschrijving, Einddatumformulier, kan=_is_huidig, naar_lijst=True
        ),
        "trek-in": Handeling("Intrekken", VERBETERAARS, _trek_inschrijving_in, Redenformulier, kan=_is_huidig),
    }


@admin.register(Diploma)
class DiplomaAdmin(HandelingenAdmin, FeitAdmin):
    list_display = ("persoon", "instelling", "opleiding", "behaald_op", "ontvangen_op", "vervangen_op")
    handelingen = {
        "verbeter": Handeling("Datum verbeteren", VERBETERAARS, _verbeter_diploma, Diplomaformulier, kan=_is_huidig, naar_lijst=True),
        "trek-in": Handeling("Intrekken", VERBETERAARS, _trek_diploma_in, Redenformulier, kan=_is_huidig),
    }


@admin.register(Intrekking)
class IntrekkingAdmin(FeitAdmin):
    list_display = ("persoon", "diploma", "inschrijving", "reden", "op", "medewerker")
