"""Staff pages of notifications and of letters read aloud."""

from django.contrib import admin

from duo_portal.berichten.models import Briefgeluid, Melding
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin

RECHTEN = Adminrechten(BEHANDELING)


@admin.register(Melding)
class MeldingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "bekendmaking.bericht.persoon_id"
    list_display = ("bekendmaking", "volgnummer", "aan", "dag", "vastgelegd_op")


@admin.register(Briefgeluid)
class BriefgeluidAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "bericht.persoon_id"
    list_display = ("bericht", "sha256", "grootte", "gemaakt_op")
