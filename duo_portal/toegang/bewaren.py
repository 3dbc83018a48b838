"""Nothing typed is lost: a form that arrives after the session ended is kept until the same person has logged in again.

Kept are the fields of the form, encrypted, on the server. Not kept are files (a page may hold megabytes of them; the person is
asked to choose them again), and forms above ``HOOGSTENS`` characters. The browser has nothing but its session cookie; the row is read once,
by the same person, and on behalf of the same person. Nothing is ever sent by itself.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils import timezone

from duo_portal.toegang.burger import EERDER, SLEUTEL, Burger
from duo_portal.toegang.models import Bewaard

BEWAARD = "bewaard"  # in the session: address of the page → key of the row
HOOGSTENS = 256 * 1024  # characters of one form
BLADZIJDEN = 5  # forms of one browser
DUUR = timedelta(hours=1)
_NONCE = 12
VELD_PAD, VELD_ACTIE = "_pad", "_actie"  # how the script of the page tells where the form stood
# What the page itself put in a form, and nobody typed: never put back, so never kept, and never shown where the form is gone.
VERBORGEN = frozenset({"sleutel", "concept", "versie", "terug", "voorstel", "aanbod", "getekend", "next"})
_NOOIT = frozenset({"csrfmiddlewaretoken", VELD_PAD, VELD_ACTIE}) | VERBORGEN


@dataclass(frozen=True)
class Invoer:
    """What was typed: ``actie`` is the address that the form sends to, ``met_bestand`` whether a file was chosen."""

    actie: str
    velden: Mapping[str, list[str]]
    met_bestand: bool


def bewaar(request: HttpRequest, pad: str, actie: str) -> bool:
    """Keep what this POST brought, for the person who was logged in. False when nobody was, or when it is too much."""
    velden = {naam: [str(waarde) for waarde in waarden] for naam, waarden in request.POST.lists() if naam not in _NOOIT}
    return bewaar_invoer(request.session, pad, Invoer(actie, velden, bool(request.FILES)))


def bewaar_invoer(sessie: SessionBase, pad: str, invoer: Invoer) -> bool:
    kern = sessie.get(SLEUTEL) or sessie.get(EERDER)
    tekst = json.dumps([invoer.actie, invoer.velden, invoer.met_bestand])
    if kern is None or len(tekst) > HOOGSTENS or not any(any(waarden) for waarden in invoer.velden.values()):
        return False
    ruim_op()
    sleutel = secrets.token_urlsafe(32)
    Bewaard.objects.create(
        sleutel=sleutel,
        persoon_id=kern["persoon"],
        vertegenwoordiging_id=kern["vertegenwoordiging"],
        inhoud=_versleutel(tekst, sleutel),
        tot=timezone.now() + DUUR,
    )
    bladzijden = {**sessie.get(BEWAARD, {}), pad: sleutel}
    sessie[BEWAARD] = dict(list(bladzijden.items())[-BLADZIJDEN:])
    return True


def van_persoon(bladzijden: Mapping[str, str], persoon_id: int) -> dict[str, str]:
    """The pages of which this person typed the form."""
    if not bladzijden:
        return {}
    eigen = set(
        Bewaard.objects.filter(pk__in=bladzijden.values(), persoon_id=persoon_id, tot__gt=timezone.now()).values_list("pk", flat=True)
    )
    return {pad: sleutel for pad, sleutel in bladzijden.items() if sleutel in eigen}


def neem(sessie: SessionBase, burger: Burger, pad: str) -> Invoer | None:
    """What this person typed on this page, once. None when there is nothing, or when it was on behalf of somebody else."""
    bladzijden: dict[str, str] = sessie.get(BEWAARD, {})
    if pad not in bladzijden:
        return None
    rij = Bewaard.objects.filter(pk=bladzijden[pad], persoon_id=burger.persoon_id, tot__gt=timezone.now()).first()
    if rij is not None and rij.vertegenwoordiging_id != (burger.namens.vertegenwoordiging_id if burger.namens else None):
        return None
    sessie[BEWAARD] = {ander: sleutel for ander, sleutel in bladzijden.items() if ander != pad}
    if rij is None:
        return None
    inhoud = _ontsleutel(bytes(rij.inhoud), rij.sleutel)
    rij.delete()
    return Invoer(*inhoud) if inhoud else None


def ruim_op() -> int:
    """Remove what nobody came back for."""
    aantal, _ = Bewaard.objects.filter(tot__lte=timezone.now()).delete()
    return aantal


def pad_van_formulier(request: HttpRequest) -> str:
    """The page on which the form stood: where the browser says it came from, if that is a page of this site."""
    delen = urlsplit(request.META.get("HTTP_REFERER", ""))
    if delen.netloc != request.get_host() or not delen.path.startswith("/") or delen.path.startswith("//"):
        return request.get_full_path()
    return f"{delen.path}?{delen.query}" if delen.query else delen.path


def _aes() -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt=None, info=b"bewaarde invoer").derive(settings.SECRET_KEY.encode()))


def _versleutel(tekst: str, sleutel: str) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + _aes().encrypt(nonce, tekst.encode(), sleutel.encode())


def _ontsleutel(waarde: bytes, sleutel: str) -> Any:
    """None when the secret of the portal changed in the meantime."""
    try:
        return json.loads(_aes().decrypt(waarde[:_NONCE], waarde[_NONCE:], sleutel.encode()))
    except InvalidTag:
        return None
