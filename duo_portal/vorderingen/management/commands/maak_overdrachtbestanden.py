from typing import Any

from django.core.management.base import BaseCommand

from duo_portal.tijd import vandaag
from duo_portal.vorderingen.services.maak_overdrachtbestanden import maak_overdrachtbestanden, pad_van


class Command(BaseCommand):
    help = "Maakt de bestanden voor het CJIB, de deurwaarder en het bureau in het buitenland (docs/leveringen.md)."

    def handle(self, *args: Any, **opties: Any) -> None:
        bestanden = maak_overdrachtbestanden(vandaag())
        for bestand in bestanden:
            self.stdout.write(f"{pad_van(bestand).name}: {bestand.aantal} regels, sha256 {bestand.sha256}")
        if not bestanden:
            self.stdout.write("Er is niets door te geven.")
