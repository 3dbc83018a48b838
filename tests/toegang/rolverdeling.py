"""Members of staff and citizens for tests: a fixed cast."""

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client

from duo_portal.register.models import Persoon
from duo_portal.toegang.beheer.doelen import DOELEN, zet_doel
from duo_portal.toegang.burger import Niveau
from duo_portal.toegang.rollen import Rol
from duo_portal.toegang.sessie import log_in
from duo_portal.toegang.sessiewinkel import SessionStore


def medewerker(naam: str, *rollen: Rol) -> User:
    gebruiker = User.objects.create_user(naam, password="geheim", first_name=naam.capitalize(), last_name="Test", is_staff=True)
    gebruiker.groups.set(Group.objects.filter(name__in=rollen))
    return gebruiker


def beheerder(gebruiker: User, *personen: Persoon, lijsten: bool = True) -> Client:
    """A browser of a member of staff who already said why they look at lists and at these persons."""
    client = Client()
    client.force_login(gebruiker)
    sessie = client.session
    if lijsten:
        zet_doel(sessie, None, DOELEN["zaak"])
    for persoon in personen:
        zet_doel(sessie, persoon.pk, DOELEN["zaak"])
    sessie.save()
    return client


def sessiesleutel(persoon: Persoon, niveau: Niveau = Niveau.SUBSTANTIEEL) -> str:
    """A session as it stands after login, without the way there; that way is tested in test_inloggen.py."""
    sessie = SessionStore()
    log_in(sessie, persoon.pk, niveau)
    sessie.save()
    return str(sessie.session_key)


def burger(persoon: Persoon, niveau: Niveau = Niveau.SUBSTANTIEEL) -> Client:
    """A browser of somebody who logged in."""
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = sessiesleutel(persoon, niveau)
    return client
