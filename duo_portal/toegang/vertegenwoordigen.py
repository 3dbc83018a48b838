"""Who may look and act for whom, from both sides, and what a representative's look leaves behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from duo_portal.register.models import Persoonsgegeven, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.register.selectors import GELDIG
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger
from duo_portal.toegang.models import Inzage

# Who may only look may look for themselves too; who is not on the register of persons is an organisation, with a name of its own.
VAN_MIJ = f"""
SELECT v.* FROM register_vertegenwoordiging v WHERE v.vertegenwoordiger_id = %(persoon)s AND v.mag_lezen AND {GELDIG} ORDER BY v.id
"""
VOOR_MIJ = f"""
SELECT v.* FROM register_vertegenwoordiging v
WHERE v.persoon_id = %(persoon)s AND (v.mag_lezen OR v.mag_handelen) AND {GELDIG} ORDER BY v.id
"""


@dataclass(frozen=True)
class Gemachtigde:
    """Somebody who may look or act for a person today. ``lijnen`` empty means all; ``tot`` is the last day, if there is one."""

    vertegenwoordiging_id: int
    naam: str
    soort: str
    lijnen: tuple[str, ...]
    mag_handelen: bool
    van: date
    tot: date | None


def vertegenwoordigingen_van(persoon_id: int) -> list[Vertegenwoordiging]:
    """The persons whom this person may represent today; for somebody who died only as an heir."""
    return list(Vertegenwoordiging.objects.raw(VAN_MIJ, {"persoon": persoon_id, "dag": vandaag()}))


def wie_mogen_voor_mij(persoon_id: int) -> list[Gemachtigde]:
    """The persons and organisations that may look or act for this person today, in two queries."""
    rijen = list(Vertegenwoordiging.objects.raw(VOOR_MIJ, {"persoon": persoon_id, "dag": vandaag()}))
    namen = namen_van([rij.vertegenwoordiger_id for rij in rijen if rij.vertegenwoordiger_id])
    return [
        Gemachtigde(
            rij.pk,
            rij.organisatie or namen.get(rij.vertegenwoordiger_id or 0, ""),
            Vertegenwoordigingssoort(rij.soort).label,
            tuple(rij.lijnen),
            rij.mag_handelen,
            rij.van,
            rij.tot,
        )
        for rij in rijen
    ]


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
