"""How many messages are new for who looks: the number in the menu."""

from django.http import HttpRequest

from duo_portal.berichten.postvak import aantal_ongelezen
from duo_portal.toegang.burger import Burger


def ongelezen(request: HttpRequest) -> int:
    burger: Burger | None = getattr(request, "burger", None)
    return aantal_ongelezen(burger) if burger is not None else 0
