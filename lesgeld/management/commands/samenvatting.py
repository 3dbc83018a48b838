"""``manage samenvatting``: what the main job did, as a table."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from duo_portal import tijd
from duo_portal.batches.models import Run, Staat
from duo_portal.tijd import schooljaren
from lesgeld.selectors import samenvatting

MEESTE = 25


class Command(BaseCommand):
    help = "Laat zien wat de lesgeldruns deden."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--schooljaar", type=int)

    def handle(self, *args: object, **opties: object) -> None:
        schooljaar = int(str(opties["schooljaar"] or schooljaren.schooljaar_van(tijd.vandaag())))
        self.stdout.write(f"\nLesgeld {schooljaren.tekst(schooljaar)}, op {tijd.vandaag():%d-%m-%Y}\n")
        for naam, waarde in samenvatting(schooljaar).items():
            self.stdout.write(f"  {_zonder_centen(naam):58} {_bedrag(naam, waarde):>18}")
        self.stdout.write("")
        runs = list(Run.objects.exclude(klaar_op=None).order_by("pk"))
        if len(runs) > MEESTE:
            self._toon_per_soort(runs)
            return
        for run in runs:
            self.stdout.write(f"  {run!s:58} {run.get_staat_display():>10} {_seconden(run):>6.1f} s")

    def _toon_per_soort(self, runs: list[Run]) -> None:
        """A year of nights has hundreds."""
        for soort in dict.fromkeys(run.soort for run in runs):
            eigen = [run for run in runs if run.soort == soort]
            fout = sum(run.staat != Staat.KLAAR for run in eigen)
            tekst = f"{soort}: {len(eigen)} runs" + f", waarvan {fout} niet goed afgelopen" * bool(fout)
            self.stdout.write(f"  {tekst:69} {sum(map(_seconden, eigen)):>6.1f} s")


def _seconden(run: Run) -> float:
    return (run.klaar_op - run.gestart_op).total_seconds() if run.klaar_op else 0.0


def _zonder_centen(naam: str) -> str:
    return naam.removesuffix(" (centen)")


def _bedrag(naam: str, waarde: int) -> str:
    heel = f"{waarde // 100 if naam.endswith('(centen)') else waarde:,}".replace(",", ".")
    return f"€ {heel},{waarde % 100:02}" if naam.endswith("(centen)") else heel
