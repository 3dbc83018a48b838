"""The roles of staff. One table; the groups in the database follow it after every migrate."""

from enum import StrEnum

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group, User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


class Rol(StrEnum):
    BEHANDELAAR_LESGELD = "behandelaar_lesgeld"
    BEHANDELAAR_STUDIEFINANCIERING = "behandelaar_studiefinanciering"
    TEAMLEIDER = "teamleider"
    FINANCIEEL = "financieel"
    KLACHTBEHANDELAAR = "klachtbehandelaar"
    FUNCTIONEEL_BEHEER = "functioneel_beheer"
    PRIVACY = "privacy"
    AUDITOR = "auditor"


OMSCHRIJVING: dict[Rol, str] = {
    Rol.BEHANDELAAR_LESGELD: "behandelt zaken over lesgeld",
    Rol.BEHANDELAAR_STUDIEFINANCIERING: "behandelt zaken over studiefinanciering",
    Rol.TEAMLEIDER: "verdeelt werk, start runs en kijkt als tweede mee",
    Rol.FINANCIEEL: "stelt betaalbatches samen en geeft ze vrij",
    Rol.KLACHTBEHANDELAAR: "behandelt klachten",
    Rol.FUNCTIONEEL_BEHEER: "beheert medewerkers, runs en stamgegevens",
    Rol.PRIVACY: "functionaris gegevensbescherming: ziet wie wat heeft ingezien",
    Rol.AUDITOR: "leest alles, verandert niets",
}


def maak_rollen() -> None:
    """Create the groups that are missing; the table above is the only truth, so a repeat changes nothing."""
    Group.objects.bulk_create([Group(name=rol.value) for rol in Rol], ignore_conflicts=True)


def rollen_van(gebruiker: AbstractBaseUser | AnonymousUser) -> frozenset[Rol]:
    """The roles of an active member of staff, read once per request. A superuser has no more than others."""
    bekend: frozenset[Rol] | None = getattr(gebruiker, "_rollen", None)
    if bekend is None:
        bekend = _lees_rollen(gebruiker)
        gebruiker._rollen = bekend  # type: ignore[union-attr]
    return bekend


def _lees_rollen(gebruiker: AbstractBaseUser | AnonymousUser) -> frozenset[Rol]:
    if not (gebruiker.is_active and getattr(gebruiker, "is_staff", False)):
        return frozenset()
    namen = Group.objects.filter(user=gebruiker.pk).values_list("name", flat=True)
    return frozenset(Rol(naam) for naam in namen if naam in set(Rol))


def medewerker_van(request: HttpRequest) -> User:
    """The member of staff who asks; nobody else gets as far as a staff page, and whoever does is refused."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
