"""The overview against a bare page behind the same middleware and login, on the same server: how much of its throughput is left."""

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from meten.bronnen import na_een_jaar
from meten.melding import zeg
from meten.opstelling import Meetfout, Opstelling
from meten.opties import Opties
from meten.portaal.server import Server, ingelogd, webserver
from meten.verslag import Grens, Meting, Uitslag
from meten.werker import WORTEL

KAAL, OVERZICHT = "/kaal/", "/"
PERSONEN, BEZOEKERS, VERBINDINGEN, SECONDEN, OPWARMEN = 100_000, 200, 8, 10.0, 2.0
LAAGSTE_DEEL, STREVEN = 0.10, 0.20


@dataclass(frozen=True)
class Beurt:
    """Answers per second, and milliseconds of the web server's processor per answer."""

    per_seconde: float
    rekentijd_ms: float
    kilobytes: float


def meet(opstelling: Opstelling, opties: Opties, seconden: float = SECONDEN) -> Uitslag:
    personen = opties.aantal(PERSONEN)
    with na_een_jaar(opstelling, personen) as bron, opstelling.kloon(bron, "portaal") as databank:
        sleutels = ingelogd(opstelling, databank, BEZOEKERS)
        with webserver(opstelling, databank) as server:
            for pad in (KAAL, OVERZICHT):
                belast(server, pad, sleutels, min(OPWARMEN, seconden))
            beurten = [
                (belast(server, KAAL, sleutels, seconden), belast(server, OVERZICHT, sleutels, seconden)) for _ in range(opties.rondes)
            ]
    for nummer, (een, ander) in enumerate(beurten, start=1):
        zeg(f"  ronde {nummer}: kaal {een.per_seconde:.0f}/s, overzicht {ander.per_seconde:.0f}/s")
    kaal = Meting("kale pagina", "antwoorden/s", tuple(een.per_seconde for een, _ in beurten))
    overzicht = Meting("overzicht", "antwoorden/s", tuple(ander.per_seconde for _, ander in beurten))
    deel = overzicht.mediaan / kaal.mediaan
    return Uitslag(
        "portaal",
        "Het overzicht tegen een kale pagina achter dezelfde login",
        {
            "studenten": personen,
            "bezoekers": len(sleutels),
            "verbindingen": VERBINDINGEN,
            "seconden per beurt": seconden,
            "kB per overzicht": round(beurten[-1][1].kilobytes, 1),
            "streven": f"{STREVEN:.0%}; {'gehaald' if deel >= STREVEN else 'niet gehaald'}",
        },
        (
            kaal,
            overzicht,
            Meting("rekentijd van de webserver, kale pagina", "ms", tuple(een.rekentijd_ms for een, _ in beurten)),
            Meting("rekentijd van de webserver, overzicht", "ms", tuple(ander.rekentijd_ms for _, ander in beurten)),
        ),
        (Grens("deel van de doorvoer van de kale pagina", deel, LAAGSTE_DEEL, minstens=True),),
    )


def belast(server: Server, pad: str, sleutels: list[str], seconden: float) -> Beurt:
    """As many answers as the server gives in this time; any answer that is no page stops the bench."""
    vooraf = server.rekentijd()
    regel = [sys.executable, "-m", "meten.portaal.belasting", str(server.poort), pad, str(seconden), str(VERBINDINGEN)]
    klaar = subprocess.run(
        [*regel, settings.SESSION_COOKIE_NAME], input="\n".join(sleutels), capture_output=True, text=True, cwd=WORTEL, check=False
    )
    uit: dict[str, Any] = json.loads(klaar.stdout) if klaar.returncode == 0 else {"fout": klaar.stderr[-500:]}
    if uit["fout"] or not uit["aantal"]:
        raise Meetfout(f"{pad} kwam niet: {uit['fout']}\n{server.staart()}")
    gerekend = server.rekentijd() - vooraf
    return Beurt(uit["aantal"] / uit["seconden"], 1000 * gerekend / uit["aantal"], uit["bytes"] / uit["aantal"] / 1024)
