"""``manage laad_bounces MAP``: read e-mails that came back, one file each (.eml)."""

import hashlib
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from duo_portal import tijd
from duo_portal.berichten.melding.retour import OnleesbareRetour, lees_retour
from duo_portal.berichten.services.meld_bounce import OnbekendeMelding, meld_bounce
from duo_portal.werkvoorraad.services.maak_taak import maak_taak


class Command(BaseCommand):
    help = "Lees teruggekomen e-mails in. Nog een keer inlezen verandert niets; wat onleesbaar is komt in de werkvoorraad."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pad", type=Path, help="een bestand .eml, of een map daarmee")

    def handle(self, *args: object, **opties: object) -> None:
        pad = opties["pad"]
        if not isinstance(pad, Path) or not pad.exists():
            raise CommandError(f"{pad} bestaat niet.")
        bestanden = sorted(pad.glob("*.eml")) if pad.is_dir() else [pad]
        geteld = {"teruggekomen": 0, "was al bekend": 0, "nog onderweg": 0, "onleesbaar": 0}
        for bestand in bestanden:
            geteld[self._lees(bestand.read_bytes())] += 1
        for naam, aantal in geteld.items():
            self.stdout.write(f"  {naam:15} {aantal:>6}")

    def _lees(self, inhoud: bytes) -> str:
        try:
            retour = lees_retour(inhoud)
            if retour is None:
                return "nog onderweg"
            return "teruggekomen" if meld_bounce(retour.message_id, tijd.vandaag(), blijvend=retour.blijvend) else "was al bekend"
        except (OnleesbareRetour, OnbekendeMelding) as fout:
            som = hashlib.sha256(inhoud).hexdigest()
            maak_taak(
                soort="bounce_onleesbaar",
                sleutel=f"bounce-{som}",
                omschrijving=f"Een teruggekomen e-mail is niet gelezen: {fout}"[:300],
                gegevens={"sha256": som},
            )
            return "onleesbaar"
