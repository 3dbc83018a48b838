"""The kinds of message for which somebody chooses a channel (Awb 2:8): registered by the lines."""

from dataclasses import dataclass

from duo_portal.aanmelden import Aanmeldlijst


@dataclass(frozen=True)
class Berichtsoort:
    """The label on the page of preferences; the name is that of ``Kanaalkeuze.berichtsoort``."""

    nl: str
    en: str


berichtsoorten: Aanmeldlijst[Berichtsoort] = Aanmeldlijst("berichtsoort")
