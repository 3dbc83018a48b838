"""Members of staff and citizens for tests: a fixed cast."""

from django.contrib.auth.models import Group, User
from django.test import Client

from duo_portal.register.models import Persoon
from duo_portal.toegang.beheer.doelen import DOELEN, zet_doel
from duo_portal.toegang.burger import Niveau
from duo_portal.toegang.rollen import Rol


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


def burger(persoon: Persoon, niveau: Niveau = Niveau.SUBSTANTIEEL) -> Client:
    """A browser of somebody who logged in through the demo login."""
    client = Client()
    antwoord = client.post("/inloggen/", {"persoon": persoon.pk, "niveau": niveau.value})
    assert antwoord.status_code == 302, antwoord.content
    return client
