"""Who wants to know when a fact of the register comes in or changes: each line says so in its ``AppConfig.ready``.

BELANGSTELLENDEN.meld_aan("lesgeld", frozenset(Feitsoort))
"""

from enum import StrEnum

from duo_portal.aanmelden import Aanmeldlijst


class Feitsoort(StrEnum):
    INSCHRIJVING = "inschrijving"
    DIPLOMA = "diploma"
    OVERLIJDEN = "overlijden"


BELANGSTELLENDEN: Aanmeldlijst[frozenset[Feitsoort]] = Aanmeldlijst("belangstellende")
