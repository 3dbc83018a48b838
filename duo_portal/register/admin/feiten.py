"""Facts about persons, as they came in. A correction is a new fact, made by its own use case."""

from django.contrib import admin

from duo_portal.register.models import (
    Adres,
    Diploma,
    Familierelatie,
    Inschrijving,
    Overlijden,
    Persoonsgegeven,
    Rekening,
    Vertegenwoordiging,
)
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import Rol

FEITEN = Adminrechten(BEHANDELING | {Rol.PRIVACY})


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


@admin.register(Inschrijving)
class InschrijvingAdmin(FeitAdmin):
    list_display = ("persoon", "instelling", "opleiding", "onderwijs", "begindatum", "einddatum", "vervangen_op")


@admin.register(Diploma)
class DiplomaAdmin(FeitAdmin):
    list_display = ("persoon", "instelling", "opleiding", "behaald_op", "ontvangen_op", "vervangen_op")
