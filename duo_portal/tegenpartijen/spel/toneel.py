"""Who plays: the bank and the parties of one play, and the registry of everybody who acts on a day."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from pathlib import Path

from django.conf import settings
from django.db import transaction

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.betalingen import betaler
from duo_portal.betalingen.afschrift import partijen
from duo_portal.register.generator.verloop import merk
from duo_portal.tegenpartijen.bank import Bank
from duo_portal.tegenpartijen.partij import Partij
from duo_portal.tegenpartijen.spel.agenda import Agenda

MERK = "spel"
# The bank gives no credit to who pays out before anything came in: the account starts with what a year of refunds may need.
BEGINSALDO = 1_000_000_00
BUITEN = ("overdrachten", "betaalbestanden", "drukwerk", "geluid", "inkomend", "nagebootste-betaaldienst")


class Moment(IntEnum):
    """When of the day, in this order. The night of the portal falls after ``VOOR_DE_NACHT``."""

    VOOR_DE_NACHT = 10  # files of yesterday are fetched
    NA_DE_NACHT = 20  # what the night wrote is printed, posted and notified
    OVERDAG = 25  # schools deliver
    BURGERS = 30
    MEDEWERKERS = 40
    AVOND = 50  # what was made goes out, and everybody outside answers


@dataclass(frozen=True)
class Natie:
    """The generated nation that plays along: its seed, and the reference date that its life was drawn for. None: nobody."""

    zaad: int
    peildatum: date


@dataclass(frozen=True)
class Toneel:
    map: Path
    natie: Natie | None
    bank: Bank
    partijen: Mapping[str, Partij]

    @property
    def agenda(self) -> Agenda:
        return Agenda(self.map / "agenda")


@dataclass(frozen=True)
class Speler:
    """Acts on each day. It may be asked twice for one day, after the play was broken off, and then does nothing twice."""

    moment: Moment
    speel: Callable[[Toneel, date], None]


spelers: Aanmeldlijst[Speler] = Aanmeldlijst("speler")


def richt_in(map_: Path, natie: Natie | None = None) -> Toneel:
    bank = Bank(map_ / "bank", betaler.IBAN, betaler.NAAM, beginsaldo_centen=BEGINSALDO)
    rekeningen = zip(("CJIB", "DEURWAARDER", "BUITENLAND"), partijen.rekeningen("inning"), strict=True)
    return Toneel(map_, natie, bank, {naam: Partij(map_ / naam.lower(), naam, iban, bank) for naam, iban in rekeningen})


def ruim_leeg(toneel: Toneel) -> None:
    """What an earlier play left outside the database would be of another world: files that we gave out, and everybody's books."""
    for map_ in (toneel.map, *(Path(settings.VAR) / naam for naam in BUITEN)):
        if map_.exists():
            shutil.rmtree(map_)


def eenmaal(naam: str, doe: Callable[[], object]) -> bool:
    """Do it unless it was done in this play; the mark stands in the same transaction as what is done."""
    with transaction.atomic():
        if not merk(MERK, naam):
            return False
        doe()
    return True
