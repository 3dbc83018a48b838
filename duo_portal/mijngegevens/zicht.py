"""Which data of a person somebody may see: the person all, who acts for them by law most, who holds a mandate what it needs.

A secret address, the family and the number of the citizen are for the person alone: see decision 0082.
"""

from enum import Enum, auto

from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Soort
from duo_portal.toegang.burger import Burger


class Onderdeel(Enum):
    NAAM = auto()
    GEBOORTE = auto()
    BSN = auto()
    ADRES = auto()
    GEHEIM_ADRES = auto()
    FAMILIE = auto()
    REKENING = auto()
    ONDERWIJS = auto()
    CONTACT = auto()
    GEBRUIK = auto()


# Who stands in the place of the person by law or by order of a court, for all that they do here.
WETTELIJK = frozenset({Soort.GEZAG, Soort.VOOGDIJ, Soort.CURATELE, Soort.BEWIND})
# Who may also say to which account money goes: besides those the administrator of the Wsnp (geld_sql names the last three).
BEHEERT_GELD = WETTELIJK | {Soort.WSNP}

_GEMACHTIGD = frozenset({Onderdeel.NAAM, Onderdeel.REKENING, Onderdeel.ONDERWIJS})
_WETTELIJK = _GEMACHTIGD | {Onderdeel.GEBOORTE, Onderdeel.ADRES, Onderdeel.GEBRUIK}


def is_wettelijk(burger: Burger) -> bool:
    """For all lines: who acts for one line only knows what that line needs."""
    return burger.namens is not None and burger.namens.soort in WETTELIJK and not burger.lijnen


def zicht(burger: Burger) -> frozenset[Onderdeel]:
    if burger.namens is None:
        return frozenset(Onderdeel)
    return _WETTELIJK if is_wettelijk(burger) else _GEMACHTIGD
