"""What the short names of acts in an article stand for: "UB 7 lid 1" says nothing to who never read it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from duo_portal.aanmelden import Aanmeldlijst


@dataclass(frozen=True)
class Wet:
    """An act by its short name; names of acts are not translated."""

    kort: str
    naam: str
    url: str = ""


wetten: Aanmeldlijst[Wet] = Aanmeldlijst("wet")


def meld_wet_aan(kort: str, naam: str, url: str = "") -> None:
    wetten.meld_aan(kort, Wet(kort, naam, url))


def genoemd_in(artikelen: Iterable[str]) -> list[Wet]:
    """The acts whose short names occur in these articles, in order of registration."""
    tekst = " ".join(artikelen)
    return [wet for kort, wet in wetten.items() if re.search(rf"\b{re.escape(kort)}\b", tekst)]
