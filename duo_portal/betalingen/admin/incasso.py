"""Staff pages: mandates, debits and what came back."""

from django.contrib import admin

from duo_portal.betalingen.models import Incasso, Incassoboeking, Incassomachtiging, Incassoregeling, Incassoretour
from duo_portal.toegang.beheer.basis import Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.kolommen import bedrag
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import Rol

RECHTEN = Adminrechten(frozenset({Rol.FINANCIEEL, Rol.TEAMLEIDER, Rol.BEHANDELAAR_LESGELD}))


@admin.register(Incassomachtiging)
class IncassomachtigingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("kenmerk", "persoon", "tenaamstelling", "getekend_op", "vervangen_op")


@admin.register(Incassoregeling)
class IncassoregelingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "regeling.persoon_id"
    list_display = ("regeling", "machtiging")


@admin.register(Incasso)
class IncassoAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("id", "persoon", "vordering", bedrag("bedrag_centen"), "batch")


@admin.register(Incassoboeking)
class IncassoboekingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "incasso.persoon_id"
    list_display = ("incasso", "boeking")


@admin.register(Incassoretour)
class IncassoretourAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "incasso.persoon_id"
    list_display = ("incasso", "code", "grond", "datum")
    list_filter = ("grond",)
