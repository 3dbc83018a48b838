"""Questions about the worklist that pages for citizens ask."""

from dataclasses import dataclass
from datetime import date

from duo_portal.werkvoorraad.models import Taak, Taakstaat
from duo_portal.werkvoorraad.services.laat_mens_meekijken import sleutel_van


@dataclass(frozen=True)
class Meekijken:
    """A person was asked to look at a decision: by when, and whether it was done."""

    termijn: date | None
    klaar: bool


def meekijken_bij(besluit_id: int | None) -> Meekijken | None:
    """None when nobody asked, or when there is no decision to look at."""
    if besluit_id is None:
        return None
    taak = Taak.objects.filter(sleutel=sleutel_van(besluit_id)).values_list("termijn", "staat").first()
    return Meekijken(taak[0], taak[1] == Taakstaat.AFGEHANDELD) if taak else None
