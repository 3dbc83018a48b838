"""``manage genereer --personen N --zaad S``: the demo persons and a synthetic nation; with ``--verloop`` the year that followed."""

import time
from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from duo_portal import tijd
from duo_portal.register.generator.demopersonen.laden import SITUATIE, VERLOOP, laad_demopersonen
from duo_portal.register.generator.situatie import GeneratorFout, genereer
from duo_portal.register.generator.verloop import laat_jaar_verlopen
from duo_portal.register.generator.voorraad import VoorraadFout


class Command(BaseCommand):
    help = "Maak een verzonnen natie en de demopersonen; met --verloop wat er gebeurde nadat het lesgeld was vastgesteld."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--personen", type=int, default=20_000, help="aantal studenten; hun ouders komen erbij")
        parser.add_argument("--zaad", type=int, default=1, help="hetzelfde zaad geeft altijd dezelfde natie")
        parser.add_argument("--peildatum", type=date.fromisoformat, help="de dag waarop de natie leeft, zoals 2026-06-15")
        parser.add_argument("--verloop", action="store_true", help="schrijf het verloop van het jaar, na de vaststelling")

    def handle(self, *args: object, **opties: Any) -> None:
        self._begin = time.monotonic()
        peildatum = opties["peildatum"] or tijd.vandaag()
        try:
            if opties["verloop"]:
                demo = laad_demopersonen(VERLOOP)
                natie = laat_jaar_verlopen(opties["zaad"], peildatum=peildatum, melder=self._meld)
            else:
                natie = genereer(opties["personen"], opties["zaad"], peildatum=peildatum, melder=self._meld)
                demo = laad_demopersonen(SITUATIE)
        except (GeneratorFout, VoorraadFout) as fout:
            raise CommandError(str(fout)) from None
        self._toon("Demopersonen", demo)
        self._toon("Natie", natie)

    def _meld(self, klaar: int, totaal: int) -> None:
        self.stdout.write(f"  {_getal(klaar)} van {_getal(totaal)} studenten, {time.monotonic() - self._begin:.0f} s")

    def _toon(self, kop: str, tellingen: Mapping[str, int]) -> None:
        self.stdout.write(f"{kop}: {'niets nieuws' if not tellingen else ''}")
        for naam, aantal in tellingen.items():
            self.stdout.write(f"  {naam:30} {_getal(aantal):>12}")


def _getal(aantal: int) -> str:
    return f"{aantal:,}".replace(",", ".")
