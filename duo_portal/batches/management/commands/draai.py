"""``manage draai vaststelling``: start a run and show its progress until it ends."""

import time
from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand, CommandError

from duo_portal import tijd
from duo_portal.batches.models import Brokstaat, Modus, Run, Staat
from duo_portal.batches.services import start_run
from duo_portal.batches.soorten import runsoorten


class Command(BaseCommand):
    help = "Start een run en volg hem tot hij klaar is. Een worker doet het werk; --zelf doet het hier."
    met_werker = True  # ./run manage starts one when no demo runs

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("soort", choices=sorted(runsoorten))
        parser.add_argument("--peildatum", type=date.fromisoformat)
        parser.add_argument("--schooljaar", type=int)
        parser.add_argument("--jaar", type=int, help="kalenderjaar, voor runs die per kalenderjaar gaan")
        parser.add_argument("--proef", action="store_true", help="reken alles uit, schrijf niets")
        parser.add_argument("--omvang", type=int, help="personen per brok")
        parser.add_argument("--zelf", action="store_true", help="zonder worker: verwerk de brokken in dit proces")

    def handle(self, *args: object, **opties: object) -> None:
        peildatum = opties["peildatum"] or tijd.vandaag()
        parameters = {naam: opties[naam] for naam in ("schooljaar", "jaar") if opties[naam]}
        modus = Modus.PROEF if opties["proef"] else Modus.ECHT
        run = start_run(str(opties["soort"]), peildatum, parameters, modus, omvang=opties["omvang"])  # type: ignore[arg-type]
        if opties["zelf"]:
            self._doe_zelf(run)
        self._volg(run)
        if run.staat != Staat.KLAAR:
            raise CommandError(f"{run}: {run.get_staat_display()}. {run.melding}")
        for naam, waarde in run.tellingen.items():
            self.stdout.write(f"  {naam:28} {waarde:>15,}".replace(",", "."))

    def _doe_zelf(self, run: Run) -> None:
        from duo_portal.batches.services import verwerk_brok

        for brok_id in run.brokken.filter(staat=Brokstaat.OPEN).values_list("pk", flat=True):
            verwerk_brok(brok_id)

    def _volg(self, run: Run) -> None:
        gemeld = -1
        while True:
            run.refresh_from_db()
            klaar = run.brokken.exclude(staat=Brokstaat.OPEN).count()
            if klaar != gemeld:
                self.stdout.write(f"{run}: {klaar} van {run.brokken.count()} brokken")
                gemeld = klaar
            if run.staat != Staat.OPEN:
                return
            time.sleep(0.2)
