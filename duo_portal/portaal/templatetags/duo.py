"""Template tags of the portal. ``{% load duo %}`` is all that a page needs; messages use the same ones."""

from duo_portal.berichten.opmaak import register
from duo_portal.portaal import titel, velden
from duo_portal.portaal.grafiek import tags

__all__ = ["register", "tags", "titel", "velden"]
