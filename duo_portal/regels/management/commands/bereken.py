"""``manage bereken REGELING < invoer.json``: calculate with the rules. Opens no database."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from duo_portal.regels.bereken import bereken_tekst, regelingen
from duo_portal.regels.bereken.uitvoer import fouten_json
from duo_portal.regels.bereken.velden import Fout, Veld

FOUT = 2


class Command(BaseCommand):
    help = "Berekent met de regels: JSON of NDJSON in, JSON of NDJSON uit."
    requires_system_checks = ()
    zonder_databank = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("regeling", nargs="?", help="naam van de regeling; zie --lijst")
        parser.add_argument("--lijst", action="store_true", help="noem de regelingen met hun velden")
        parser.add_argument("--schema", metavar="REGELING", help="geef het JSON-schema van de invoer")

    def handle(self, *args: Any, regeling: str | None, lijst: bool, schema: str | None, **options: Any) -> None:
        if lijst:
            self._schrijf([_beschrijving(naam) for naam in regelingen])
            return
        naam = schema or regeling
        if naam is None or naam not in regelingen:
            self._schrijf([fouten_json([_onbekend(naam)])])
            sys.exit(FOUT)
        if schema:
            self._schrijf([json.dumps(regelingen[naam].schema(), ensure_ascii=False, indent=2)])
            return
        antwoorden, goed = bereken_tekst(regelingen[naam], sys.stdin.buffer.read())
        self._schrijf(antwoorden)
        if not goed:
            sys.exit(FOUT)

    def _schrijf(self, regels: list[str]) -> None:
        self.stdout.write("\n".join(regels))


def _onbekend(naam: str | None) -> Fout:
    wat = f"De regeling '{naam}' kennen we niet." if naam else "Noem een regeling."
    return Fout("regeling", f"{wat} Kies uit: {', '.join(regelingen)}.")


def _beschrijving(naam: str) -> str:
    regeling = regelingen[naam]
    invoer = ", ".join(_veldnaam(veld) for veld in regeling.velden)
    return f"{naam}\n  invoer:   {invoer}\n  uitkomst: {', '.join(regeling.uitkomst)}"


def _veldnaam(veld: Veld) -> str:
    return f"{veld.naam}{'?' if veld.optioneel else ''}"
