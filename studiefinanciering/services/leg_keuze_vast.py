"""What somebody wants of their studiefinanciering from a month on, as a fact (WSF 3.19, 3.21)."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from duo_portal.register.models import TeBeoordelen
from duo_portal.register.services.leg_feiten_vast import vervang
from duo_portal.tijd import vandaag
from studiefinanciering.batch.kring import vergrendel_kring
from studiefinanciering.models import Aanvullend, Reisproductsoort, Studiekeuze

LIJN = "studiefinanciering"
AANLEIDING = "keuze"
GEWIJZIGD = "andere keuze"


@dataclass(frozen=True)
class Keuze:
    """All that is chosen for a month. Amounts are cents a month; a loan of -1 is the maximum."""

    stopt: bool = False
    aanvullend: Aanvullend = Aanvullend.NIET_GEVRAAGD
    lening_centen: int = 0
    collegegeldkrediet_centen: int = 0
    eenoudergezin: bool = False
    reisproduct: Reisproductsoort = Reisproductsoort.GEEN


def keuze_op(persoon_id: int, maand: date) -> Studiekeuze | None:
    """The choice in force in this month: the current one with the latest beginning not after it."""
    return Studiekeuze.objects.filter(persoon=persoon_id, vervangen_op__isnull=True, vanaf__lte=maand).order_by("-vanaf").first()


def leg_keuze_vast(persoon_id: int, vanaf: date, anders: Mapping[str, object], aanvraag_id: int | None) -> Studiekeuze:
    """1. lock the family; 2. what was chosen for that month, with what is ``anders`` now; 3. the same for later choices; 4. judge again.

    ``anders`` names fields of ``Keuze``. Who stops in a later month still stops; who stops from ``vanaf`` on has no later
    choices. ``vanaf`` is the first day of a month. Joins the caller's transaction. Returns the choice from ``vanaf`` on.
    """
    vergrendel_kring([persoon_id])
    nu = keuze_op(persoon_id, vanaf)
    later = list(Studiekeuze.objects.filter(persoon=persoon_id, vervangen_op__isnull=True, vanaf__gt=vanaf).order_by("vanaf"))
    if anders.get("stopt"):
        vervang(Studiekeuze, [keuze.pk for keuze in later])
        later = []
    for keuze in later:
        if not keuze.stopt:
            _schrijf(persoon_id, keuze.vanaf, keuze, anders, aanvraag_id)
    nieuw = _schrijf(persoon_id, vanaf, nu, anders, aanvraag_id)
    laat_jaren_beoordelen(persoon_id, jaren_vanaf(vanaf), AANLEIDING)
    return nieuw


def _schrijf(persoon_id: int, vanaf: date, was: Studiekeuze | None, anders: Mapping[str, object], aanvraag_id: int | None) -> Studiekeuze:
    velden = {naam: getattr(was, naam) if was is not None else waarde for naam, waarde in asdict(Keuze()).items()} | dict(anders)
    staat_er_al = was is not None and was.vanaf == vanaf
    if was is not None and staat_er_al:
        vervang(Studiekeuze, [was.pk])
    return Studiekeuze.objects.create(
        persoon_id=persoon_id,
        vanaf=vanaf,
        aangevraagd_op=vandaag(),
        aanvraag_id=aanvraag_id,
        reden=GEWIJZIGD if staat_er_al else "",
        **velden,
    )


def jaren_vanaf(vanaf: date) -> range:
    """The calendar years that a change from this month on can touch, up to this year (awards are per calendar year)."""
    return range(vanaf.year, max(vanaf.year, vandaag().year) + 1)


def laat_jaren_beoordelen(persoon_id: int, jaren: Iterable[int], aanleiding: str) -> None:
    """These years of this person are judged again by the next run; twice the same reason is noted once."""
    for jaar in jaren:
        TeBeoordelen.objects.get_or_create(persoon_id=persoon_id, lijn=LIJN, periode=jaar, aanleiding=aanleiding[:40], run_id=None)
