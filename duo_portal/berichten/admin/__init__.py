"""Staff pages of messages, paper, notifications and contact."""

from duo_portal.berichten.admin import bericht, contact, melding, post

__all__ = ["bericht", "contact", "melding", "post"]
