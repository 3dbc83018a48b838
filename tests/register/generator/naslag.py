"""Schools and programmes of the project's own files, as far as the generator needs them; and a nation with a year behind it."""

import csv
from datetime import date
from pathlib import Path

from django.db import connection

from duo_portal.register.generator.situatie import genereer
from duo_portal.register.generator.verloop import laat_jaar_verlopen
from duo_portal.register.models import Instelling, Opleiding
from duo_portal.register.models.onderwijs import Opleidingssoort
from tests import bouw

GEGEVENS = Path(__file__).parents[3] / "duo_portal" / "register" / "gegevens"


def _kolom(bestand: str, kolom: str) -> set[str]:
    with (GEGEVENS / bestand).open(encoding="utf-8", newline="") as stroom:
        return {rij[kolom] for rij in csv.DictReader(stroom, delimiter=";")}


def _niveaus() -> dict[str, str]:
    """The level of each mbo programme."""
    with (GEGEVENS / "opleidingen/crebo_actueel_selectie.csv").open(encoding="utf-8", newline="") as stroom:
        return {rij["crebo"]: rij["niveau"] for rij in csv.DictReader(stroom, delimiter=";")}


def zet_naslag_klaar() -> None:
    brins = _kolom("instellingen/mbo_instellingen.csv", "brin") | _kolom("opleidingen/croho_actueel.csv", "brin")
    Instelling.objects.bulk_create([Instelling(brin=brin, naam=f"School {brin}") for brin in sorted(brins)])
    bronnen = {
        Opleidingssoort.MBO: ("opleidingen/crebo_actueel_selectie.csv", "crebo"),
        Opleidingssoort.HO: ("opleidingen/croho_actueel.csv", "isat"),
        Opleidingssoort.VAVO: ("opleidingen/vavo.csv", "code"),
    }
    niveaus = _niveaus()
    Opleiding.objects.bulk_create(
        Opleiding(soort=soort, code=code, naam=f"Opleiding {code}", niveau=niveaus.get(code, "") if soort == Opleidingssoort.MBO else "")
        for soort, bron in bronnen.items()
        for code in sorted(_kolom(*bron))
    )


def maak_natie_met_jaar(studenten: int) -> None:
    """In the transaction of the test the planner knows nothing of the new rows: only hash joins are then safe."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
    genereer(studenten, 1)
    vergeet_plannen()
    bouw.stel_vast(date(2025, 9, 15))
    laat_jaar_verlopen(1)


def vergeet_plannen() -> None:
    """A foreign key that an earlier test checked against an empty table would go on reading the whole table for each row."""
    with connection.cursor() as cursor:
        cursor.execute("DISCARD PLANS")
