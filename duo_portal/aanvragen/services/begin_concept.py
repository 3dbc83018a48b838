"""Somebody begins to answer questions."""

from datetime import date

from duo_portal.aanvragen.concepten import verloopt_op
from duo_portal.aanvragen.models import Concept
from duo_portal.toegang.burger import Burger


def begin_concept(burger: Burger, stroom: str, periode: int, dag: date) -> Concept:
    """The open draft of this person about this, or a new one: two clicks begin one. The caller checked that they may."""
    concept, _ = Concept.objects.get_or_create(
        persoon_id=burger.betreft_id,
        ingevuld_door_id=burger.persoon_id,
        stroom=stroom,
        periode=periode,
        verzonden_op__isnull=True,
        defaults={"verloopt_op": verloopt_op(dag)},
    )
    return concept
