"""Staff pages: what the CJIB and bailiffs received, and what two people let go of or paid on top."""

from django.contrib import admin

from duo_portal.betalingen.models import Partijontvangst, Tegemoetkoming
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.kolommen import bedrag
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import Rol


@admin.register(Partijontvangst)
class PartijontvangstAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(frozenset({Rol.FINANCIEEL, Rol.TEAMLEIDER, Rol.BEHANDELAAR_LESGELD}))
    persoon_pad = "vordering.persoon_id"
    list_display = ("partij", "nummer", "soort", "vordering", "datum", bedrag("bedrag_centen"))
    list_filter = ("partij", "soort")


@admin.register(Tegemoetkoming)
class TegemoetkomingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING | {Rol.FINANCIEEL})
    list_display = (
        "soort",
        "persoon",
        "vordering",
        bedrag("hoofdsom_centen"),
        bedrag("kosten_centen"),
        bedrag("rente_centen"),
        "grond",
        "besloten_op",
        "medewerker",
        "tweede_medewerker",
    )
    list_filter = ("soort",)
