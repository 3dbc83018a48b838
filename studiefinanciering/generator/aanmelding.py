"""What this line registers with the generator."""

from collections.abc import Iterator

import polars as pl
from django.db.backends.utils import CursorWrapper

from duo_portal.register.generator.kopie import Tabel
from duo_portal.register.generator.onderdelen import Onderdeel, Snede, demosecties, generatoronderdelen
from studiefinanciering.generator import demosecties as secties
from studiefinanciering.generator.aanspraak import aanvragers, bekend_voor_de_run
from studiefinanciering.generator.keuzes import keuzes, verleden
from studiefinanciering.generator.ouderzijde import ouderjaren, oudersituaties, verleggingen

LIJN = "studiefinanciering"


def situatie(snede: Snede) -> Iterator[Tabel]:
    """What stood before the yearly run: choices, months of before, and the parents' side."""
    vragers = aanvragers(snede).filter(bekend_voor_de_run(snede))
    yield keuzes(snede, vragers)
    yield from verleden(snede, vragers)
    yield oudersituaties(snede, vragers)
    yield ouderjaren(snede)
    yield from verleggingen(snede, vragers)


def verloop(_cursor: CursorWrapper, snede: Snede) -> Iterator[Tabel]:
    """Who began, or turned 18, in the course of the year; to be judged, as any new choice is."""
    later = aanvragers(snede).filter(~bekend_voor_de_run(snede))
    yield keuzes(snede, later)
    jaar = snede.schooljaar + 1
    rijen = later.select("persoon_id", lijn=pl.lit(LIJN), periode=pl.lit(jaar), aanleiding=pl.lit("keuze"))
    yield Tabel("register_tebeoordelen", rijen.sort("persoon_id"))


def meld_aan() -> None:
    generatoronderdelen.meld_aan("studiefinanciering", Onderdeel(situatie=situatie, verloop=verloop))
    for naam, lader in secties.SECTIES.items():
        demosecties.meld_aan(naam, lader)
