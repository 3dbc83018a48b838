"""``manage regelversies``: compare the rules with their issued versions, or issue a new one."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from duo_portal.regels.versies import afwijkingen, geef_uit, regelversies


class Command(BaseCommand):
    help = "Vergelijkt de regels met hun uitgegeven versies. Met --geef-uit wordt een nieuwe versie vastgelegd."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--geef-uit", metavar="VERSIE", dest="geef_uit")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["geef_uit"]:
            geef_uit(options["geef_uit"])
        fouten = afwijkingen()
        self.stdout.write("\n".join(fouten or [f"{naam}: ongewijzigd" for naam in regelversies]))
        if fouten:
            sys.exit(1)
