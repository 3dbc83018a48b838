"""``manage bereken``: ten thousand lines in one process, start-up included, and what ten thousand more cost."""

import json
import subprocess
import sys
import time
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
    tijden: list[tuple[float, float]] = [(_duur(een, aantal), _duur(twee, 2 * aantal)) for _ in range(opties.rondes)]
    enkel = Meting(f"{aantal} regels, opstarten inbegrepen", "s", tuple(tijd for tijd, _ in tijden))
    dubbel = Meting(f"{2 * aantal} regels", "s", tuple(tijd for _, tijd in tijden))
    return Uitslag(
        "bereken",
        "manage bereken: regels per seconde",
        {"regeling": "lesgeld-verschuldigd", "regels": aantal},
        (enkel, dubbel),
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


def _duur(regels: bytes, aantal: int) -> float:
    begin = time.perf_counter()
    opdracht = [sys.executable, str(WORTEL / "manage.py"), "bereken", "lesgeld-verschuldigd"]
    klaar = subprocess.run(opdracht, input=regels, capture_output=True, cwd=WORTEL, check=False)
    duur = time.perf_counter() - begin
    uitkomsten = klaar.stdout.count(b'"uitkomst"')
    if klaar.returncode or uitkomsten != aantal:
        raise Meetfout(f"bereken gaf {uitkomsten} uitkomsten en code {klaar.returncode}: {klaar.stdout[:300]!r} {klaar.stderr[-500:]!r}")
    return duur
