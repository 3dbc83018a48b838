"""Put something on the worklist of staff, once per cause."""

from datetime import date

from duo_portal.werkvoorraad.models import Taak


def maak_taak(
    *,
    soort: str,
    sleutel: str,
    omschrijving: str,
    lijn: str = "",
    persoon_id: int | None = None,
    gegevens: dict[str, object] | None = None,
    termijn: date | None = None,
) -> Taak:
    """The task with this ``sleutel``: a repeat of the same cause returns the first one unchanged."""
    taak, _ = Taak.objects.get_or_create(
        sleutel=sleutel,
        defaults={
            "soort": soort,
            "lijn": lijn,
            "persoon_id": persoon_id,
            "omschrijving": omschrijving,
            "gegevens": gegevens or {},
            "termijn": termijn,
        },
    )
    return taak
