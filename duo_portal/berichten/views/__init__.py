"""Pages of citizens: messages, contact and preferences."""

from duo_portal.berichten.views.berichten import bericht, brief, brief_groot, geluid, lijst
from duo_portal.berichten.views.contact import bel_mij, contact
from duo_portal.berichten.views.voorkeuren import voorkeuren

__all__ = ["bel_mij", "bericht", "brief", "brief_groot", "contact", "geluid", "lijst", "voorkeuren"]
