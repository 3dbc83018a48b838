"""The BSN at rest: AES-GCM with a key id, found back through a keyed hash. The keys never stand in the database."""

import base64
import hashlib
import hmac
import os
from collections.abc import Sequence

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE = 12


def _sleutels() -> dict[int, bytes]:
    """``1:<base64>,2:<base64>``; the highest number encrypts, all of them decrypt."""
    paren = (deel.split(":", 1) for deel in settings.BSN_SLEUTELS.split(",") if deel)
    return {int(nummer): base64.b64decode(waarde) for nummer, waarde in paren}


def versleutel(bsn: str) -> bytes:
    """Key id (1 byte), nonce (12 bytes), ciphertext with tag."""
    return versleutel_reeks([bsn])[0]


def versleutel_reeks(bsns: Sequence[str]) -> list[bytes]:
    """Many at once: the keys are read and the nonces drawn once."""
    sleutels = _sleutels()
    nummer = max(sleutels)
    kop, aes, nonces = bytes([nummer]), AESGCM(sleutels[nummer]), os.urandom(NONCE * len(bsns))
    delen = ((bsn, nonces[i * NONCE : (i + 1) * NONCE]) for i, bsn in enumerate(bsns))
    return [kop + nonce + aes.encrypt(nonce, bsn.encode(), None) for bsn, nonce in delen]


def ontsleutel(waarde: bytes) -> str:
    nonce, tekst = waarde[1 : 1 + NONCE], waarde[1 + NONCE :]
    return AESGCM(_sleutels()[waarde[0]]).decrypt(nonce, tekst, None).decode()


def zoekwaarde(bsn: str) -> bytes:
    """The keyed hash by which a person is found; 16 bytes are enough for a nation."""
    return zoekwaarden([bsn])[0]


def zoekwaarden(bsns: Sequence[str]) -> list[bytes]:
    """Many at once: the key is prepared once."""
    basis = hmac.new(settings.BSN_ZOEKSLEUTEL.encode(), digestmod=hashlib.sha256)
    uitkomst = []
    for bsn in bsns:
        een = basis.copy()
        een.update(bsn.encode())
        uitkomst.append(een.digest()[:16])
    return uitkomst
