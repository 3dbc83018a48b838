"""Civil time: the one clock, school years, legal terms and bank days."""

from duo_portal.tijd.klok import vandaag

__all__ = ["vandaag"]
