"""Limits of a run: beyond them it stops for a person."""

from collections.abc import Mapping

VERSCHIL = "verschil_met_proef_procent"


def overschreden(grenzen: Mapping[str, int], totaal: Mapping[str, int], proef: Mapping[str, int] | None = None) -> str | None:
    """The first limit that ``totaal`` breaks, as a sentence, or None. A limit bounds the count of the same name.

    ``VERSCHIL`` bounds every count by what the dry run (``proef``) found, plus so many per cent.
    """
    for naam, grens in grenzen.items():
        if naam == VERSCHIL:
            if melding := _meer_dan_proef(grens, totaal, proef):
                return melding
        elif naam not in totaal:
            return f"De grens '{naam}' past niet bij deze run: kies uit {', '.join(sorted(totaal))}."
        elif totaal[naam] > grens:
            return f"De grens '{naam}' is overschreden: {totaal[naam]} is meer dan {grens}."
    return None


def minder_dan_proef(grenzen: Mapping[str, int], totaal: Mapping[str, int], proef: Mapping[str, int] | None) -> str | None:
    """Only at the end can a run have done less than its dry run promised."""
    if VERSCHIL not in grenzen or proef is None:
        return None
    for naam, verwacht in proef.items():
        if totaal.get(naam, 0) * 100 < verwacht * (100 - grenzen[VERSCHIL]):
            return f"De run wijkt af van de proefrun: '{naam}' is {totaal.get(naam, 0)} en was daar {verwacht}."
    return None


def _meer_dan_proef(procent: int, totaal: Mapping[str, int], proef: Mapping[str, int] | None) -> str | None:
    if proef is None:
        return "Er is geen proefrun om mee te vergelijken: doe eerst een proefrun."
    for naam, waarde in totaal.items():
        if waarde * 100 > proef.get(naam, 0) * (100 + procent):
            return f"De run wijkt af van de proefrun: '{naam}' is al {waarde} en was daar {proef.get(naam, 0)}."
    return None
