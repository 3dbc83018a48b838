"""Finish a task."""

from collections.abc import Callable

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from duo_portal.werkvoorraad.services.pak_op import TaakNietBeschikbaar

# What else happens when a task of a kind is finished, in the same transaction: for instance a brake that goes off.
bij_afronden: Aanmeldlijst[Callable[[Taak, User], None]] = Aanmeldlijst("afhandeling van taak")


def rond_af(taak_id: int, medewerker: User, uitkomst: str) -> Taak:
    """1. close the task if it is this person's, once; 2. do what belongs to its kind."""
    if not uitkomst.strip():
        raise Weigering("Schrijf op wat de uitkomst is.")
    with transaction.atomic():
        mijn = Taak.objects.filter(pk=taak_id, staat=Taakstaat.IN_BEHANDELING, eigenaar=medewerker)
        gedaan = mijn.update(staat=Taakstaat.AFGEHANDELD, uitkomst=uitkomst.strip()[:300], afgehandeld_op=timezone.now())
        if not gedaan:
            raise TaakNietBeschikbaar("Pak de taak eerst op. Misschien heeft een collega haar al.")
        taak = Taak.objects.get(pk=taak_id)
        if taak.soort in bij_afronden:
            bij_afronden[taak.soort](taak, medewerker)
    return taak
