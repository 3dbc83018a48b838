"""The log of who looked at whose data, and what is told of it to the person."""

from collections.abc import Iterable

from django.contrib.auth.models import User

from duo_portal.toegang.beheer.doelen import Doel
from duo_portal.toegang.models import Inzage


def schrijf_inzage(personen: Iterable[int], medewerker: User, wat: str, doel: Doel) -> None:
    """One row per person seen, in one statement. Written before the data leave the house."""
    naam = medewerker.get_full_name() or medewerker.get_username()
    Inzage.objects.bulk_create(
        Inzage(persoon_id=persoon_id, medewerker=medewerker, door=naam[:120], wat=wat[:120], doel=doel.tekst[:120], grond=doel.grond[:120])
        for persoon_id in sorted(set(personen))
    )


def inzagen_van(persoon_id: int, hoogstens: int = 200) -> list[Inzage]:
    """Who looked at this person's data, newest first: for the citizen's own page."""
    return list(Inzage.objects.filter(persoon_id=persoon_id).order_by("-pk")[:hoogstens])
