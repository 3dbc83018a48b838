"""Questions to the decisions."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.functions import Lower

from duo_portal.besluiten.models import Besluit, Maatwerk


def huidig_besluit(persoon_id: int, soort: int, periode: int) -> Besluit | None:
    """The decision that nothing replaced."""
    return Besluit.objects.filter(persoon=persoon_id, soort=soort, periode=periode, vervangen_door__isnull=True).first()


def geraakt_door(regelversie: str, *, nog_geldig: bool = True) -> QuerySet[Besluit]:
    """Decisions that rest on a version of a rule, such as ``lesgeld/2013-08-01/1``: who is touched when it proves wrong.

    ``nog_geldig``: only those that nothing replaced.
    """
    besluiten = Besluit.objects.filter(regelversie__naam=regelversie).order_by("persoon_id", "soort", "periode")
    return besluiten.filter(vervangen_door__isnull=True) if nog_geldig else besluiten


@dataclass(frozen=True)
class Eerder:
    """A deviation for somebody else, without who it was about: what it came to, and what was said of similar cases."""

    periode: int
    regeluitkomst_centen: int
    uitkomst_centen: int
    van: date
    vergelijkbare_gevallen: str


def eerder_maatwerk(soort: int, grond: str, behalve_persoon: int, hoogstens: int = 10) -> list[Eerder]:
    """Earlier deviations on the same ground, newest first: equal cases are treated alike."""
    gevallen = (
        Maatwerk.objects.alias(grond_klein=Lower("grond"))
        .filter(soort=soort, grond_klein=grond.strip().lower(), vervangen_op__isnull=True)
        .exclude(persoon=behalve_persoon)
        .order_by("-pk")
    )
    velden = ("periode", "regeluitkomst_centen", "uitkomst_centen", "van", "vergelijkbare_gevallen")
    return [Eerder(*rij) for rij in gevallen.values_list(*velden)[:hoogstens]]


def gronden_van_maatwerk(soort: int, hoogstens: int = 20) -> list[tuple[str, int]]:
    """The grounds on which was deviated before, most used first, and how often."""
    rijen = Maatwerk.objects.filter(soort=soort, vervangen_op__isnull=True).values("grond").annotate(keer=Count("pk"))
    return [(rij["grond"], rij["keer"]) for rij in rijen.order_by("-keer", "grond")[:hoogstens]]
