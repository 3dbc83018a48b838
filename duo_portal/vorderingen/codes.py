"""Codes of claims that rules and SQL use: known without the database."""

from enum import IntEnum


class Stap(IntEnum):
    """The steps of collection, with the numbers of ``models.Inningsstap``."""

    BETALINGSVERZOEK = 1
    AFSCHRIJVING_MISLUKT = 2
    REGELING_VERVALLEN = 3
    HERINNERING = 4
    AANMANING = 5
    CJIB = 6
    DEURWAARDER = 7
    VERLAAGD = 8
    TERUGGEROEPEN = 9
    VOLDAAN = 10
    REGELING = 11
    BUITENLAND = 12
    VERJAARD = 13


class Einde(IntEnum):
    """How an arrangement ended, with the numbers of ``models.Einde``."""

    VOLTOOID = 1
    NIET_NAGEKOMEN = 2
    GESTOPT = 3
    VERVANGEN = 4
    VORDERING_VERVALLEN = 5


# Rungs: each asks for the whole amount, and is made known by a message.
TREDEN = (Stap.BETALINGSVERZOEK, Stap.HERINNERING, Stap.AANMANING, Stap.CJIB, Stap.DEURWAARDER, Stap.BUITENLAND)
# Somebody else collects.
OVERGEDRAGEN = (Stap.CJIB, Stap.DEURWAARDER, Stap.BUITENLAND)
# After these the claim is off the ladder; what opens it again begins at the foot.
AFSLUITEND = (Stap.TERUGGEROEPEN, Stap.VOLDAAN, Stap.VERJAARD)

# By kind of claim (``models.Vorderingsoort``): the service line, the account of the principal, and its code in messages.
LIJN = {1: "lesgeld", 2: "aflossing", 3: "studiefinanciering"}
HOOFDREKENING = {1: 130, 2: 131, 3: 132}
WAARVOOR = {1: "lesgeld", 2: "schuld", 3: "teveel"}


def per_soort(waarden: dict[int, str] | dict[int, int], kolom: str) -> str:
    """SQL: the value that belongs to the kind of claim in ``kolom``. Only for the constants of this file."""
    takken = " ".join(f"WHEN {soort} THEN {waarde!r}" for soort, waarde in waarden.items())
    return f"CASE {kolom} {takken} END"
