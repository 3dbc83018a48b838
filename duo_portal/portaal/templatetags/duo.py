"""Template tags of the portal. ``{% load duo %}`` is all that a page needs; messages use the same ones."""

from duo_portal.berichten.opmaak import register

__all__ = ["register"]
