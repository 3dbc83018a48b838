"""Which service line a kind of claim belongs to."""

from duo_portal.vorderingen.models import Vorderingsoort

LIJN = {
    Vorderingsoort.LESGELD: "lesgeld",
    Vorderingsoort.STUDIESCHULD: "aflossing",
    Vorderingsoort.TEVEEL_ONTVANGEN: "studiefinanciering",
}


def lijn_sql(soort: str) -> str:
    """The line of a claim whose kind is the column ``soort``."""
    return "CASE {} {} END".format(soort, " ".join(f"WHEN {int(van)} THEN '{lijn}'" for van, lijn in LIJN.items()))
