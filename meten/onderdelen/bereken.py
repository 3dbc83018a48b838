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
GEZINNEN = "aanvullende-beurs"
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
    gezinnen = invoer_gezinnen(aantal)
    beurs = Meting(
        f"{aantal} gezinnen, opstarten inbegrepen", "s", tuple(_duur(gezinnen, aantal, GEZINNEN).klok for _ in range(opties.rondes))
    )
    return Uitslag(
        "bereken",
        "manage bereken: regels per seconde",
        {"regelingen": f"lesgeld-verschuldigd, {GEZINNEN}", "regels": aantal},
        (enkel, dubbel, *rekentijden, beurs),
        (
            Grens("seconden voor de eerste regels", enkel.mediaan, HOOGSTE),
            Grens("seconden erbij voor nog eens zoveel", dubbel.mediaan - enkel.mediaan, HOOGSTE_ERBIJ),
            Grens("seconden voor de eerste gezinnen", beurs.mediaan, HOOGSTE),
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


def invoer_gezinnen(aantal: int) -> bytes:
    """Families with two parents, each with an income of its own."""
    return b"".join(json.dumps(_gezin(nummer)).encode() + b"\n" for nummer in range(aantal))


def _gezin(nummer: int) -> dict[str, object]:
    return {
        "maand": f"202{4 + nummer % 3}-{nummer % 12 + 1:02d}",
        "onderwijs": ("mbo", "ho")[nummer % 2],
        "woonsituatie": ("thuis", "uit")[nummer % 3 % 2],
        "geboortedatum": (date(2000, 1, 1) + timedelta(days=nummer * 11 % 3000)).isoformat(),
        "ouders": [
            {
                "toetsingsinkomen_centen": nummer * 7_919 % 6_000_000,
                "status": ("gewoon", "zonder_partner")[nummer % 5 // 4],
                "telkinderen": nummer % 3,
            },
            {"toetsingsinkomen_centen": nummer * 104_729 % 5_000_000, "status": ("gewoon", "overleden")[nummer % 7 // 6]},
        ],
    }


@dataclass(frozen=True)
class Duur:
    klok: float
    rekentijd: float


def _duur(regels: bytes, aantal: int, regeling: str = "lesgeld-verschuldigd") -> Duur:
    begin, gerekend = time.perf_counter(), _rekentijd()
    opdracht = [sys.executable, str(WORTEL / "manage.py"), "bereken", regeling]
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
