"""Use case: make the nation as it was known before the yearly run.

1. see what stands already: a nation grows, it is never made twice
2. for each slice, in one transaction: reserve ids, compute the frames, copy them, let every room add its own rows
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
from django.db import connection, transaction

from duo_portal.register.generator import persoonsfeiten
from duo_portal.register.generator.gezin import met_gezin, met_naam, ouders_van, sleutel, studenten_als_mensen
from duo_portal.register.generator.kopie import Kopie, Tabel, reserveer_ids
from duo_portal.register.generator.levensloop import levenslopen
from duo_portal.register.generator.nummers import koppen
from duo_portal.register.generator.onderdelen import Snede, generatoronderdelen
from duo_portal.register.generator.schoolfeiten import Scholing
from duo_portal.register.generator.trekking import Trekking
from duo_portal.register.generator.voorraad import Voorraad, bezette_bsns, laad_voorraad
from duo_portal.register.generator.wonen import adressen
from duo_portal.register.models import Persoon
from duo_portal.register.models.persoon import Herkomst
from duo_portal.tijd import schooljaren, vandaag

SNEDE = 50_000
MEEST = 2_900_000  # the range of test BSNs holds no more families
Melder = Callable[[int, int], None]


class GeneratorFout(Exception):
    """The nation cannot be made; the message says what to do."""


def stil(_klaar: int, _totaal: int) -> None:
    """No progress shown."""


@dataclass(frozen=True)
class Natie:
    zaad: int
    peildatum: date
    voorraad: Voorraad
    vrije_bsns: pl.Series

    @property
    def schooljaar(self) -> int:
        return schooljaren.schooljaar_van(self.peildatum)


def genereer(
    personen: int, zaad: int, *, peildatum: date | None = None, melder: Melder = stil, bewaar_in: Path | None = None, snede: int = SNEDE
) -> dict[str, int]:
    """Rows written per table. ``personen`` counts students and is rounded up to a pair; their parents come with them."""
    tot = personen + personen % 2
    if not 0 < tot <= MEEST:
        raise GeneratorFout(f"Kies een aantal personen van 1 tot en met {MEEST:_}.".replace("_", "."))
    begin = volgend_nummer(zaad)
    natie = Natie(zaad, peildatum or vandaag(), laad_voorraad(), koppen(bezette_bsns()))
    tellingen: dict[str, int] = {}
    for van in range(begin, tot, snede):
        with transaction.atomic(), connection.cursor() as cursor:
            kopie = Kopie(cursor, bewaar_in, tellingen)
            kopie.schrijf(_maak_snede(natie, van, min(van + snede, tot), lambda n: reserveer_ids(cursor, "register_persoon", n)))
        melder(min(van + snede, tot), tot)
    return tellingen


def volgend_nummer(zaad: int) -> int:
    """The first number that is not there yet; ids grow with the numbers, so the last student made is found from the end."""
    laatste = (
        Persoon.objects.filter(herkomst=Herkomst.GEGENEREERD, bronsleutel__contains="-S-")
        .order_by("-id")
        .values_list("bronsleutel", flat=True)
        .first()
    )
    if laatste is None:
        return 0
    eigen, _, nummer = str(laatste).partition("-S-")
    if eigen != f"G{zaad}":
        raise GeneratorFout(f"Er staat al een natie met zaad {eigen[1:]}. Gebruik dat zaad, of begin met een lege database.")
    return int(nummer) + 1


def _maak_snede(natie: Natie, van: int, tot: int, reserveer: Callable[[int], int]) -> Iterator[Tabel]:
    trekking = Trekking(natie.zaad)
    studenten = met_gezin(trekking, levenslopen(trekking, van, tot, natie.peildatum))
    ouders = ouders_van(trekking, studenten)
    eerste = reserveer(studenten.height + ouders.height)
    studenten = studenten.with_columns(persoon_id=eerste + pl.int_range(pl.len(), dtype=pl.Int64))
    ouders = ouders.with_columns(persoon_id=eerste + studenten.height + pl.int_range(pl.len(), dtype=pl.Int64))
    yield from _personen(natie, trekking, studenten, ouders)
    scholing = Scholing(trekking, natie.voorraad, natie.schooljaar)
    yield from scholing.situatie(scholing.verdeel(studenten))
    snede = Snede(natie.zaad, natie.peildatum, natie.schooljaar, van, tot, studenten, ouders)
    for _, onderdeel in generatoronderdelen.items():
        yield from onderdeel.situatie(snede)


def _personen(natie: Natie, trekking: Trekking, studenten: pl.DataFrame, ouders: pl.DataFrame) -> Iterator[Tabel]:
    student, ouder = sleutel(natie.zaad)
    mensen = pl.concat(
        [studenten_als_mensen(trekking, studenten).with_columns(bronsleutel=student), ouders.with_columns(bronsleutel=ouder)],
        how="diagonal",
    )
    mensen = met_naam(trekking, mensen)
    jaar = natie.schooljaar
    yield persoonsfeiten.personen(mensen, natie.vrije_bsns)
    yield persoonsfeiten.gegevens(trekking, mensen)
    yield adressen(trekking, mensen)
    yield persoonsfeiten.relaties(mensen)
    yield persoonsfeiten.rekeningen(trekking, mensen)
    yield persoonsfeiten.inkomens(trekking, mensen, jaar)
    yield persoonsfeiten.overlijdens(trekking, mensen, jaar)
    yield persoonsfeiten.bewind(trekking, mensen, jaar)
