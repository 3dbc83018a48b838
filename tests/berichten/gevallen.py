"""Every example of every template in both languages, for tests that walk them all."""

from duo_portal.berichten import sjablonen
from duo_portal.berichten.sjablonen import Sjabloon, Taal
from duo_portal.berichten.slot import voorbeeldbericht
from duo_portal.berichten.weergave import Berichtgegevens


def alle_gevallen() -> list[tuple[str, Berichtgegevens]]:
    return [
        (f"{sjabloon}-{geval}-{taal}", voorbeeldbericht(sjabloon, taal, waarden))
        for sjabloon in sjablonen.alle()
        for geval, waarden in sjablonen.voorbeelden(sjabloon).items()
        for taal in sjablonen.TALEN
    ]


def bericht(naam: str, geval: str, taal: Taal = "nl") -> Berichtgegevens:
    sjabloon: Sjabloon = sjablonen.nieuwste(f"lesgeld/{naam}")
    return voorbeeldbericht(sjabloon, taal, sjablonen.voorbeelden(sjabloon)[geval])
