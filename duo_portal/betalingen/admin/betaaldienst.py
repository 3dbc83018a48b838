"""Staff pages: payments through the payment provider."""

from django.contrib import admin

from duo_portal.betalingen.models import Betaalpoging, Betaaluitkomst
from duo_portal.toegang.beheer.basis import Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.kolommen import bedrag
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import Rol

RECHTEN = Adminrechten(frozenset({Rol.FINANCIEEL, Rol.TEAMLEIDER, Rol.BEHANDELAAR_LESGELD}))


@admin.register(Betaalpoging)
class BetaalpogingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("kenmerk", "persoon", "vordering", bedrag("bedrag_centen"), "aangemaakt_op")


@admin.register(Betaaluitkomst)
class BetaaluitkomstAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "poging.persoon_id"
    list_display = ("poging", "stand", "vastgelegd_op")
    list_filter = ("stand",)
