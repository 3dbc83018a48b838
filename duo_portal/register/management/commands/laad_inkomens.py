from collections.abc import Iterable
from datetime import date
from pathlib import Path

from duo_portal.register.importeren import inkomens
from duo_portal.register.importeren.afleveren import Rapport
from duo_portal.register.management.opdracht import Laadopdracht


class Command(Laadopdracht):
    help = "Laadt inkomens (docs/leveringen.md)."

    def lever(self, bestand: Path | None, ontvangen_op: date) -> Iterable[Rapport]:
        return [inkomens.laad(bestand)] if bestand else []
