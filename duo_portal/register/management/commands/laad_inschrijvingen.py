from collections.abc import Iterable
from datetime import date
from pathlib import Path

from duo_portal.register.importeren import inschrijvingen
from duo_portal.register.importeren.afleveren import Rapport
from duo_portal.register.management.opdracht import Laadopdracht


class Command(Laadopdracht):
    help = "Laadt inschrijvingen zoals een school ze levert (docs/leveringen.md)."
    met_ontvangst = True

    def lever(self, bestand: Path | None, ontvangen_op: date) -> Iterable[Rapport]:
        return [inschrijvingen.laad(bestand, ontvangen_op)] if bestand else []
