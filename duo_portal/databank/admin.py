"""Staff pages: what was deleted, and on what ground."""

from django.contrib import admin

from duo_portal.databank.models import Grafsteen
from duo_portal.toegang.beheer.basis import Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.rollen import Rol


@admin.register(Grafsteen)
class GrafsteenAdmin(AlleenLezenAdmin):
    rechten = Adminrechten(frozenset({Rol.PRIVACY}))
    list_display = ("tabel", "rij", "grond", "op")
