"""Staff pages: claims, instalments and the steps of collection."""

from django.contrib import admin

from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.kolommen import bedrag
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import Rol
from duo_portal.vorderingen.models import Inning, Termijn, Vordering

RECHTEN = Adminrechten(BEHANDELING | {Rol.FINANCIEEL})


@admin.register(Vordering)
class VorderingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("id", "persoon", "soort", "periode", "ontstaan_op", "betaal_voor")
    list_filter = ("soort",)


@admin.register(Termijn)
class TermijnAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "vordering.persoon_id"
    list_display = ("vordering", "volgnummer", "vervaldatum", bedrag("bedrag_centen"))


@admin.register(Inning)
class InningAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "vordering.persoon_id"
    list_display = ("vordering", "stap", "datum", bedrag("bedrag_centen"))
    list_filter = ("stap",)
