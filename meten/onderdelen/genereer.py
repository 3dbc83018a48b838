"""The generator against COPY of the same rows into the same tables, constraints on."""

import io
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from duo_portal.register.generator.kopie import kopieer_bewaarde
from duo_portal.register.generator.situatie import genereer
from duo_portal.register.generator.voorraad import laad_voorraad
from meten.bronnen import TERUGGEGEVEN_OP
from meten.draaien import django_op
from meten.melding import zeg
from meten.opstelling import Meetfout, Opstelling
from meten.opties import Opties
from meten.verslag import Grens, Meting, Uitslag

ZAAD, HOOGSTE_VERHOUDING = 1, 4.0


def meet(opstelling: Opstelling, opties: Opties) -> Uitslag:
    personen = opties.aantal(1_000_000)
    maken: list[float] = []
    kopieren: list[float] = []
    rijen: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as map_, _scholen(opstelling) as bron:
        bewaard = Path(map_)
        rijen = _bewaar(opstelling, bron, personen, bewaard)
        for nummer in range(opties.rondes):
            maken.append(_maak(opstelling, bron, personen))
            kopieren.append(_kopieer(opstelling, bron, bewaard, rijen))
            zeg(f"  ronde {nummer + 1}: maken {maken[-1]:.2f} s, COPY {kopieren[-1]:.2f} s")
    nieuw, kaal = Meting("genereer", "s", tuple(maken)), Meting("COPY van dezelfde rijen", "s", tuple(kopieren))
    return Uitslag(
        "genereer",
        "De generator tegen COPY van dezelfde rijen",
        {"studenten": personen, "rijen": sum(rijen.values())},
        (nieuw, kaal),
        (Grens("tijd van de generator gedeeld door die van COPY", nieuw.mediaan / kaal.mediaan, HOOGSTE_VERHOUDING),),
        {"Rijen": [f"{tabel}: {aantal}" for tabel, aantal in rijen.items()]},
    )


@contextmanager
def _scholen(opstelling: Opstelling) -> Iterator[str]:
    """The reference data that the nation goes to school with."""
    bron = opstelling.kopieer(opstelling.sjabloon, opstelling.naam("scholen"))
    try:
        with django_op(opstelling, bron):
            for opdracht in ("laad_instellingen", "laad_opleidingen"):
                call_command(opdracht, stdout=io.StringIO())
            laad_voorraad()  # makes the fictional schools
        yield bron
    finally:
        opstelling.verwijder(bron)


def _bewaar(opstelling: Opstelling, bron: str, personen: int, map_: Path) -> dict[str, int]:
    """Once, unmeasured: the rows themselves."""
    with opstelling.kloon(bron, "bewaar") as databank, django_op(opstelling, databank):
        return genereer(personen, ZAAD, peildatum=TERUGGEGEVEN_OP, bewaar_in=map_)


def _maak(opstelling: Opstelling, bron: str, personen: int) -> float:
    with opstelling.kloon(bron, "maak") as databank, django_op(opstelling, databank):
        begin = time.perf_counter()
        genereer(personen, ZAAD, peildatum=TERUGGEGEVEN_OP)
        return time.perf_counter() - begin


def _kopieer(opstelling: Opstelling, bron: str, map_: Path, rijen: dict[str, int]) -> float:
    with opstelling.kloon(bron, "copy") as databank, django_op(opstelling, databank), connection.cursor() as cursor:
        begin = time.perf_counter()
        gekopieerd = kopieer_bewaarde(cursor, map_)
        duur = time.perf_counter() - begin
    if gekopieerd != rijen:
        raise Meetfout(f"COPY schreef andere aantallen dan de generator: {gekopieerd} en {rijen}")
    return duur
