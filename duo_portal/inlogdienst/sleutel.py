"""The key with which the login service signs: made once, kept with the other secrets of the installation, readable by their owner alone."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings


def sleutel() -> str:
    """The private key as PEM."""
    bestand = Path(settings.VAR) / "inlogdienst.pem"
    if not bestand.exists():
        _maak(bestand)
    return bestand.read_text(encoding="ascii")


def _maak(bestand: Path) -> None:
    """Two processes may begin at once: the first link counts, and whoever comes second reads that one."""
    bestand.parent.mkdir(parents=True, exist_ok=True)
    nieuw = bestand.with_suffix(f".{secrets.token_hex(4)}")
    fd = os.open(nieuw, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(fd, "wb") as uit:
        uit.write(rsa.generate_private_key(65537, 2048).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        uit.flush()
        os.fsync(uit.fileno())
    with suppress(FileExistsError):
        os.link(nieuw, bestand)
    nieuw.unlink()
