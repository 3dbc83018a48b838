"""Parts of the generator: each room adds the rows of its own tables, each line its own course of the year.

A room registers, in its ``AppConfig.ready``, an ``Onderdeel`` in ``generatoronderdelen`` and, for the named demo persons, the
sections of their files that are its own in ``demosecties``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl
from django.db.backends.utils import CursorWrapper

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.register.generator.kopie import Tabel
from duo_portal.register.generator.trekking import Trekking


@dataclass(frozen=True)
class Snede:
    """Students ``van`` up to and excluding ``tot`` of the nation.

    ``studenten`` has a row per student: ``nr`` and ``persoon_id``, and what ``levensloop.levenslopen`` says of them. Beside
    the persons also their family (``gezin.met_gezin``), and ``ouders`` with a row per parent; in the course of the year not.
    """

    zaad: int
    peildatum: date
    schooljaar: int
    van: int
    tot: int
    studenten: pl.DataFrame
    ouders: pl.DataFrame = field(default_factory=pl.DataFrame)

    @property
    def trekking(self) -> Trekking:
        return Trekking(self.zaad)


def niets(_snede: Snede) -> Iterable[Tabel]:
    return ()


def geen_verloop(_cursor: CursorWrapper, _snede: Snede) -> Iterable[Tabel]:
    return ()


@dataclass(frozen=True)
class Onderdeel:
    """``situatie``: rows beside the persons. ``verloop``: rows of the year that followed; it may read what runs have made.

    ``klaar_voor_verloop`` gives a sentence for the user when something must be done first, or an empty text.
    """

    situatie: Callable[[Snede], Iterable[Tabel]] = niets
    verloop: Callable[[CursorWrapper, Snede], Iterable[Tabel]] = geen_verloop
    klaar_voor_verloop: Callable[[int], str] = lambda _schooljaar: ""


generatoronderdelen: Aanmeldlijst[Onderdeel] = Aanmeldlijst("generatoronderdeel")

Sectierij = Mapping[str, Any]
# Writes the rows of one section; persons are found by the keys used in the files.
Sectielader = Callable[[list[Sectierij], Mapping[str, int]], int]
demosecties: Aanmeldlijst[Sectielader] = Aanmeldlijst("demosectie")
