"""For whom somebody may look and act, and what a representative's look leaves behind. The other side: ``mijngegevens.machtigingen``."""

from collections.abc import Sequence

from duo_portal.register.models import Persoonsgegeven, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.register.selectors import GELDIG
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger
from duo_portal.toegang.models import Inzage

VAN_MIJ = f"""
SELECT v.* FROM register_vertegenwoordiging v WHERE v.vertegenwoordiger_id = %(persoon)s AND v.mag_lezen AND {GELDIG} ORDER BY v.id
"""


def vertegenwoordigingen_van(persoon_id: int) -> list[Vertegenwoordiging]:
    """The persons whom this person may represent today; for somebody who died only as an heir."""
    return list(Vertegenwoordiging.objects.raw(VAN_MIJ, {"persoon": persoon_id, "dag": vandaag()}))


def namen_van(personen: Sequence[int]) -> dict[int, str]:
    return {g.persoon_id: g.naam for g in Persoonsgegeven.objects.filter(persoon__in=personen, vervangen_op__isnull=True)}


def schrijf_inzage_namens(burger: Burger, wat: str) -> None:
    """A representative looked: told to the person it is about."""
    if burger.namens is None:
        return
    soort = Vertegenwoordigingssoort(burger.namens.soort).label
    Inzage.objects.create(
        persoon_id=burger.betreft_id, door=burger.naam[:120], wat=wat[:120], doel="namens u kijken of handelen", grond=soort
    )
