"""Questions to the decisions."""

from duo_portal.besluiten.models import Besluit


def huidig_besluit(persoon_id: int, soort: int, periode: int) -> Besluit | None:
    """The decision that nothing replaced."""
    return Besluit.objects.filter(persoon=persoon_id, soort=soort, periode=periode, vervangen_door__isnull=True).first()
