"""``manage sluit_aan``: does everything add up to the cent? Exit code 1 when it does not."""

from collections import defaultdict

from django.core.management.base import BaseCommand, CommandError

from duo_portal.betalingen.aansluiting import controles, verschillen


class Command(BaseCommand):
    help = "Vergelijk grootboek, vorderingen, opdrachten, bankafschriften en overdrachten tot op de cent."

    def handle(self, *args: object, **opties: object) -> None:
        gevonden = defaultdict(list)
        for verschil in verschillen():
            gevonden[verschil.controle].append(verschil)
        for naam, controle in controles.items():
            self.stdout.write(f"  {'NIET' if gevonden[naam] else 'goed':6} {controle.omschrijving}")
            for verschil in gevonden[naam]:
                self.stdout.write(f"         {verschil.waarover}: verwacht {verschil.verwacht}, gevonden {verschil.gevonden}")
        fout = sum(bool(lijst) for lijst in gevonden.values())
        if fout:
            raise CommandError(f"{fout} van {len(list(controles))} onderdelen sluiten niet aan.")
        self.stdout.write("Alles sluit aan.")
