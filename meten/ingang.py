"""``./run bench [onderdeel …]``: measure, write down, and end with 1 when a limit is broken or rows differ."""

import argparse
import importlib
from collections.abc import Sequence
from pathlib import Path

import django

ONDERDELEN = (
    "bereken",
    "rekenen",
    "dicht",
    "dun",
    "orm",
    "schaal",
    "incasso",
    "toekenning",
    "maandbetaling",
    "genereer",
    "afschrift",
    "portaal",
    "chaos",
)
UITVOER = Path(__file__).resolve().parent.parent / "docs" / "metingen"


def main(argumenten: Sequence[str]) -> int:
    keuze = _lees(argumenten)
    django.setup()
    from meten import machine
    from meten.melding import zeg
    from meten.opstelling import Meetfout, Opstelling
    from meten.opties import Opties
    from meten.verslag import schrijf

    mislukt = []
    opties = Opties(keuze.personen, keuze.rondes)
    for naam in keuze.onderdelen or ONDERDELEN:
        zeg(f"— {naam}")
        try:
            opstelling = Opstelling.uit_omgeving()
            gegevens = machine.beschrijf(opstelling, [naam, *_afwijkend(keuze)])
            uitslag = importlib.import_module(f"meten.onderdelen.{naam}").meet(opstelling, opties)
        except Meetfout as fout:
            zeg(f"  MISLUKT: {fout}")
            mislukt.append(naam)
            continue
        schrijf(uitslag, gegevens, keuze.uitvoer)
        for grens in uitslag.grenzen:
            zeg(f"  {grens.naam}: {grens.waarde:.2f} ({grens.eis}) {'gehaald' if grens.gehaald else 'NIET GEHAALD'}")
        mislukt += [] if uitslag.gehaald else [naam]
    zeg(f"Niet gehaald: {', '.join(mislukt)}" if mislukt else "Alle grenzen gehaald.")
    return 1 if mislukt else 0


def _lees(argumenten: Sequence[str]) -> argparse.Namespace:
    lezer = argparse.ArgumentParser(prog="./run bench", description="Meet de snelheid en het geheugengebruik.")
    lezer.add_argument(
        "onderdelen", nargs="*", choices=[*ONDERDELEN, []], metavar="onderdeel", help=f"een of meer van: {', '.join(ONDERDELEN)}"
    )
    lezer.add_argument("--personen", type=int, help="zoveel studenten, in plaats van het aantal waarvoor de grens geldt")
    lezer.add_argument("--rondes", type=int, default=3, help="zo vaak elke meting; de mediaan telt")
    lezer.add_argument("--uitvoer", type=Path, default=UITVOER, help="map voor het verslag")
    return lezer.parse_args(list(argumenten))


def _afwijkend(keuze: argparse.Namespace) -> list[str]:
    personen = ["--personen", str(keuze.personen)] if keuze.personen else []
    return [*personen, *(["--rondes", str(keuze.rondes)] if keuze.rondes != 3 else [])]
