"""All parts of one person's download, in a fixed order: what JSON and PDF are made of."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from duo_portal.mijngegevens.uitvoer.delen import Bron, Deel, Rij, uitvoerdelen
from duo_portal.toegang.burger import Burger
from duo_portal.toegang.models import Inzage

DOEL, GROND = "uw eigen gegevens meenemen", "AVG art. 15 en 20"
INKOMENS = "inkomens"
INKOMENVELDEN = ("jaar", "toetsingsinkomen_centen", "bron")


@dataclass(frozen=True)
class Onderdeel:
    """One part with its words; ``namen`` are its columns."""

    naam: str
    nl: str
    en: str
    bron: Bron
    namen: tuple[str, ...]


def onderdelen() -> list[Onderdeel]:
    """Every part, also those that turn out to be empty."""
    delen = [Onderdeel(naam, deel.nl, deel.en, deel.bron, tuple(deel.namen)) for naam, deel in uitvoerdelen.items()]
    return [*delen, Onderdeel(INKOMENS, "Uw inkomen", "Your income", "belastingdienst", INKOMENVELDEN)]


def rijen_van(naam: str, burger: Burger) -> Iterator[Rij]:
    """The rows of one part. Only for the person themselves: ``burger`` is who they are."""
    if naam == INKOMENS:
        return _inkomens(burger)
    deel: Deel = uitvoerdelen[naam]
    return deel.rijen(burger.persoon_id)


def leg_vast(burger: Burger, vorm: str) -> None:
    """Written before the data leave the house: the person finds it in the list of who looked."""
    Inzage.objects.create(persoon_id=burger.persoon_id, door=burger.naam[:120], wat=f"al uw gegevens, als {vorm}", doel=DOEL, grond=GROND)


def _inkomens(burger: Burger) -> Iterator[Rij]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM mijngegevens_eigen_inkomens(%s, %s, %s, %s)", [burger.persoon_id, burger.naam[:120], DOEL, GROND])
        rijen = cursor.fetchall()
    for rij in rijen:
        yield dict(zip(INKOMENVELDEN, rij, strict=True))
