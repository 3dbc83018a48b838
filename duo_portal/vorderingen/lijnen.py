"""Which service line a kind of claim belongs to."""

from duo_portal.vorderingen.codes import LIJN, per_soort

__all__ = ["LIJN", "lijn_sql", "lijn_van_boeking_sql"]

# Account 162: payments of student finance hang on no claim.
STUDIEFINANCIERING_ONDERWEG = 162


def lijn_sql(soort: str) -> str:
    """The line of a claim whose kind is the column ``soort``."""
    return per_soort(LIJN, soort)


def lijn_van_boeking_sql(soort: str, rekening: str) -> str:
    """The line of a booking: of its claim (``soort``, NULL without one), or of the account that it credits. Empty when neither tells."""
    return f"coalesce({lijn_sql(soort)}, CASE {rekening} WHEN {STUDIEFINANCIERING_ONDERWEG} THEN 'studiefinanciering' ELSE '' END)"
