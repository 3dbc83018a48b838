"""Which service line a kind of claim belongs to."""

from duo_portal.vorderingen.codes import LIJN, per_soort

__all__ = ["LIJN", "lijn_sql"]


def lijn_sql(soort: str) -> str:
    """The line of a claim whose kind is the column ``soort``."""
    return per_soort(LIJN, soort)
