"""Questions to the decisions."""

from django.db.models import QuerySet

from duo_portal.besluiten.models import Besluit


def huidig_besluit(persoon_id: int, soort: int, periode: int) -> Besluit | None:
    """The decision that nothing replaced."""
    return Besluit.objects.filter(persoon=persoon_id, soort=soort, periode=periode, vervangen_door__isnull=True).first()


def geraakt_door(regelversie: str, *, nog_geldig: bool = True) -> QuerySet[Besluit]:
    """Decisions that rest on a version of a rule, such as ``lesgeld/2013-08-01/1``: who is touched when it proves wrong.

    ``nog_geldig``: only those that nothing replaced.
    """
    besluiten = Besluit.objects.filter(regelversie__naam=regelversie).order_by("persoon_id", "soort", "periode")
    return besluiten.filter(vervangen_door__isnull=True) if nog_geldig else besluiten
