"""Decided at once: the very chunk of the run, for one person."""

from collections.abc import Iterable


def beoordeel_meteen(persoon_id: int, jaren: Iterable[int]) -> None:
    """Waits for the next run, which finds these years in ``TeBeoordelen``."""
