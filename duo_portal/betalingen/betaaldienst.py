"""The payment provider, as we need it: start a payment, understand its signed notice, and ask how a payment stands.

Which one is used stands in the settings. The demo has an imitated one; the money of a payment comes later, in one sum a day, with
the statement of the bank (``afschrift/partijen.toml``).
"""

import hashlib
import hmac
import json
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from duo_portal.berichten.opmaak import tekst
from duo_portal.betalingen.models import Pogingstand
from duo_portal.weigeren import Weigering

# A notice that was signed longer ago is not taken: the provider signs again when it tries again.
GELDIG_SECONDEN = 15 * 60
MEESTE_BYTES = 10_000
STANDEN = {stand.name.lower(): stand for stand in Pogingstand}


@dataclass(frozen=True)
class Betaalvraag:
    """``kenmerk`` is ours; the person comes back to ``terug_naar``, and the notice goes to ``melding_naar``."""

    kenmerk: UUID
    centen: int
    omschrijving: str
    terug_naar: str
    melding_naar: str


@dataclass(frozen=True)
class Melding:
    """How a payment ended. Account and name are of who paid, empty where nobody did."""

    kenmerk: UUID
    stand: Pogingstand
    centen: int
    dienstkenmerk: str
    iban: str = ""
    naam: str = ""


class OngeldigeMelding(Exception):
    """A notice that is not from the provider, or that nobody can understand. The text is for the log, without values."""


class Betaaldienst(ABC):
    """Raises ``OSError`` from ``start`` and ``vraag_stand`` when it cannot be reached."""

    @abstractmethod
    def start(self, vraag: Betaalvraag) -> str:
        """The address at which the person pays."""

    @abstractmethod
    def vraag_stand(self, kenmerk: UUID) -> Melding | None:
        """How our payment ended; None while it has not."""


class OnlineBetalenNietMogelijk(Weigering):
    """There is no provider, or it does not answer."""

    def __init__(self) -> None:
        super().__init__(
            tekst(
                "Met iDEAL betalen lukt nu niet. Probeer het straks opnieuw, of maak het bedrag over.",
                "Paying by iDEAL does not work now. Try again later, or transfer the amount.",
            )
        )


@cache
def _dienst(pad: str) -> Betaaldienst:
    dienst: Betaaldienst = import_string(pad)()
    return dienst


def betaaldienst() -> Betaaldienst:
    """The provider of this portal. Raises ``OnlineBetalenNietMogelijk`` where none is set."""
    if not (settings.BETAALDIENST and settings.BETAALDIENST_SLEUTEL):
        raise OnlineBetalenNietMogelijk
    return _dienst(settings.BETAALDIENST)


def onderteken(inhoud: bytes, moment: int | None = None) -> str:
    """The signature of a notice: when, and a keyed hash over moment and text. ``moment``: seconds, now when left out."""
    wanneer = int(time.time()) if moment is None else moment
    som = hmac.new(settings.BETAALDIENST_SLEUTEL.encode(), f"{wanneer}.".encode() + inhoud, hashlib.sha256)
    return f"t={wanneer},v1={som.hexdigest()}"


def lees_melding(inhoud: bytes, handtekening: str) -> Melding:
    """Signature first, then the text, field by field. Raises ``OngeldigeMelding``."""
    _toets_handtekening(inhoud, handtekening)
    try:
        gegevens = json.loads(inhoud)
    except (ValueError, RecursionError):
        raise OngeldigeMelding("geen JSON") from None
    if not isinstance(gegevens, dict) or gegevens.get("munt") != "EUR":
        raise OngeldigeMelding("geen melding in euro's")
    centen, stand = gegevens.get("centen"), STANDEN.get(str(gegevens.get("stand")))
    if stand is None or not isinstance(centen, int) or isinstance(centen, bool) or centen <= 0:
        raise OngeldigeMelding("stand of bedrag klopt niet")
    return Melding(_kenmerk(gegevens), stand, centen, *(_veld(gegevens, naam) for naam in ("dienstkenmerk", "iban", "naam")))


def _toets_handtekening(inhoud: bytes, handtekening: str) -> None:
    if len(inhoud) > MEESTE_BYTES:
        raise OngeldigeMelding("te groot")
    delen = dict(deel.partition("=")[::2] for deel in handtekening.split(","))
    moment = delen.get("t", "")
    if not (moment.isascii() and moment.isdigit() and len(moment) < 15) or not settings.BETAALDIENST_SLEUTEL:
        raise OngeldigeMelding("zonder handtekening")
    if not hmac.compare_digest(onderteken(inhoud, int(moment)).encode(), handtekening.encode(errors="replace")):
        raise OngeldigeMelding("handtekening klopt niet")
    if abs(time.time() - int(moment)) > GELDIG_SECONDEN:
        raise OngeldigeMelding("handtekening te oud")


def _kenmerk(gegevens: dict[str, Any]) -> UUID:
    try:
        return UUID(str(gegevens.get("kenmerk")))
    except ValueError:
        raise OngeldigeMelding("kenmerk klopt niet") from None


def _veld(gegevens: dict[str, Any], naam: str) -> str:
    waarde, langste = gegevens.get(naam, ""), {"dienstkenmerk": 60, "iban": 34, "naam": 70}[naam]
    if not isinstance(waarde, str) or len(waarde) > langste or not waarde.isprintable():
        raise OngeldigeMelding(f"{naam} klopt niet")
    return waarde
