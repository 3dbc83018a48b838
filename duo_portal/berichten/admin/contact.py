"""Staff pages of contact: what was said, and who wants to be called."""

from django.contrib import admin

from duo_portal.berichten.models import Belverzoek, Contactmoment
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import Rol

RECHTEN = Adminrechten(BEHANDELING | {Rol.PRIVACY})


@admin.register(Contactmoment)
class ContactmomentAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("persoon", "dag", "kanaal", "richting", "onderwerp", "medewerker")
    list_filter = ("kanaal", "richting")


@admin.register(Belverzoek)
class BelverzoekAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    """The number is on the page of the request, not in the list."""

    rechten = RECHTEN
    list_display = ("persoon", "dag", "dagdeel", "bel_voor", "kenmerk")
