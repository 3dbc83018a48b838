"""Schools and programmes of the project's own files, as far as the generator needs them."""

import csv
from pathlib import Path

import pytest

from duo_portal.register.models import Instelling, Opleiding
from duo_portal.register.models.onderwijs import Opleidingssoort

GEGEVENS = Path(__file__).parents[3] / "duo_portal" / "register" / "gegevens"


def _kolom(bestand: str, kolom: str) -> set[str]:
    with (GEGEVENS / bestand).open(encoding="utf-8", newline="") as stroom:
        return {rij[kolom] for rij in csv.DictReader(stroom, delimiter=";")}


def zet_naslag_klaar() -> None:
    brins = _kolom("instellingen/mbo_instellingen.csv", "brin") | _kolom("opleidingen/croho_actueel.csv", "brin")
    Instelling.objects.bulk_create([Instelling(brin=brin, naam=f"School {brin}") for brin in sorted(brins)])
    bronnen = {
        Opleidingssoort.MBO: ("opleidingen/crebo_actueel_selectie.csv", "crebo"),
        Opleidingssoort.HO: ("opleidingen/croho_actueel.csv", "isat"),
        Opleidingssoort.VAVO: ("opleidingen/vavo.csv", "code"),
    }
    Opleiding.objects.bulk_create(
        Opleiding(soort=soort, code=code, naam=f"Opleiding {code}") for soort, bron in bronnen.items() for code in sorted(_kolom(*bron))
    )


@pytest.fixture
def naslag(db: None) -> None:
    zet_naslag_klaar()
