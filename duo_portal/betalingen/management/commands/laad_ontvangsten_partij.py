from collections.abc import Iterable
from datetime import date
from pathlib import Path

from duo_portal.betalingen.importeren import ontvangsten_partij
from duo_portal.register.importeren.afleveren import Rapport
from duo_portal.register.management.opdracht import Laadopdracht


class Command(Laadopdracht):
    help = "Laadt wat het CJIB, een deurwaarder of een bureau in het buitenland voor ons ontving (docs/leveringen.md)."

    def lever(self, bestand: Path | None, ontvangen_op: date) -> Iterable[Rapport]:
        return [ontvangsten_partij.laad(bestand)] if bestand else []
