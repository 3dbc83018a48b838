"""Staff pages: what the CJIB and bailiffs received."""

from django.contrib import admin

from duo_portal.betalingen.models import Partijontvangst
from duo_portal.toegang.beheer.basis import Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.kolommen import bedrag
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import Rol


@admin.register(Partijontvangst)
class PartijontvangstAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(frozenset({Rol.FINANCIEEL, Rol.TEAMLEIDER, Rol.BEHANDELAAR_LESGELD}))
    persoon_pad = "vordering.persoon_id"
    list_display = ("partij", "nummer", "soort", "vordering", "datum", bedrag("bedrag_centen"))
    list_filter = ("partij", "soort")
