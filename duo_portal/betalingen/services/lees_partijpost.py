"""Every file that the CJIB, a bailiff or an agency abroad put in our box, oldest name first."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from duo_portal.betalingen.importeren import ontvangsten_partij
from duo_portal.register.importeren.afleveren import Rapport
from duo_portal.vorderingen.importeren import antwoorden

# By the folder under ``var/inkomend/``. Each importer answers every line, records nothing twice, and tells staff of what it rejects.
VAKKEN: dict[str, Callable[[Path], Rapport]] = {"ontvangsten": ontvangsten_partij.laad, "antwoorden": antwoorden.laad}


def vak(naam: str) -> Path:
    """Where the files of one kind arrive. What was read moves to ``gelezen`` beside it, under the number of its delivery."""
    plek: Path = settings.VAR / "inkomend" / naam
    return plek


def lees_partijpost() -> int:
    """Read what is there; returns how many files. A crash between reading and moving reads a file again, which changes nothing."""
    gelezen = 0
    for naam, laad in VAKKEN.items():
        for pad in sorted(vak(naam).glob("*.csv")):
            rapport = laad(pad)
            doel = vak(naam) / "gelezen"
            doel.mkdir(parents=True, exist_ok=True)
            pad.rename(doel / f"{rapport.levering_id}-{pad.name}")
            gelezen += 1
    return gelezen
