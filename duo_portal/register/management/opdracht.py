"""What the loading commands share: print the counts and the first faults, write the whole report."""

from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from duo_portal.register.importeren.afleveren import Rapport
from duo_portal.register.importeren.signalen import AANVAARD, AFKEUR, ATTENTIE
from duo_portal.tijd import vandaag

GETOOND = 10


class Laadopdracht(BaseCommand):
    bestand_verplicht = True
    met_ontvangst = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, nargs=None if self.bestand_verplicht else "?")
        parser.add_argument("--rapport", type=Path, help="schrijf de terugkoppeling van elke regel naar dit csv-bestand")
        if self.met_ontvangst:
            parser.add_argument("--ontvangen-op", type=date.fromisoformat, help="dag van ontvangst (jjjj-mm-dd); anders vandaag")

    def lever(self, bestand: Path | None, ontvangen_op: date) -> Iterable[Rapport]:
        raise NotImplementedError

    def handle(self, *args: Any, **opties: Any) -> None:
        bestand, ontvangen_op = opties["bestand"], opties.get("ontvangen_op") or vandaag()
        if bestand is not None and not bestand.is_file():
            raise CommandError("Dit bestand is er niet. Controleer de naam.")
        if ontvangen_op > vandaag():
            raise CommandError("De dag van ontvangst ligt in de toekomst. Kies vandaag of eerder.")
        for nummer, rapport in enumerate(self.lever(bestand, ontvangen_op)):
            self._toon(rapport)
            if opties["rapport"]:
                pad = opties["rapport"]
                rapport.schrijf_csv(pad if nummer == 0 else pad.with_name(f"{pad.stem}-{nummer + 1}{pad.suffix}"))

    def _toon(self, rapport: Rapport) -> None:
        geteld = rapport.tellingen
        eerder = " (dit bestand is al eerder geleverd)" if rapport.eerder_geleverd else ""
        self.stdout.write(f"{rapport.soort}: {rapport.bestandsnaam}{eerder}")
        nieuw, bekend, anders = (rapport.codes[code] for code in ("NIEUW", "BEKEND", "GEWIJZIGD"))
        self.stdout.write(
            f"  {geteld[AANVAARD]} aanvaard, {geteld[ATTENTIE]} attentie, {geteld[AFKEUR]} afgekeurd"
            f" · {nieuw} nieuw, {anders} gewijzigd, {bekend} al bekend"
        )
        for melding in sorted(rapport.aandacht, key=lambda m: -m.signaal.uitslag)[:GETOOND]:
            veld = f", {melding.veld}" if melding.veld else ""
            signaal = melding.signaal
            self.stdout.write(f"  regel {melding.regel}{veld}: {signaal.uitslag.label}: {signaal.melding} {signaal.actie}".rstrip())
        if (rest := len(rapport.aandacht) - GETOOND) > 0:
            self.stdout.write(f"  en nog {rest}; alles staat in het rapport (--rapport)")
