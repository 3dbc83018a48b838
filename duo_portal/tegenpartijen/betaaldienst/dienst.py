"""The imitated provider: it knows its payments from files of its own, and speaks to the portal by signed notices only."""

import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Thread
from urllib.request import Request, urlopen
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from duo_portal.betalingen.betaaldienst import STANDEN, Betaaldienst, Betaalvraag, Melding, onderteken

OPEN = "open"
WACHT_SECONDEN = 10
LANGSTE = 40  # of a number of this provider


@dataclass(frozen=True)
class Nepbetaling:
    """One payment as the provider keeps it. ``stand``: open, or how it ended; ``afgerekend``: the money went to the bank."""

    dienstkenmerk: str
    kenmerk: str
    centen: int
    omschrijving: str
    terug_naar: str
    melding_naar: str
    stand: str = OPEN
    iban: str = ""
    naam: str = ""
    afgerekend: bool = False

    @property
    def melding(self) -> bytes:
        wat = {"kenmerk": self.kenmerk, "stand": self.stand, "centen": self.centen, "munt": "EUR", "dienstkenmerk": self.dienstkenmerk}
        return json.dumps({**wat, "iban": self.iban, "naam": self.naam}).encode()


class NagebootsteDienst(Betaaldienst):
    def __init__(self) -> None:
        if not settings.DEMO:
            raise ImproperlyConfigured("De nagebootste betaaldienst bestaat alleen in de demo.")

    def start(self, vraag: Betaalvraag) -> str:
        betaling = Nepbetaling(
            f"NEP-{secrets.token_hex(8)}", str(vraag.kenmerk), vraag.centen, vraag.omschrijving, vraag.terug_naar, vraag.melding_naar
        )
        bewaar(betaling)
        return reverse("nagebootste-bank:betaal", args=[betaling.dienstkenmerk])

    def vraag_stand(self, kenmerk: UUID) -> Melding | None:
        betaling = next((b for b in alle() if b.kenmerk == str(kenmerk) and b.stand != OPEN), None)
        if betaling is None:
            return None
        return Melding(kenmerk, STANDEN[betaling.stand], betaling.centen, betaling.dienstkenmerk, betaling.iban, betaling.naam)


def _map() -> Path:
    plek: Path = settings.VAR / "nagebootste-betaaldienst"
    plek.mkdir(parents=True, exist_ok=True)
    return plek


def bewaar(betaling: Nepbetaling) -> None:
    """Whole or not at all."""
    pad = _map() / f"{betaling.dienstkenmerk}.json"
    werk = pad.with_suffix(f".{os.getpid()}.deel")
    werk.write_text(json.dumps(asdict(betaling)), encoding="utf-8")
    werk.replace(pad)


def haal(dienstkenmerk: str) -> Nepbetaling | None:
    """None for a number that is not one of ours; one too long for the name of a file is none either."""
    if len(dienstkenmerk) > LANGSTE:
        return None
    pad = _map() / f"{dienstkenmerk}.json"
    return Nepbetaling(**json.loads(pad.read_text(encoding="utf-8"))) if pad.is_file() else None


def alle() -> Iterator[Nepbetaling]:
    for pad in sorted(_map().glob("*.json")):
        yield Nepbetaling(**json.loads(pad.read_text(encoding="utf-8")))


def rond_af(betaling: Nepbetaling, stand: str, iban: str = "", naam: str = "") -> Nepbetaling:
    """The person paid, stopped or failed; a success may follow on a cancellation in another window."""
    klaar = replace(betaling, stand=stand, iban=iban, naam=naam)
    bewaar(klaar)
    return klaar


def reken_af() -> int:
    """The money of all successes that was not handed over yet, in cents: what the provider transfers in one sum."""
    nieuw = [b for b in alle() if b.stand == "geslaagd" and not b.afgerekend]
    for betaling in nieuw:
        bewaar(replace(betaling, afgerekend=True))
    return sum(betaling.centen for betaling in nieuw)


def meld(betaling: Nepbetaling) -> None:
    """Deliver the notice beside the request that is being answered: the portal may have one thread only."""
    Thread(target=bezorg, args=(betaling.melding_naar, betaling.melding), daemon=True).start()


def bezorg(adres: str, inhoud: bytes) -> None:
    verzoek = Request(adres, inhoud, {"Content-Type": "application/json", "X-Handtekening": onderteken(inhoud)})  # noqa: S310 - our own address
    with urlopen(verzoek, timeout=WACHT_SECONDEN):  # noqa: S310 - idem
        pass
