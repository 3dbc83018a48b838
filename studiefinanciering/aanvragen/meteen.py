"""Decided at once: the very chunk of the run, for one person."""

from collections.abc import Iterable

from studiefinanciering.services.beoordeel_student import beoordeel_student
from studiefinanciering.services.leg_keuze_vast import AANLEIDING


def beoordeel_meteen(persoon_id: int, jaren: Iterable[int]) -> None:
    """In the caller's transaction, with the family locked. What a brake or a missing fact holds up goes to a person, not to an error."""
    beoordeel_student(persoon_id, jaren, AANLEIDING)
