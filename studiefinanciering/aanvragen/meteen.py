"""Decided at once: the very chunk of the run, for one person."""

from collections.abc import Iterable

from studiefinanciering.services.beoordeel_student import beoordeel_student
from studiefinanciering.services.leg_keuze_vast import AANLEIDING

INKOMEN = "inkomen"  # a parent's income, or the year of it that counts


def beoordeel_meteen(persoon_id: int, jaren: Iterable[int], aanleiding: str = AANLEIDING) -> None:
    """In the caller's transaction, with the family locked. What a brake or a missing fact holds up goes to a person, not to an error.

    ``aanleiding`` is what the student is told as the reason (``batch.redenen``): only what they did themselves is their choice.
    """
    beoordeel_student(persoon_id, jaren, aanleiding)
