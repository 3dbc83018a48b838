"""Who can be chosen at the demo login."""

from collections.abc import Sequence
from dataclasses import dataclass

from duo_portal.register.models import Persoonsgegeven
from duo_portal.register.models.persoon import Herkomst

MEESTE = 60


@dataclass(frozen=True)
class Demopersoon:
    persoon_id: int
    naam: str
    geboortejaar: int


def demopersonen() -> list[Demopersoon]:
    """The named persons of the demo and their families, in order of number."""
    gegevens = Persoonsgegeven.objects.filter(persoon__herkomst=Herkomst.DEMO, vervangen_op__isnull=True).order_by("persoon_id")
    return [Demopersoon(g.persoon_id, g.naam, g.geboortedatum_brp // 10_000) for g in gegevens[:MEESTE]]


def namen_van(personen: Sequence[int]) -> dict[int, str]:
    return {g.persoon_id: g.naam for g in Persoonsgegeven.objects.filter(persoon__in=personen, vervangen_op__isnull=True)}
