"""Reads a delivered CSV file line by line: a broken line never spoils the next one, and nothing raises.

One line of the file is one record. A quoted field may hold the separator but no line end: otherwise one
forgotten quote would swallow the rest of the delivery.
"""

import csv
import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from duo_portal.register.importeren.signalen import Melding, Veldfout

MAX_BYTES = 200_000_000
BOM = b"\xef\xbb\xbf"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
# Control characters (with the ones that double-encoded text leaves behind), replacement and direction marks.
ONLEESBAAR = re.compile("[\x00-\x1f\x7f-\x9f\ufffd\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# Quotes of Windows-1252 that were read as Latin-1 on their way: the one damage whose meaning is beyond doubt.
WINDOWS = str.maketrans("\x91\x92\x93\x94", "\u2018\u2019\u201c\u201d")
_WINDOWS_BYTES = [chr(teken).encode() for teken in WINDOWS]
CIJFERREEKS = re.compile("[0-9]{8,}")


@dataclass(frozen=True, slots=True)
class Indeling:
    """What a file must look like: its columns by name, in any order."""

    soort: str
    kolommen: tuple[str, ...]
    scheiding: str = ";"
    hernoem: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Regel:
    nummer: int
    waarden: Mapping[str, str]


@dataclass(slots=True)
class Gelezen:
    naam: str
    sha256: str
    regels: list[Regel] = field(default_factory=list)
    meldingen: list[Melding] = field(default_factory=list)


def lees_bestand(pad: Path, indeling: Indeling) -> Gelezen:
    # A file name may carry a number of a person; it is stored and printed without.
    naam = CIJFERREEKS.sub("#", pad.name)[:200]
    if pad.stat().st_size > MAX_BYTES:
        return Gelezen(naam, "", meldingen=[Melding(0, "BESTAND_TE_GROOT")])
    return ontleed(pad.read_bytes(), naam, indeling)


def ontleed(inhoud: bytes, naam: str, indeling: Indeling) -> Gelezen:
    gelezen = Gelezen(naam, hashlib.sha256(inhoud).hexdigest())
    if inhoud.startswith(UTF16):
        gelezen.meldingen.append(Melding(0, "BESTAND_CODERING"))
        return gelezen
    kop, *rest = inhoud.removeprefix(BOM).split(b"\n")
    if not kop.strip():
        gelezen.meldingen.append(Melding(0, "BESTAND_LEEG"))
        return gelezen
    kolommen = _lees_kop(kop, indeling, gelezen)
    if kolommen is None:
        return gelezen
    for nummer, ruw in enumerate(rest, start=2):
        if ruw.strip():
            _lees_regel(nummer, ruw, kolommen, indeling.scheiding, gelezen, laatste=nummer == len(rest) + 1)
    if not gelezen.regels and not gelezen.meldingen:
        gelezen.meldingen.append(Melding(0, "BESTAND_LEEG"))
    return gelezen


def _lees_kop(kop: bytes, indeling: Indeling, gelezen: Gelezen) -> list[str] | None:
    try:
        velden = [indeling.hernoem.get(naam, naam) for naam in _velden(kop, indeling.scheiding)]
    except Veldfout as fout:
        gelezen.meldingen.append(Melding(0, "BESTAND_CODERING" if fout.code == "REGEL_CODERING" else "BESTAND_KOPREGEL"))
        return None
    mist = [naam for naam in indeling.kolommen if velden.count(naam) != 1]
    if mist:
        gelezen.meldingen += [Melding(0, "BESTAND_KOPREGEL", naam) for naam in mist]
        return None
    if len(velden) > len(indeling.kolommen):
        gelezen.meldingen.append(Melding(1, "KOPREGEL_EXTRA"))
    return velden


def _lees_regel(nummer: int, ruw: bytes, kolommen: list[str], scheiding: str, gelezen: Gelezen, *, laatste: bool) -> None:
    try:
        velden = _velden(ruw, scheiding)
        if len(velden) != len(kolommen):
            raise Veldfout("REGEL_AFGEKAPT" if laatste and len(velden) < len(kolommen) else "REGEL_KOLOMMEN")
    except Veldfout as fout:
        # Only the last piece of the split has no line end: an open quote there means that the file was cut.
        code = "REGEL_AFGEKAPT" if laatste and fout.code == "REGEL_AANHALING" else fout.code
        gelezen.meldingen.append(Melding(nummer, code))
        return
    gelezen.regels.append(Regel(nummer, dict(zip(kolommen, velden, strict=True))))
    if any(teken in ruw for teken in _WINDOWS_BYTES):
        gelezen.meldingen.append(Melding(nummer, "REGEL_WINDOWS"))


def _velden(ruw: bytes, scheiding: str) -> list[str]:
    try:
        tekst = ruw.removesuffix(b"\r").decode("utf-8").translate(WINDOWS)
    except UnicodeDecodeError:
        raise Veldfout("REGEL_CODERING") from None
    if ONLEESBAAR.search(tekst):
        raise Veldfout("REGEL_TEKENS")
    try:
        velden = next(csv.reader([tekst], delimiter=scheiding, strict=True))
    except (csv.Error, StopIteration):
        raise Veldfout("REGEL_AANHALING") from None
    return [unicodedata.normalize("NFC", veld).strip() for veld in velden]
