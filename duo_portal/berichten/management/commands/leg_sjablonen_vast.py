"""Add new template versions to the lock files; an issued version that changed is refused."""

from django.core.management.base import BaseCommand, CommandError

from duo_portal.berichten import sjablonen, slot, weergave


class Command(BaseCommand):
    help = "Leg nieuwe sjabloonversies vast. Een uitgegeven versie mag niet veranderen."
    requires_system_checks: list[str] = []

    def handle(self, *args: object, **options: object) -> None:
        bestanden = {weergave.VORMEN / slot.BESTAND: slot.bereken_vormen()}
        bestanden |= {map_ / slot.BESTAND: slot.bereken(bron) for bron, map_ in sjablonen.bronnen.items()}
        for bestand, nu in bestanden.items():
            try:
                nieuw = slot.leg_vast(bestand, nu)
            except ValueError as fout:
                raise CommandError(str(fout)) from None
            self.stdout.write(f"{bestand.parent.name}: {len(nieuw)} nieuw, {len(nu) - len(nieuw)} ongewijzigd")
