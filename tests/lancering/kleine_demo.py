"""A demo of three short steps, run as a real process by the tests of the launcher: ``python kleine_demo.py STAPBESTAND [opties]``."""

import sys
from functools import partial

from duo_portal.lancering import __main__ as ingang
from duo_portal.lancering import demo
from duo_portal.lancering.demostappen import Fase, Stap
from duo_portal.lancering.diensten import Installatie
from duo_portal.lancering.postgres import VLUCHTIG

_WACHT = """
import pathlib, time
stap = pathlib.Path({bestand!r})
stap.with_suffix(".bezig").write_text("ja")
while not stap.exists():
    time.sleep(0.05)
"""


def main() -> int:
    bestand, *opties = sys.argv[1:]
    if "--zonder-tabellen" in opties:  # three seconds sooner, where the tables do not matter
        opties.remove("--zonder-tabellen")
        vars(demo)["migreer"] = lambda installatie: None
    vars(demo)["Installatie"] = partial(Installatie, instellingen=VLUCHTIG)  # the tests do not wait for the disk
    vars(demo)["STAPPEN"] = (
        Stap("controle", "Eerste stap", "check"),
        Stap(
            "wacht",
            "Trage stap",
            "shell",
            ("--no-imports", "--command", _WACHT.format(bestand=bestand).replace("{", "{{").replace("}", "}}")),
        ),
        Stap("laatste", "Laatste stap", "check", ("--verbosity", "0"), Fase.DRAAIEN, altijd=True),
    )
    return ingang.main(["demo", *opties])


if __name__ == "__main__":
    sys.exit(main())
