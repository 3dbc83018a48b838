"""A bounce as mail servers write it (RFC 3464): which of our notifications did not arrive, and whether for good."""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message

GROOTST = 1_000_000
_NUMMER = re.compile(r"<melding\.\d{1,15}\.\d{1,4}@[\w.-]{1,80}>")


@dataclass(frozen=True)
class Retourmelding:
    """``blijvend``: this address will never take our mail (status 5); else it may work later (status 4)."""

    message_id: str
    blijvend: bool


class OnleesbareRetour(ValueError):
    """Not a report of a failed delivery of one of our notifications."""


def lees_retour(inhoud: bytes) -> Retourmelding | None:
    """None: the server only says that it is still trying. Raises ``OnleesbareRetour``; never quotes what it read."""
    if len(inhoud) > GROOTST:
        raise OnleesbareRetour("het bestand is te groot")
    bericht = message_from_bytes(inhoud, policy=policy.compat32)
    delen = list(bericht.walk())
    status = [deel for deel in delen if deel.get_content_type() == "message/delivery-status"]
    if not status:
        raise OnleesbareRetour("er staat geen verslag van bezorging in")
    velden = [regel for deel in status for regel in _blokken(deel)]
    actie = _veld(velden, "Action").lower()
    if actie in ("delayed", "delivered", "relayed", "expanded"):
        return None
    code = _veld(velden, "Status")
    nummer = _nummer(delen)
    if actie != "failed" or not re.match(r"[45]\.\d{1,3}\.\d{1,3}", code):
        raise OnleesbareRetour("het verslag zegt niet dat de bezorging mislukte")
    return Retourmelding(nummer, code.startswith("5"))


def _blokken(deel: Message) -> list[Message]:
    inhoud = deel.get_payload()
    return [blok for blok in inhoud if isinstance(blok, Message)] if isinstance(inhoud, list) else []


def _veld(blokken: list[Message], naam: str) -> str:
    return next((str(blok[naam]).strip() for blok in blokken if blok[naam]), "")


def _nummer(delen: list[Message]) -> str:
    """The Message-ID of ours, in the returned message or in its headers."""
    for deel in delen:
        if deel.get_content_type() == "text/rfc822-headers":
            kop = message_from_bytes(_bytes(deel), policy=policy.compat32)["Message-ID"]
        else:
            kop = deel["Message-ID"]
        if gevonden := _NUMMER.fullmatch(str(kop or "").strip()):
            return gevonden[0]
    raise OnleesbareRetour("het nummer van onze melding staat er niet in")


def _bytes(deel: Message) -> bytes:
    inhoud = deel.get_payload(decode=True)
    return inhoud if isinstance(inhoud, bytes) else b""
