"""The one home of facts that can change a decision: enrolment, diploma and death.

A fact is added or replaced by a newer one with a reason, and in the same transaction every line that asked for it finds
the person and the periods concerned in ``TeBeoordelen``.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db import connection, models, transaction
from django.db.models.functions import Now

from duo_portal.databank.modellen import Feit
from duo_portal.databank.schrijven import kopieer
from duo_portal.register.feiten import BELANGSTELLENDEN, Feitsoort
from duo_portal.register.models import Diploma, Familierelatie, Inschrijving, Overlijden
from duo_portal.register.models.persoon import Relatiesoort
from duo_portal.tijd import vandaag
from duo_portal.tijd.schooljaren import begin, schooljaar_van

F = TypeVar("F", Inschrijving, Diploma, Overlijden)
Tijdvak = tuple[date, date]  # first and last day
Tijdvakken = frozenset[Tijdvak]


class FeitAlVervangen(Exception):
    """The fact to be corrected is no longer the current one: read again and decide anew."""


def vergrendel_personen(personen: Iterable[int]) -> None:
    """Whoever reads facts in order to replace them locks the persons first, in key order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM register_persoon WHERE id = ANY (%s) ORDER BY id FOR NO KEY UPDATE", [sorted(set(personen))])


def dagen_van_inschrijving(inschrijving: Inschrijving) -> Tijdvakken:
    return frozenset({(inschrijving.begindatum, inschrijving.einddatum or max(vandaag(), inschrijving.begindatum))})


def dagen_van_diploma(diploma: Diploma) -> Tijdvakken:
    return frozenset({(diploma.behaald_op, diploma.behaald_op)})


def dagen_van_overlijden(personen: Iterable[int]) -> Callable[[Overlijden], Tijdvakken]:
    """Of the time in which the person was ever said to be enrolled, the school years from the death on; all when it is unknown."""
    ingeschreven: dict[int, set[Tijdvak]] = defaultdict(set)
    # Replaced facts too: a decision may still rest on them.
    for inschrijving in Inschrijving.objects.filter(persoon_id__in=list(personen)):
        ingeschreven[inschrijving.persoon_id] |= dagen_van_inschrijving(inschrijving)

    def dagen(overlijden: Overlijden) -> Tijdvakken:
        eerste = begin(schooljaar_van(overlijden.datum)) if overlijden.datum else date.min
        vakken = ingeschreven[overlijden.persoon_id]
        return frozenset((max(van, eerste), tot) for van, tot in vakken if tot >= eerste)

    return dagen


def leg_inschrijvingen_vast(nieuw: Sequence[Inschrijving], gecorrigeerd: Sequence[tuple[Inschrijving, Inschrijving]] = ()) -> None:
    _leg_vast(Inschrijving, Feitsoort.INSCHRIJVING, nieuw, gecorrigeerd, dagen_van_inschrijving)


def leg_diplomas_vast(nieuw: Sequence[Diploma], gecorrigeerd: Sequence[tuple[Diploma, Diploma]] = ()) -> None:
    _leg_vast(Diploma, Feitsoort.DIPLOMA, nieuw, gecorrigeerd, dagen_van_diploma)


@transaction.atomic
def leg_overlijdens_vast(nieuw: Sequence[Overlijden], gecorrigeerd: Sequence[tuple[Overlijden, Overlijden]] = ()) -> None:
    """For the children of who died it is a fact about their family: it tells nothing about themselves."""
    dagen = dagen_van_overlijden({feit.persoon_id for feit in nieuw} | {nu.persoon_id for _, nu in gecorrigeerd})
    _leg_vast(Overlijden, Feitsoort.OVERLIJDEN, nieuw, gecorrigeerd, dagen)
    alle = [*nieuw, *(feit for paar in gecorrigeerd for feit in paar)]
    laat_beoordelen(Feitsoort.FAMILIE, Feitsoort.FAMILIE.value, _kinderen_van(alle))


def _kinderen_van(overleden: Sequence[Overlijden]) -> set[tuple[int, Tijdvak]]:
    """Each child from the day of the death on; from this year on when that day is unknown."""
    gezinnen, nu = met_kinderen({feit.persoon_id for feit in overleden}), vandaag()
    return {
        (kind, (min(feit.datum or date(nu.year, 1, 1), nu), nu))
        for feit in overleden
        for kind in gezinnen[feit.persoon_id] - {feit.persoon_id}
    }


def vervang(model: type[Feit], ids: Sequence[int]) -> None:
    """Sets ``vervangen_op`` of current facts; all of them or none."""
    if not ids:
        return
    geraakt = model._default_manager.filter(pk__in=ids, vervangen_op__isnull=True).update(vervangen_op=Now())
    if geraakt != len(set(ids)):
        raise FeitAlVervangen


@transaction.atomic
def _leg_vast(
    model: type[F], soort: Feitsoort, nieuw: Sequence[F], gecorrigeerd: Sequence[tuple[F, F]], dagen: Callable[[F], Tijdvakken]
) -> None:
    """``gecorrigeerd`` holds pairs of the current fact and the one that replaces it."""
    if any(not nu.reden for _, nu in gecorrigeerd):
        raise ValueError("een correctie heeft een reden")
    vervang(model, [oud.pk for oud, _ in gecorrigeerd])
    kopieer(list(nieuw))
    kopieer([nu for _, nu in gecorrigeerd])
    laat_beoordelen(soort, soort.value, {(feit.persoon_id, vak) for feit in nieuw for vak in dagen(feit)})
    geraakt = {(nu.persoon_id, vak) for oud, nu in gecorrigeerd for vak in dagen(oud) | dagen(nu)}
    laat_beoordelen(soort, f"{soort.value} gecorrigeerd", geraakt)


LAAT_BEOORDELEN = """
INSERT INTO register_tebeoordelen (persoon_id, lijn, periode, aanleiding)
SELECT n.persoon_id, %(lijn)s, n.periode, %(aanleiding)s
FROM unnest(%(personen)s::bigint[], %(perioden)s::int[]) n (persoon_id, periode)
WHERE NOT EXISTS (
    SELECT FROM register_tebeoordelen o
    WHERE o.lijn = %(lijn)s AND o.periode = n.periode AND o.persoon_id = n.persoon_id AND o.run_id IS NULL AND o.aanleiding = %(aanleiding)s
)
ORDER BY n.persoon_id, n.periode
"""


def laat_beoordelen(soort: Feitsoort, aanleiding: str, geraakt: set[tuple[int, Tijdvak]]) -> None:
    """Note who is touched for every line that wants to know of this kind of fact, in the periods of that line; the same reason once."""
    for lijn, belang in BELANGSTELLENDEN.items():
        if soort not in belang.soorten:
            continue
        rijen = sorted({(persoon, periode) for persoon, (van, tot) in geraakt for periode in belang.perioden(soort, van, tot)})
        if rijen:
            personen, perioden = zip(*rijen, strict=True)
            waarden: dict[str, Any] = {"lijn": lijn, "aanleiding": aanleiding, "personen": list(personen), "perioden": list(perioden)}
            with connection.cursor() as cursor:
                cursor.execute(LAAT_BEOORDELEN, waarden)


def met_kinderen(personen: Iterable[int]) -> dict[int, set[int]]:
    """Of each of these persons: themselves, and the children of whom they are a legal parent now."""
    uit = {persoon: {persoon} for persoon in personen}
    relaties = Familierelatie.objects.filter(
        verwant_id__in=list(uit), soort__in=(Relatiesoort.OUDER1, Relatiesoort.OUDER2), vervangen_op__isnull=True, tot__isnull=True
    )
    for ouder, kind in relaties.values_list("verwant_id", "persoon_id"):
        uit[int(ouder or 0)].add(kind)
    return uit


def huidige(model: type[F], personen: Iterable[int]) -> list[F]:
    """The current facts of these persons."""
    manager: models.Manager[F] = model._default_manager
    return list(manager.filter(persoon_id__in=list(personen), vervangen_op__isnull=True))
