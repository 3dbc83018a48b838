"""``manage controleer_demopersonen``: a table of the named demo persons, to the cent; exit code 1 on any difference."""

import tomllib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from duo_portal.register.models import Levering
from duo_portal.tegenpartijen.spel.toneel import MERK
from duo_portal.tijd import schooljaren, vandaag
from lesgeld.demostand import Verschil, Waarden, vergelijk

VERWACHT = "tests/lesgeld/demopersonen.toml"
KOLOMMEN = ("vastgesteld", "lesgeld", "betaald", "nog_te_betalen", "kosten", "uitbetaling")


class Command(BaseCommand):
    help = "Laat zien waar de demopersonen staan, en of dat is wat er moet uitkomen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--verwacht", type=Path, default=settings.BASE_DIR / VERWACHT, help=f"gewoonlijk {VERWACHT}")
        parser.add_argument("--alles", action="store_true", help="toon ook de inning, de berichten en de taken")

    def handle(self, *args: object, **opties: Any) -> None:
        bestand: Path = opties["verwacht"]
        if not bestand.exists():
            raise CommandError(f"{bestand} bestaat niet. Geef met --verwacht het bestand met wat er moet uitkomen.")
        verwacht = tomllib.loads(bestand.read_text(encoding="utf-8"))
        gespeeld = Levering.objects.filter(soort=MERK).exists()
        schooljaar = schooljaren.schooljaar_van(vandaag())
        standen, fouten = vergelijk(verwacht, schooljaar, gespeeld)
        self._toon(standen, fouten, alles=opties["alles"])
        if fouten:
            raise CommandError(f"{len(fouten)} verschillen met wat er moet uitkomen.")
        self.stdout.write(f"Alle {len(standen)} demopersonen staan waar zij moeten staan{', na het gespeelde jaar' * gespeeld}.")

    def _toon(self, standen: dict[str, Waarden], fouten: list[Verschil], *, alles: bool) -> None:
        self.stdout.write(f"\n  {'':18}" + "".join(f"{naam.replace('_', ' '):>16}" for naam in KOLOMMEN) + "  inning")
        for wie, stand in standen.items():
            cijfers = "".join(f"{_euro(stand[naam]):>16}" for naam in KOLOMMEN)
            self.stdout.write(f"  {wie:18}{cijfers}  {str(stand.get('inning', '')).lower()}")
            if alles:
                self._toon_alles(stand)
        for fout in fouten:
            self.stdout.write(f"  FOUT  {fout}")

    def _toon_alles(self, stand: Waarden) -> None:
        for naam in ("ladder", "regelingen", "overdrachten", "berichten", "taken", "signalen", "remmen"):
            for regel in stand.get(naam, ()):
                self.stdout.write(f"      {naam:14}{regel}")


def _euro(centen: int) -> str:
    return f"{centen // 100:,}".replace(",", ".") + f",{centen % 100:02}" if centen >= 0 else "-" + _euro(-centen)
