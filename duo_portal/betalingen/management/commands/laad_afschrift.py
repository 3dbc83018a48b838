from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from duo_portal.betalingen.afschrift.fouten import Afschriftfout
from duo_portal.betalingen.services.laad_afschrift import laad_afschrift


class Command(BaseCommand):
    help = "Leest een bankafschrift in (camt.053) en boekt het."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        bestand: Path = options["bestand"]
        if not bestand.is_file():
            raise CommandError(f"Het bestand {bestand} bestaat niet.")
        try:
            ingelezen = laad_afschrift(bestand)
        except Afschriftfout as fout:
            raise CommandError(f"Geweigerd: {fout}") from None
        if ingelezen.al_ingelezen:
            self.stdout.write("Dit afschrift is al ingelezen. Er is niets veranderd.")
        for afschrift in ingelezen.afschriften:
            self.stdout.write(f"Ingelezen: afschrift {afschrift.kenmerk}, {afschrift.aantal} regels.")
        for bestemming, aantal in ingelezen.tellingen.items():
            self.stdout.write(f"  {bestemming.label}: {aantal}")
