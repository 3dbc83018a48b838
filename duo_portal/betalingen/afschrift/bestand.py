"""The file itself: kept aside before anything else, and refused at once when it is not what a bank sends."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from django.conf import settings

from duo_portal.betalingen.afschrift.fouten import Afschriftfout

MEESTE_BYTES = 500_000_000
STUK = 1 << 20
UTF8 = b"\xef\xbb\xbf"
ANDERE_TEKENS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff", b"<\x00", b"\x00<")
INGEPAKT = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
VERBODEN = (b"<!DOCTYPE", b"<!ENTITY")
_CODERING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")


def bewaar(pad: Path) -> tuple[Path, str]:
    """A copy under its hash, readable by its owner only: whatever happens next, the file is not lost. Returns place and hash."""
    som = hashlib.sha256()
    map_ = settings.VAR / "afschriften"
    map_.mkdir(parents=True, exist_ok=True)
    beschrijver, naam = tempfile.mkstemp(".deel", ".", map_)
    werk = Path(naam)
    try:
        with pad.open("rb") as bron, os.fdopen(beschrijver, "wb") as kopie:
            while stuk := bron.read(STUK):
                som.update(stuk)
                kopie.write(stuk)
            kopie.flush()
            os.fsync(kopie.fileno())
        eind: Path = map_ / f"{som.hexdigest()}.xml"
        os.replace(werk, eind)
    finally:
        werk.unlink(missing_ok=True)
    return eind, som.hexdigest()


def toets(pad: Path) -> None:
    """Refuse by size, first bytes and forbidden declarations, before any of it is read as XML. Raises ``Afschriftfout``."""
    if not (omvang := pad.stat().st_size):
        raise Afschriftfout("LEEG")
    if omvang > MEESTE_BYTES:
        raise Afschriftfout("TE_GROOT")
    with pad.open("rb") as bron:
        _toets_begin(bron.read(1_000))
        bron.seek(0)
        rest = b""
        while stuk := bron.read(STUK):
            if any(woord in rest + stuk for woord in VERBODEN):
                raise Afschriftfout("DTD")
            rest = stuk[-10:]


def _toets_begin(begin: bytes) -> None:
    if begin.startswith(INGEPAKT):
        raise Afschriftfout("ZIP")
    if begin.startswith(ANDERE_TEKENS):
        raise Afschriftfout("CODERING")
    if not begin.removeprefix(UTF8).strip():
        raise Afschriftfout("LEEG")
    if not begin.removeprefix(UTF8).lstrip().startswith(b"<"):
        raise Afschriftfout("GEEN_XML")
    genoemd = _CODERING.search(begin)
    if genoemd and genoemd[1].upper() not in (b"UTF-8", b"US-ASCII", b"ASCII"):
        raise Afschriftfout("CODERING")
