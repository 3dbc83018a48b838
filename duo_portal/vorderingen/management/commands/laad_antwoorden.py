from collections.abc import Iterable
from datetime import date
from pathlib import Path

from duo_portal.register.importeren.afleveren import Rapport
from duo_portal.register.management.opdracht import Laadopdracht
from duo_portal.vorderingen.importeren import antwoorden


class Command(Laadopdracht):
    help = "Laadt wat het CJIB, een deurwaarder of een bureau in het buitenland antwoordt op onze bestanden (docs/leveringen.md)."

    def lever(self, bestand: Path | None, ontvangen_op: date) -> Iterable[Rapport]:
        return [antwoorden.laad(bestand)] if bestand else []
