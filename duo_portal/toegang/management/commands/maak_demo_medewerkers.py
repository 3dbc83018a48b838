"""``manage maak_demo_medewerkers``: the members of staff of the demo."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from duo_portal import omgeving
from duo_portal.toegang.rollen import Rol, maak_rollen

# Karin Bos works at a school: she is known, but the pages of staff are not hers.
MEDEWERKERS: dict[str, tuple[str, str, tuple[Rol, ...]]] = {
    "samira": ("Samira", "Boutaleb", (Rol.BEHANDELAAR_LESGELD, Rol.BEHANDELAAR_STUDIEFINANCIERING, Rol.FINANCIEEL)),
    "wim": ("Wim", "Hofstra", (Rol.TEAMLEIDER, Rol.FINANCIEEL)),
    "joyce": ("Joyce", "Pinas", (Rol.KLACHTBEHANDELAAR,)),
    "ineke": ("Ineke", "Faber", (Rol.PRIVACY,)),
    "marit": ("Marit", "Postma", (Rol.FUNCTIONEEL_BEHEER,)),
    "otto": ("Otto", "Klaver", (Rol.AUDITOR,)),
    "karin": ("Karin", "Bos", ()),
}


class Command(BaseCommand):
    help = "Maakt de medewerkers van de demo. Een herhaling verandert niets."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Demo-medewerkers bestaan alleen in de demo (DUO_DEMO=1).")
        ontbreekt = set(MEDEWERKERS) - set(User.objects.filter(username__in=MEDEWERKERS).values_list("username", flat=True))
        if not ontbreekt:
            self.stdout.write("De demo-medewerkers bestonden al.")
            return
        bestand = settings.VAR / "demo-medewerkers.txt"
        wachtwoord = _wachtwoord(bestand)
        with transaction.atomic():
            maak_rollen()
            for naam in sorted(ontbreekt):
                _maak(naam, wachtwoord)
        self.stdout.write(f"Demo-medewerkers gemaakt: {', '.join(sorted(ontbreekt))}. Inloggen kan op /beheer/.")
        self.stdout.write(f"Hun wachtwoord is {wachtwoord} (staat ook in {bestand.name} in de map var).")


def _wachtwoord(bestand: Path) -> str:
    """From outside, from an earlier time, or new; kept in a file that only the owner reads."""
    gegeven = omgeving.geheim("DUO_DEMO_WACHTWOORD", "")
    if not gegeven and bestand.exists():
        return bestand.read_text(encoding="utf-8").strip()
    wachtwoord = gegeven or secrets.token_urlsafe(9)
    bestand.parent.mkdir(parents=True, exist_ok=True)
    beschrijver = os.open(bestand, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(beschrijver, "w", encoding="utf-8") as open_bestand:
        open_bestand.write(wachtwoord + "\n")
    return wachtwoord


def _maak(naam: str, wachtwoord: str) -> None:
    voornaam, achternaam, rollen = MEDEWERKERS[naam]
    gebruiker = User.objects.create_user(naam, password=wachtwoord, first_name=voornaam, last_name=achternaam, is_staff=bool(rollen))
    gebruiker.groups.set(Group.objects.filter(name__in=rollen))
