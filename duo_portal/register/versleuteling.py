"""The BSN at rest: AES-GCM with a key id, found back through a keyed hash. The keys never stand in the database."""

import base64
import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE = 12


def _sleutels() -> dict[int, bytes]:
    """``1:<base64>,2:<base64>``; the highest number encrypts, all of them decrypt."""
    paren = (deel.split(":", 1) for deel in settings.BSN_SLEUTELS.split(",") if deel)
    return {int(nummer): base64.b64decode(waarde) for nummer, waarde in paren}


def versleutel(bsn: str) -> bytes:
    """Key id (1 byte), nonce (12 bytes), ciphertext with tag."""
    sleutels = _sleutels()
    nummer = max(sleutels)
    nonce = os.urandom(NONCE)
    return bytes([nummer]) + nonce + AESGCM(sleutels[nummer]).encrypt(nonce, bsn.encode(), None)


def ontsleutel(waarde: bytes) -> str:
    nonce, tekst = waarde[1 : 1 + NONCE], waarde[1 + NONCE :]
    return AESGCM(_sleutels()[waarde[0]]).decrypt(nonce, tekst, None).decode()


def zoekwaarde(bsn: str) -> bytes:
    """The keyed hash by which a person is found; 16 bytes are enough for a nation."""
    return hmac.new(settings.BSN_ZOEKSLEUTEL.encode(), bsn.encode(), hashlib.sha256).digest()[:16]
