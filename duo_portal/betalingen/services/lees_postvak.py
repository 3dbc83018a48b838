"""Every statement that the bank put in our box, oldest name first."""

from pathlib import Path

from django.conf import settings

from duo_portal.betalingen.afschrift.fouten import Afschriftfout
from duo_portal.betalingen.services.laad_afschrift import laad_afschrift

# Refused for now, not for good: another statement must come first.
LATER = "SALDO_SLUIT_NIET_AAN"


def postvak() -> Path:
    """Where the bank's files arrive, renamed to ``.xml`` when they are whole.

    A copy of each is kept under its hash, so one that was imported goes from here. What is refused moves to ``geweigerd``: if it
    was still being written, nothing of it is lost.
    """
    plek: Path = settings.VAR / "inkomend" / "afschriften"
    return plek


def lees_postvak() -> int:
    """Read what is there, until nothing more can be read; returns how many files were imported. What is refused became a task."""
    ingelezen = 0
    while gedaan := sum(_lees(pad) for pad in sorted(postvak().glob("*.xml"))):
        ingelezen += gedaan
    return ingelezen


def _lees(pad: Path) -> bool:
    """True when the file was imported."""
    try:
        laad_afschrift(pad)
    except Afschriftfout as fout:
        if fout.code != LATER:
            opzij = pad.parent / "geweigerd"
            opzij.mkdir(exist_ok=True)
            pad.replace(opzij / pad.name)
        return False
    pad.unlink()
    return True
