"""Limits of a run: beyond them it stops for a person."""

from collections.abc import Mapping


def overschreden(grenzen: Mapping[str, int], totaal: Mapping[str, int]) -> str | None:
    """The first limit that ``totaal`` breaks, as a sentence, or None. A limit bounds the count of the same name."""
    for naam, grens in grenzen.items():
        if totaal.get(naam, 0) > grens:
            return f"De grens '{naam}' is overschreden: {totaal[naam]} is meer dan {grens}."
    return None
