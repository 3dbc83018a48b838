"""``manage speel_af``: the school year, night by night, with everybody outside imitated."""

import logging
import signal
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from duo_portal.tegenpartijen.spel.speel import Gespeeld, SpelMislukt, speel, zonder_werkers
from duo_portal.tegenpartijen.spel.toneel import Natie, richt_in

BEGIN, EINDE = date(2025, 8, 1), date(2026, 6, 15)


class Command(BaseCommand):
    help = "Speel het schooljaar nacht voor nacht. Na een onderbreking gaat het verder bij de nacht waar het was."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--van", type=date.fromisoformat, default=BEGIN, help=f"eerste dag (gewoonlijk {BEGIN})")
        parser.add_argument("--tot", type=date.fromisoformat, default=EINDE, help=f"laatste dag (gewoonlijk {EINDE})")
        parser.add_argument("--zaad", type=int, default=1, help="het zaad waarmee de natie is gemaakt")
        parser.add_argument("--peildatum", type=date.fromisoformat, default=EINDE, help="de dag waarvoor de natie is gemaakt")

    def handle(self, *args: object, **opties: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Een jaar naspelen kan alleen in de demo (DUO_DEMO=1).")
        if opties["tot"] < opties["van"]:
            raise CommandError("--tot: kies een dag die niet voor --van ligt.")
        toneel = richt_in(settings.VAR / "spel", Natie(opties["zaad"], opties["peildatum"]))
        for kamer in ("duo_portal", "lesgeld", "studiefinanciering", "django_structlog"):
            logging.getLogger(kamer).setLevel(logging.WARNING)  # what goes well needs no line for each of a thousand files
        try:
            with zonder_werkers(), stopverzoeken() as gevraagd:
                self._speel(speel(toneel, opties["van"], opties["tot"]), gevraagd)
        except SpelMislukt as fout:
            raise CommandError(str(fout)) from None

    def _speel(self, dagen: Iterable[Gespeeld], gevraagd: list[int]) -> None:
        maand: list[Gespeeld] = []
        for gespeeld in dagen:
            if maand and gespeeld.dag.month != maand[0].dag.month:
                self._toon(maand)
                maand = []
            maand.append(gespeeld)
            if gevraagd:
                self.stdout.write(f"Gestopt na {gespeeld.dag:%d-%m-%Y}; een volgende keer gaat het daar verder.")
                sys.exit(128 + gevraagd[0])
        self._toon(maand)

    def _toon(self, dagen: list[Gespeeld]) -> None:
        """One line a month: how long it took, the longest night, and what a quiet night costs (the median)."""
        if not dagen:
            self.stdout.write("Alle dagen waren al gespeeld.")
            return
        nachten = sorted(dag.nacht for dag in dagen)
        langste = max(dagen, key=lambda dag: dag.nacht)
        self.stdout.write(
            f"  {dagen[0].dag:%Y-%m}: {len(dagen)} nachten in {sum(dag.seconden for dag in dagen):.1f} s; "
            f"gewone nacht {nachten[len(nachten) // 2]:.2f} s, langste {langste.nacht:.2f} s op {langste.dag:%d-%m}"
        )
        self.stdout.flush()


@contextmanager
def stopverzoeken() -> Iterator[list[int]]:
    """Signals that asked to stop. A day is finished first: what was done outside and what stands in the database then agree."""
    gevraagd: list[int] = []
    oud = {sein: signal.signal(sein, lambda nummer, _frame: gevraagd.append(nummer)) for sein in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield gevraagd
    finally:
        for sein, handler in oud.items():
            signal.signal(sein, handler)
