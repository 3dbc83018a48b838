"""Staff pages: who looked, and the members of staff themselves."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from duo_portal.toegang.beheer.basis import Adminrechten, AlleenLezenAdmin, BeheerAdmin
from duo_portal.toegang.models import Inlogmoment, Inlogsleutel, Inzage
from duo_portal.toegang.rollen import OMSCHRIJVING, Rol


@admin.register(Inzage)
class InzageAdmin(AlleenLezenAdmin):
    """For the privacy officer. This log is about staff, so looking at it is not itself logged as a look at the citizen."""

    rechten = Adminrechten(frozenset({Rol.PRIVACY}))
    list_display = ("op", "door", "wat", "doel", "persoon_id")


@admin.register(Inlogmoment)
class InlogmomentAdmin(AlleenLezenAdmin):
    """For the privacy officer: when somebody logged in, for who suspects that it was not themselves."""

    rechten = Adminrechten(frozenset({Rol.PRIVACY}))
    list_display = ("op", "persoon_id", "niveau")


@admin.register(Inlogsleutel)
class InlogsleutelAdmin(AlleenLezenAdmin):
    """That a pseudonym of a login service was linked to a person, and when; the pseudonym itself is not kept."""

    rechten = Adminrechten(frozenset({Rol.PRIVACY}))
    list_display = ("op", "persoon_id")


@admin.register(User)
class MedewerkerAdmin(BeheerAdmin):
    """Roles are given by functional management, and never to oneself. Passwords are set by the person."""

    rechten = Adminrechten(frozenset({Rol.TEAMLEIDER, Rol.PRIVACY}), wijzigen=frozenset({Rol.FUNCTIONEEL_BEHEER}))
    list_display = ("username", "first_name", "last_name", "is_active")
    list_filter = ("is_active", "groups")
    search_fields = ("username", "last_name")
    fields = ("username", "first_name", "last_name", "is_active", "groups", "last_login")
    readonly_fields = ("username", "last_login")
    filter_horizontal = ("groups",)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.pk != request.user.pk)


@admin.register(Group)
class RolAdmin(AlleenLezenAdmin):
    rechten = Adminrechten(frozenset(Rol))
    list_display = ("name", "omschrijving")
    fields = ("name", "omschrijving")
    ordering = ("name",)

    @admin.display(description="wat deze rol doet")
    def omschrijving(self, groep: Group) -> str:
        return OMSCHRIJVING.get(Rol(groep.name), "") if groep.name in set(Rol) else ""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related(None)
