"""Schools and programmes: they come in by import, so nobody changes them here."""

from django.contrib import admin

from duo_portal.register.models import Instelling, Opleiding, Opleidingsaanbod, Vestiging
from duo_portal.toegang.beheer.basis import Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.rollen import Rol

IEDEREEN = Adminrechten(frozenset(Rol))


@admin.register(Instelling)
class InstellingAdmin(AlleenLezenAdmin):
    rechten = IEDEREEN
    list_display = ("brin", "naam", "plaats", "opgeheven_op", "fictief")
    list_filter = ("fictief",)
    search_fields = ("brin", "naam")


@admin.register(Vestiging)
class VestigingAdmin(AlleenLezenAdmin):
    rechten = IEDEREEN
    list_display = ("code", "naam", "plaats", "instelling")
    search_fields = ("code", "naam")


@admin.register(Opleiding)
class OpleidingAdmin(AlleenLezenAdmin):
    rechten = IEDEREEN
    list_display = ("code", "naam", "soort", "niveau", "actueel")
    list_filter = ("soort", "actueel")
    search_fields = ("code", "naam")


@admin.register(Opleidingsaanbod)
class OpleidingsaanbodAdmin(AlleenLezenAdmin):
    rechten = IEDEREEN
    list_display = ("instelling", "opleiding")
