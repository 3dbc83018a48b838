"""Staff pages: statements of the bank and their lines."""

from django.contrib import admin

from duo_portal.betalingen.models import Afschriftregel, Bankafschrift, Regelverwerking
from duo_portal.toegang.beheer.basis import Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.kolommen import bedrag
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import Rol

RECHTEN = Adminrechten(frozenset({Rol.FINANCIEEL, Rol.TEAMLEIDER}))


@admin.register(Bankafschrift)
class BankafschriftAdmin(AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("kenmerk", "datum", "aantal", bedrag("beginsaldo_centen"), bedrag("eindsaldo_centen"))


@admin.register(Afschriftregel)
class AfschriftregelAdmin(AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("afschrift", "volgnummer", "bij", bedrag("bedrag_centen"), "boekdatum", "naam")


@admin.register(Regelverwerking)
class RegelverwerkingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("regel", "bestemming", "persoon", "vordering")
    list_filter = ("bestemming",)
