"""What somebody typed against a decision, and the checks that hold wherever it is written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied

from duo_portal.aanvragen.bestanden import Bestand
from duo_portal.berichten.opmaak import tekst
from duo_portal.tegenspraak.wegen import mag_tegenspreken
from duo_portal.toegang.burger import Burger
from duo_portal.weigeren import Weigering

LANGSTE = 20_000  # characters


@dataclass(frozen=True)
class Geschrevene:
    """What was typed, and the evidence with it. ``later``: the reasons come later. ``reden_laat`` is asked only after the last day."""

    tekst: str
    sleutel: UUID
    later: bool = False
    reden_laat: str = ""
    bestanden: Sequence[Bestand] = ()


class OngeldigBezwaar(Weigering):
    """``fouten``: by field, in the language of the page."""

    def __init__(self, fouten: dict[str, str]) -> None:
        super().__init__("; ".join(fouten.values()))
        self.fouten = fouten


def mag_of_weiger(burger: Burger) -> None:
    if not mag_tegenspreken(burger):
        raise PermissionDenied(
            tekst(
                "U mag dit bekijken, maar u mag hier niets vragen namens een ander.",
                "You may look at this, but you may not ask anything here on behalf of somebody else.",
            )
        )


def schoon(woorden: str) -> str:
    """As typed, but for what no database keeps and the white space around it."""
    return woorden.replace("\x00", "").replace("\r\n", "\n").strip()


def te_lang(woorden: str) -> str:
    """The fault, or nothing."""
    if len(schoon(woorden)) <= LANGSTE:
        return ""
    return tekst("Dit is te lang. Schrijf hoogstens 20.000 tekens.", "This is too long. Write at most 20,000 characters.")
