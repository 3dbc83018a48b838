"""``manage bereken``: ten thousand lines in one process, start-up included, and what ten thousand more cost."""

import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date, timedelta

from meten.opstelling import Meetfout, Opstelling
from meten.opties import Opties
from meten.verslag import Grens, Meting, Uitslag
from meten.werker import WORTEL

REGELS, HOOGSTE, HOOGSTE_ERBIJ = 10_000, 3.0, 1.0
SCHOOLJAREN = ("2023-2024", "2024-2025", "2025-2026")


def meet(_opstelling: Opstelling, opties: Opties) -> Uitslag:
    aantal = opties.aantal(REGELS)
    een, twee = invoer(aantal), invoer(2 * aantal)
    tijden = [(_duur(een, aantal), _duur(twee, 2 * aantal)) for _ in range(opties.rondes)]
    enkel = Meting(f"{aantal} regels, opstarten inbegrepen", "s", tuple(een.klok for een, _ in tijden))
    dubbel = Meting(f"{2 * aantal} regels", "s", tuple(twee.klok for _, twee in tijden))
    rekentijden = (
        Meting(f"rekentijd voor {aantal} regels", "s", tuple(een.rekentijd for een, _ in tijden)),
        Meting(f"rekentijd voor {2 * aantal} regels", "s", tuple(twee.rekentijd for _, twee in tijden)),
    )
    return Uitslag(
        "bereken",
        "manage bereken: regels per seconde",
        {"regeling": "lesgeld-verschuldigd", "regels": aantal},
        (enkel, dubbel, *rekentijden),
        (
            Grens("seconden voor de eerste regels", enkel.mediaan, HOOGSTE),
            Grens("seconden erbij voor nog eens zoveel", dubbel.mediaan - enkel.mediaan, HOOGSTE_ERBIJ),
        ),
    )


def invoer(aantal: int) -> bytes:
    """Lines that differ from each other in every field."""
    return b"".join(json.dumps(_regel(nummer)).encode() + b"\n" for nummer in range(aantal))


def _regel(nummer: int) -> dict[str, str]:
    schooljaar = SCHOOLJAREN[nummer % 3]
    begin = date(int(schooljaar[:4]), 8, 1) + timedelta(days=nummer * 7 % 300)
    return {
        "schooljaar": schooljaar,
        "geboortedatum": (date(2000, 1, 1) + timedelta(days=nummer * 11 % 3000)).isoformat(),
        "onderwijs": ("bol", "bbl", "vavo_voltijd")[nummer % 5 % 3],
        "inschrijfdatum": begin.isoformat(),
        "uitschrijfdatum": (begin + timedelta(days=nummer * 13 % 60)).isoformat(),
    }


@dataclass(frozen=True)
class Duur:
    klok: float
    rekentijd: float


def _duur(regels: bytes, aantal: int) -> Duur:
    begin, gerekend = time.perf_counter(), _rekentijd()
    opdracht = [sys.executable, str(WORTEL / "manage.py"), "bereken", "lesgeld-verschuldigd"]
    klaar = subprocess.run(opdracht, input=regels, capture_output=True, cwd=WORTEL, check=False)
    duur = Duur(time.perf_counter() - begin, _rekentijd() - gerekend)
    uitkomsten = klaar.stdout.count(b'"uitkomst"')
    if klaar.returncode or uitkomsten != aantal:
        raise Meetfout(f"bereken gaf {uitkomsten} uitkomsten en code {klaar.returncode}: {klaar.stdout[:300]!r} {klaar.stderr[-500:]!r}")
    return duur


def _rekentijd() -> float:
    """Processor seconds of the processes that we started and that ended."""
    gebruik = resource.getrusage(resource.RUSAGE_CHILDREN)
    return gebruik.ru_utime + gebruik.ru_stime
