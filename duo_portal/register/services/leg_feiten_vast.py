"""The one home of facts that can change a decision: enrolment, diploma and death.

A fact is added or replaced by a newer one with a reason, and in the same transaction every line that asked for it finds
the person and the school years concerned in ``TeBeoordelen``.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from django.db import connection, models, transaction
from django.db.models.functions import Now

from duo_portal.databank.modellen import Feit
from duo_portal.databank.schrijven import kopieer
from duo_portal.register.feiten import BELANGSTELLENDEN, Feitsoort
from duo_portal.register.models import Diploma, Inschrijving, Overlijden
from duo_portal.tijd import vandaag
from duo_portal.tijd.schooljaren import schooljaar_van

F = TypeVar("F", Inschrijving, Diploma, Overlijden)


class FeitAlVervangen(Exception):
    """The fact to be corrected is no longer the current one: read again and decide anew."""


def vergrendel_personen(personen: Iterable[int]) -> None:
    """Whoever reads facts in order to replace them locks the persons first, in key order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM register_persoon WHERE id = ANY (%s) ORDER BY id FOR NO KEY UPDATE", [sorted(set(personen))])


def jaren_van_inschrijving(inschrijving: Inschrijving) -> frozenset[int]:
    eind = inschrijving.einddatum or max(vandaag(), inschrijving.begindatum)
    return frozenset(range(schooljaar_van(inschrijving.begindatum), schooljaar_van(eind) + 1))


def jaren_van_diploma(diploma: Diploma) -> frozenset[int]:
    return frozenset({schooljaar_van(diploma.behaald_op)})


def jaren_van_overlijden(personen: Iterable[int]) -> Callable[[Overlijden], frozenset[int]]:
    """The school years from the death on in which the person was ever said to be enrolled; with an unknown date all of them."""
    ingeschreven: dict[int, set[int]] = defaultdict(set)
    # Replaced facts too: a decision may still rest on them.
    for inschrijving in Inschrijving.objects.filter(persoon_id__in=list(personen)):
        ingeschreven[inschrijving.persoon_id] |= jaren_van_inschrijving(inschrijving)

    def jaren(overlijden: Overlijden) -> frozenset[int]:
        eerste = schooljaar_van(overlijden.datum) if overlijden.datum else 0
        return frozenset(jaar for jaar in ingeschreven[overlijden.persoon_id] if jaar >= eerste)

    return jaren


def leg_inschrijvingen_vast(nieuw: Sequence[Inschrijving], gecorrigeerd: Sequence[tuple[Inschrijving, Inschrijving]] = ()) -> None:
    _leg_vast(Inschrijving, Feitsoort.INSCHRIJVING, nieuw, gecorrigeerd, jaren_van_inschrijving)


def leg_diplomas_vast(nieuw: Sequence[Diploma], gecorrigeerd: Sequence[tuple[Diploma, Diploma]] = ()) -> None:
    _leg_vast(Diploma, Feitsoort.DIPLOMA, nieuw, gecorrigeerd, jaren_van_diploma)


def leg_overlijdens_vast(nieuw: Sequence[Overlijden], gecorrigeerd: Sequence[tuple[Overlijden, Overlijden]] = ()) -> None:
    jaren = jaren_van_overlijden({feit.persoon_id for feit in nieuw} | {nu.persoon_id for _, nu in gecorrigeerd})
    _leg_vast(Overlijden, Feitsoort.OVERLIJDEN, nieuw, gecorrigeerd, jaren)


def vervang(model: type[Feit], ids: Sequence[int]) -> None:
    """Sets ``vervangen_op`` of current facts; all of them or none."""
    if not ids:
        return
    geraakt = model._default_manager.filter(pk__in=ids, vervangen_op__isnull=True).update(vervangen_op=Now())
    if geraakt != len(set(ids)):
        raise FeitAlVervangen


@transaction.atomic
def _leg_vast(
    model: type[F], soort: Feitsoort, nieuw: Sequence[F], gecorrigeerd: Sequence[tuple[F, F]], jaren: Callable[[F], frozenset[int]]
) -> None:
    """``gecorrigeerd`` holds pairs of the current fact and the one that replaces it."""
    if any(not nu.reden for _, nu in gecorrigeerd):
        raise ValueError("een correctie heeft een reden")
    vervang(model, [oud.pk for oud, _ in gecorrigeerd])
    kopieer(list(nieuw))
    kopieer([nu for _, nu in gecorrigeerd])
    laat_beoordelen(soort, soort.value, {(feit.persoon_id, jaar) for feit in nieuw for jaar in jaren(feit)})
    geraakt = {(nu.persoon_id, jaar) for oud, nu in gecorrigeerd for jaar in jaren(oud) | jaren(nu)}
    laat_beoordelen(soort, f"{soort.value} gecorrigeerd", geraakt)


LAAT_BEOORDELEN = """
INSERT INTO register_tebeoordelen (persoon_id, lijn, periode, aanleiding)
SELECT n.persoon_id, l.lijn, n.periode, %(aanleiding)s
FROM unnest(%(personen)s::bigint[], %(perioden)s::int[]) n (persoon_id, periode) CROSS JOIN unnest(%(lijnen)s::text[]) l (lijn)
WHERE NOT EXISTS (
    SELECT FROM register_tebeoordelen o
    WHERE o.lijn = l.lijn AND o.periode = n.periode AND o.persoon_id = n.persoon_id AND o.run_id IS NULL AND o.aanleiding = %(aanleiding)s
)
ORDER BY n.persoon_id, n.periode
"""


def laat_beoordelen(soort: Feitsoort, aanleiding: str, geraakt: set[tuple[int, int]]) -> None:
    """Note (person, school year) for every line that wants to know of this kind of fact; twice the same reason is noted once."""
    lijnen = [lijn for lijn, soorten in BELANGSTELLENDEN.items() if soort in soorten]
    if not (geraakt and lijnen):
        return
    rijen: list[tuple[int, int]] = sorted(geraakt)
    with connection.cursor() as cursor:
        cursor.execute(
            LAAT_BEOORDELEN,
            {
                "aanleiding": aanleiding,
                "lijnen": lijnen,
                "personen": [persoon for persoon, _ in rijen],
                "perioden": [jaar for _, jaar in rijen],
            },
        )


def huidige(model: type[F], personen: Iterable[int]) -> list[F]:
    """The current facts of these persons."""
    manager: models.Manager[F] = model._default_manager
    return list(manager.filter(persoon_id__in=list(personen), vervangen_op__isnull=True))
