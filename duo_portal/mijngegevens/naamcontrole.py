"""Does this name belong to this account? The bank is asked; which service does it stands in the settings.

Without a service, and when it cannot be reached, the answer is ``ONBEKEND``: the person goes on, with a warning.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass

import structlog
from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string

log = structlog.get_logger(__name__)


class Naamuitkomst(models.IntegerChoices):
    KLOPT = 1, "klopt"
    LIJKT = 2, "lijkt erop"
    KLOPT_NIET = 3, "klopt niet"
    ONBEKEND = 4, "niet na te gaan"


@dataclass(frozen=True)
class Antwoord:
    """``naam`` is how the bank writes it, only when what was typed comes close."""

    uitkomst: Naamuitkomst
    naam: str = ""


class Naamcontrole(ABC):
    @abstractmethod
    def vraag(self, iban: str, naam: str) -> Antwoord:
        """Raises ``OSError`` when the service cannot be reached."""


def vraag_bank(iban: str, naam: str) -> Antwoord:
    """The answer of the service in use; never an error."""
    if not settings.NAAMCONTROLE:
        return Antwoord(Naamuitkomst.ONBEKEND)
    dienst: Naamcontrole = import_string(settings.NAAMCONTROLE)()
    try:
        return dienst.vraag(iban, naam)
    except OSError as fout:
        log.warning("naamcontrole_onbereikbaar", fout=type(fout).__name__)
        return Antwoord(Naamuitkomst.ONBEKEND)
