from collections.abc import Iterable
from datetime import date
from pathlib import Path

from duo_portal.register.importeren import instellingen
from duo_portal.register.importeren.afleveren import Rapport
from duo_portal.register.management.opdracht import Laadopdracht


class Command(Laadopdracht):
    help = "Laadt instellingen: een eigen bestand, of zonder bestand de gegevens die het project meebrengt."
    bestand_verplicht = False

    def lever(self, bestand: Path | None, ontvangen_op: date) -> Iterable[Rapport]:
        return [instellingen.laad_bestand(bestand)] if bestand else instellingen.laad_alle()
