"""``manage draai_post``: letters, print files, notifications and the alarm of one day, here and now."""

from argparse import ArgumentParser
from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from duo_portal import tijd
from duo_portal.berichten.models import Drukbundel
from duo_portal.berichten.nachtdienst import nacht, papiernacht
from duo_portal.berichten.services.bevestig_verzending import bevestig_verzending
from duo_portal.register.models.persoon import Herkomst


class Command(BaseCommand):
    help = "Doe wat berichten in een nacht doen: brieven maken en bundelen, meldingen versturen, bewaken. Herhalen kan altijd."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dag", type=date.fromisoformat, help="gewoonlijk vandaag")
        parser.add_argument("--hoogstens", type=int, help="zoveel brieven; de rest wacht op een volgende keer")
        parser.add_argument("--demopersonen", action="store_true", help="alleen brieven aan de mensen met een naam in de demo")
        parser.add_argument("--alleen-papier", action="store_true", help="brieven en drukwerk; meldingen en de rest gaan hun eigen gang")
        parser.add_argument("--bevestig", action="store_true", help="speel de drukker: bevestig de verzending meteen (alleen in de demo)")

    def handle(self, *args: object, hoogstens: int | None = None, **opties: object) -> None:
        if opties["bevestig"] and not settings.DEMO:
            raise CommandError("Een verzending bevestigt een medewerker. Alleen in de demo kan deze opdracht het doen.")
        dag = date.fromisoformat(str(opties["dag"])) if opties["dag"] else tijd.vandaag()
        herkomst = int(Herkomst.DEMO) if opties["demopersonen"] else None
        verslag = papiernacht(dag, hoogstens, herkomst) if opties["alleen_papier"] else nacht(dag, hoogstens, herkomst)
        bekend = self._speel_drukker(dag) if opties["bevestig"] else 0
        regels = {**vars(verslag), "bundels": len(verslag.bundels), "bekendgemaakt_per_post": bekend}
        for naam, waarde in regels.items():
            self.stdout.write(f"  {naam:24} {waarde:>6}")

    def _speel_drukker(self, dag: date) -> int:
        """Everything that was printed and not posted yet; how many messages were made known."""
        gedrukt = Drukbundel.objects.filter(bestand__isnull=False, verzending__isnull=True, dag__lte=dag).order_by("pk")
        return sum([bevestig_verzending(bundel.pk, dag) for bundel in gedrukt])
