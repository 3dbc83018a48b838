"""The secrets of one installation: made once, kept in ``var/geheimen.env`` with mode 600, never in the database or its dump."""

import base64
import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from duo_portal.lancering import slot


def _wachtwoord() -> str:
    return secrets.token_urlsafe(24)


def _sleutel() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


_SOORTEN: Mapping[str, Callable[[], str]] = {
    "DUO_SECRET_KEY": lambda: secrets.token_urlsafe(50),
    "DUO_BSN_SLEUTELS": lambda: f"1:{_sleutel()}",
    "DUO_BSN_ZOEKSLEUTEL": _sleutel,
    "DUO_WACHTWOORD_SUPER": _wachtwoord,
    "DUO_WACHTWOORD_EIGENAAR": _wachtwoord,
    "DUO_WACHTWOORD_APP": _wachtwoord,
    "DUO_WACHTWOORD_BEWAAR": _wachtwoord,
    "DUO_WACHTWOORD_REDIS": _wachtwoord,
}
VOOR_DE_TOEPASSING = ("DUO_SECRET_KEY", "DUO_BSN_SLEUTELS", "DUO_BSN_ZOEKSLEUTEL")


def lees_of_maak(bestand: Path) -> dict[str, str]:
    """All secrets; what is missing is made and written before it is used."""
    with slot.alleen(bestand.with_suffix(".lock")):
        bekend = _lees(bestand)
        ontbreekt = [naam for naam in _SOORTEN if naam not in bekend]
        if ontbreekt:
            bekend |= {naam: _SOORTEN[naam]() for naam in ontbreekt}
            _schrijf(bestand, bekend)
        elif bestand.stat().st_mode & 0o077:
            bestand.chmod(0o600)
        return bekend


def _lees(bestand: Path) -> dict[str, str]:
    if not bestand.exists():
        return {}
    regels = (regel.strip() for regel in bestand.read_text(encoding="utf-8").splitlines())
    paren = (regel.partition("=") for regel in regels if regel and not regel.startswith("#"))
    return {naam: waarde for naam, _, waarde in paren if waarde}


def _schrijf(bestand: Path, geheimen: Mapping[str, str]) -> None:
    """Whole or not at all: a half-written file would lock us out of our own database."""
    nieuw = bestand.with_suffix(".nieuw")
    nieuw.unlink(missing_ok=True)
    fd = os.open(nieuw, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(fd, "w", encoding="utf-8") as uit:
        uit.write("# Gemaakt door ./run. Zonder dit bestand is de databank niet meer te lezen: bewaar het apart van een back-up.\n")
        uit.writelines(f"{naam}={waarde}\n" for naam, waarde in geheimen.items())
        uit.flush()
        os.fsync(uit.fileno())
    nieuw.replace(bestand)
