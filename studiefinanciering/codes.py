"""Codes of studiefinanciering that are stored: never change or reuse a number."""

from enum import IntEnum


class Fase(IntEnum):
    """In which form the basisbeurs of a month is given (WSF ch. 4 and 5)."""

    GIFT = 1
    PRESTATIE = 2
    LENING = 3
    LEENFASE = 4
    GEEN = 5


FASES = [
    (int(Fase.GIFT), "gift"),
    (int(Fase.PRESTATIE), "prestatiebeurs"),
    (int(Fase.LENING), "lening door afwezigheid"),
    (int(Fase.LEENFASE), "leenfase"),
    (int(Fase.GEEN), "geen"),
]


class Grond(IntEnum):
    """Why a decision of this line was taken (``Besluit.grond``)."""

    TOEKENNING = 1
    AMBTSHALVE = 2
    HERBEREKENING = 3
    BEEINDIGING = 4
    MAATWERK = 5
