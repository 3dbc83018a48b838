"""What a payer can do about a claim, in each state. The use cases refuse what is not allowed; the page does not offer it."""

from datetime import date
from enum import StrEnum

from duo_portal.betalen.beeld import OVERGEDRAGEN, Vorderingbeeld
from duo_portal.betalen.toestand import Toestand


class Actie(StrEnum):
    BETALEN = "betalen"
    TERMIJNEN = "termijnen"
    REGELING = "regeling"
    UITSTEL = "uitstel"
    STOPPEN = "stoppen"


_OPEN = {
    Toestand.VASTGEHOUDEN,
    Toestand.UITSTEL,
    Toestand.STIL,
    Toestand.REGELING_ACHTER,
    Toestand.REGELING,
    Toestand.AFSCHRIJVING_GEMIST,
    Toestand.AFSCHRIJVEN,
    Toestand.AANMANING,
    Toestand.HERINNERING,
    Toestand.VERZOEK,
    Toestand.VERVALLEN,
    Toestand.KIEZEN,
    Toestand.TE_LAAT,
}
_LADDER = {Toestand.AANMANING, Toestand.HERINNERING, Toestand.VERZOEK, Toestand.VERVALLEN, Toestand.KIEZEN, Toestand.TE_LAAT}


def acties_van(beeld: Vorderingbeeld, toestand: Toestand, dag: date) -> tuple[Actie, ...]:
    """In the order in which the page offers them."""
    mag = {
        Actie.BETALEN: toestand in _OPEN,
        Actie.TERMIJNEN: toestand in _LADDER and beeld.termijnen_te_kiezen(dag),
        Actie.REGELING: toestand in _LADDER | {Toestand.VASTGEHOUDEN} and beeld.laatste_stap not in OVERGEDRAGEN,
        Actie.UITSTEL: toestand in _LADDER,
        Actie.STOPPEN: beeld.in_termijnen and toestand != Toestand.BIJ_MENS,
    }
    return tuple(actie for actie, ja in mag.items() if ja)
