"""Staff pages of what people changed in their own data. Nobody changes anything here."""

from django.contrib import admin

from duo_portal.mijngegevens.models import Emailwijziging, Machtigingsaanbod, Poging, Rekeningwijziging, Servicemail
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import Rol

RECHTEN = Adminrechten(BEHANDELING | {Rol.PRIVACY})


@admin.register(Rekeningwijziging)
class RekeningwijzigingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING | {Rol.PRIVACY, Rol.FINANCIEEL})
    list_display = ("persoon", "dag", "naamcontrole", "door")
    list_filter = ("naamcontrole",)


@admin.register(Emailwijziging)
class EmailwijzigingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("persoon", "dag", "bevestigd_op", "vervallen_op")


@admin.register(Machtigingsaanbod)
class MachtigingsaanbodAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    """The code is nowhere: who offers gives it, nobody else."""

    rechten = RECHTEN
    list_display = ("persoon", "staat", "door", "tot", "code_tot")
    list_filter = ("staat",)


@admin.register(Servicemail)
class ServicemailAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("persoon", "soort", "dag", "verzonden_op", "mislukt_op")
    list_filter = ("soort",)


@admin.register(Poging)
class PogingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("persoon", "soort", "op")
    list_filter = ("soort",)
