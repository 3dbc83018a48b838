"""The service lines for which somebody can give a mandate, with the words of the menu."""

from django.conf import settings

from duo_portal.berichten.opmaak import tekst
from duo_portal.portaal.schil import menupunten


def lijnen() -> list[tuple[str, str]]:
    """(name, label) of each line that has pages for citizens."""
    return [(lijn, tekst(menupunten[lijn].nl, menupunten[lijn].en)) for lijn in settings.DIENSTEN if lijn in menupunten]


def in_woorden(gekozen: list[str]) -> str:
    """Empty is everything: so the law's own representatives."""
    labels = dict(lijnen())
    return ", ".join(labels.get(lijn, lijn) for lijn in gekozen) or tekst("alles", "everything")
