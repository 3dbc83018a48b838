"""What schools delivered, what we answered, and what must be judged because of it."""

from django.contrib import admin

from duo_portal.register.models import Levering, Schoolsignaal, TeBeoordelen, Terugkoppeling
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import Rol

LEVERINGEN = Adminrechten(BEHANDELING | {Rol.FUNCTIONEEL_BEHEER})


@admin.register(Levering)
class LeveringAdmin(AlleenLezenAdmin):
    rechten = LEVERINGEN
    list_display = ("id", "soort", "bestandsnaam", "ontvangen_op")


@admin.register(Terugkoppeling)
class TerugkoppelingAdmin(AlleenLezenAdmin):
    rechten = LEVERINGEN
    list_display = ("levering", "regel", "uitslag", "code", "veld", "melding", "actie")
    list_filter = ("uitslag",)


@admin.register(TeBeoordelen)
class TeBeoordelenAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    list_display = ("persoon", "lijn", "periode", "aanleiding", "sinds", "run_id")


@admin.register(Schoolsignaal)
class SchoolsignaalAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    list_display = ("persoon", "soort", "instelling", "reageer_voor", "verzonden_op")
