"""Staff pages of the register."""

from duo_portal.register.admin import dossier, feiten, leveringen, persoon, stamgegevens

__all__ = ["dossier", "feiten", "leveringen", "persoon", "stamgegevens"]
