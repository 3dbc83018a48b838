from collections.abc import Iterable
from datetime import date
from pathlib import Path

from duo_portal.register.importeren import personen
from duo_portal.register.importeren.afleveren import Rapport
from duo_portal.register.importeren.bestanden import GEGEVENS
from duo_portal.register.management.opdracht import Laadopdracht


class Command(Laadopdracht):
    help = "Laadt personen uit een BRP-bestand; zonder bestand de fictieve testpersonen van de RvIG."
    bestand_verplicht = False

    def lever(self, bestand: Path | None, ontvangen_op: date) -> Iterable[Rapport]:
        return [personen.laad(bestand or GEGEVENS / "personen" / "testpersonen.csv")]
