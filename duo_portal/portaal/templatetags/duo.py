"""Template tags of the portal. ``{% load duo %}`` is all that a page needs; messages use the same ones."""

from duo_portal.berichten.opmaak import register
from duo_portal.portaal import titel, velden

__all__ = ["register", "titel", "velden"]
