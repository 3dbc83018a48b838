"""Proposals that wait on the worklist for a second pair of eyes: each kind says what agreeing and refusing does."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.toegang.rollen import Rol, rollen_van
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.models import Taak, Taakstaat


class VoorstelGeweigerd(Weigering):
    """The second person cannot judge this proposal; the text says why."""


@dataclass(frozen=True)
class Voorstelsoort:
    """``keur_goed`` gets the task and the second person, inside one transaction, and returns what to tell."""

    keur_goed: Callable[[int, User], str]
    wijs_af: Callable[[int, User, str], None]


# By the kind of the task.
voorstellen: Aanmeldlijst[Voorstelsoort] = Aanmeldlijst("voorstel")


def sluit_voorstel(taak_id: int, soort: str, tweede: User, uitkomst: str) -> Taak:
    """1. role; 2. not one's own; 3. close it, once. The proposal names its maker as ``medewerker``. Joins the caller's transaction."""
    if Rol.TEAMLEIDER not in rollen_van(tweede):
        raise PermissionDenied("Meekijken met een voorstel mag alleen een teamleider.")
    taak = Taak.objects.get(pk=taak_id, soort=soort)
    if taak.gegevens["medewerker"] == tweede.pk:
        raise VoorstelGeweigerd("Een collega moet meekijken: u kunt uw eigen voorstel niet beoordelen.")
    open_taak = Taak.objects.filter(pk=taak_id).exclude(staat=Taakstaat.AFGEHANDELD)
    if not open_taak.update(staat=Taakstaat.AFGEHANDELD, eigenaar=tweede, uitkomst=uitkomst[:300], afgehandeld_op=timezone.now()):
        raise VoorstelGeweigerd("Over dit voorstel is al besloten.")
    return taak
