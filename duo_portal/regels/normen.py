"""Dated norms from TOML: the only truth about an amount. A gap or an overlap in time is refused on loading.

A norm has two dates: from when it holds in law (``geldig_van``, with ``geldig_tot`` exclusive) and from when we use it
(``in_gebruik_sinds``), so that a value that gets confirmed later becomes a new row for the same period. A period whose
value nobody knows is declared under ``ontbreekt`` with the reason: known to be missing, never silently absent.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl

from duo_portal.regels.eenheden import Eenheid
from duo_portal.tijd import schooljaren


class Normfout(ValueError):
    """The norm file contradicts itself, or the norm is not there."""


class Status(Enum):
    VASTGESTELD = "vastgesteld"
    AFGELEID = "afgeleid"
    ONBEVESTIGD = "onbevestigd"


@dataclass(frozen=True)
class Normwaarde:
    """``waarde`` is None for a period that is declared missing; ``bron`` then gives the reason."""

    waarde: int | bool | None
    geldig_van: date
    geldig_tot: date | None
    in_gebruik_sinds: date
    bron: str
    status: Status
    grond: str = ""

    @property
    def bron_url(self) -> str:
        """The first address in the source, "" when it names none."""
        return next((deel.rstrip(").,;:") for deel in self.bron.split() if deel.startswith("http")), "")

    def geldt_op(self, datum: date) -> bool:
        return self.geldig_van <= datum and (self.geldig_tot is None or datum < self.geldig_tot)


@dataclass(frozen=True)
class Norm:
    naam: str
    eenheid: Eenheid
    omschrijving: str
    waarden: tuple[Normwaarde, ...]
    omschrijving_en: str = ""

    def op(self, datum: date) -> Normwaarde:
        for waarde in self.waarden:
            if waarde.geldt_op(datum):
                return waarde
        raise Normfout(f"Voor {datum.isoformat()} is er geen waarde van '{self.naam}'.")

    def kolom(self, datum: pl.Expr) -> pl.Expr:
        """The value that holds on the date of each row; null where it is missing (the engine decides whether that may be)."""
        uit: pl.Expr = pl.lit(None, dtype=self.eenheid.type)
        for deel in self.waarden:
            geldt = (
                datum >= deel.geldig_van if deel.geldig_tot is None else datum.is_between(deel.geldig_van, deel.geldig_tot, closed="left")
            )
            uit = pl.when(geldt).then(pl.lit(deel.waarde, dtype=self.eenheid.type)).otherwise(uit)
        return uit


@dataclass(frozen=True)
class Normen:
    """The norms of one file as they stand on one day of use."""

    inhoud: Mapping[str, Norm]

    def __getitem__(self, naam: str) -> Norm:
        try:
            return self.inhoud[naam]
        except KeyError:
            raise Normfout(f"De norm '{naam}' bestaat niet.") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self.inhoud)

    def keuze(self, namen: Mapping[int, str], code: pl.Expr, datum: pl.Expr, anders: int | None = None) -> pl.Expr:
        """On each row the value of the norm that belongs to its code; ``anders`` for a code that has none."""
        uit: pl.Expr = pl.lit(anders, dtype=pl.Int64)
        for nummer, naam in namen.items():
            uit = pl.when(code == nummer).then(self[naam].kolom(datum)).otherwise(uit)
        return uit

    def __or__(self, ander: "Normen") -> "Normen":
        return Normen({**self.inhoud, **ander.inhoud})


def laad(bestand: Path, in_gebruik_op: date | None = None) -> Normen:
    """Read a norm file, as it was in use on a day (without a day: as it is now)."""
    ruw = tomllib.loads(bestand.read_text(encoding="utf-8"))
    standaard: date = ruw.pop("in_gebruik_sinds")
    return Normen({naam: _norm(naam, deel, standaard, in_gebruik_op) for naam, deel in ruw.items()})


def laad_schakelaars(bestand: Path, in_gebruik_op: date | None = None) -> Normen:
    """Policy switches: norms that are on or off, each with the ground it rests on."""
    schakelaars = laad(bestand, in_gebruik_op)
    for naam in schakelaars:
        norm = schakelaars[naam]
        if norm.eenheid is not Eenheid.JA_NEE or not all(waarde.grond for waarde in norm.waarden):
            raise Normfout(f"De schakelaar '{naam}' is ja of nee, en noemt steeds zijn grond.")
    return schakelaars


def _norm(naam: str, ruw: dict[str, Any], standaard: date, op: date | None) -> Norm:
    eenheid = Eenheid(ruw["eenheid"])
    rijen = [_waarde(naam, rij, eenheid, standaard) for rij in ruw["waarden"]]
    rijen += [_waarde(naam, {**rij, "status": "onbevestigd"}, eenheid, standaard, ontbreekt=True) for rij in ruw.get("ontbreekt", [])]
    for dag in {rij.in_gebruik_sinds for rij in rijen}:
        _controleer_aansluiting(naam, _stand(rijen, dag))
    return Norm(naam, eenheid, ruw["omschrijving"], tuple(_stand(rijen, op)), ruw.get("omschrijving_en", ""))


def _waarde(naam: str, rij: dict[str, Any], eenheid: Eenheid, standaard: date, *, ontbreekt: bool = False) -> Normwaarde:
    waarde = None if ontbreekt else rij["waarde"]
    if not ontbreekt and type(waarde) is not (bool if eenheid is Eenheid.JA_NEE else int):
        raise Normfout(f"De norm '{naam}' heeft een waarde van het verkeerde type: {waarde!r}.")
    van, tot = _periode(rij)
    if not rij["bron"]:
        raise Normfout(f"De norm '{naam}' van {van} noemt geen bron.")
    return Normwaarde(waarde, van, tot, rij.get("in_gebruik_sinds", standaard), rij["bron"], Status(rij["status"]), rij.get("grond", ""))


def _periode(rij: dict[str, Any]) -> tuple[date, date | None]:
    """Either from and until, or a school year."""
    if "schooljaar" in rij:
        jaar = schooljaren.lees(rij["schooljaar"])
        return schooljaren.begin(jaar), schooljaren.begin(jaar + 1)
    return rij["geldig_van"], rij.get("geldig_tot")


def _stand(rijen: Sequence[Normwaarde], op: date | None) -> list[Normwaarde]:
    """Of each period the row that was last taken into use by that day."""
    nieuwste: dict[tuple[date, date | None], Normwaarde] = {}
    for rij in sorted(rijen, key=lambda rij: rij.in_gebruik_sinds):
        if op is None or rij.in_gebruik_sinds <= op:
            nieuwste[rij.geldig_van, rij.geldig_tot] = rij
    return sorted(nieuwste.values(), key=lambda rij: rij.geldig_van)


def _controleer_aansluiting(naam: str, rijen: Sequence[Normwaarde]) -> None:
    for rij in rijen:
        if rij.geldig_tot is not None and rij.geldig_tot <= rij.geldig_van:
            raise Normfout(f"De norm '{naam}' eindigt op {rij.geldig_tot} voor hij begint.")
    for eerder, later in pairwise(rijen):
        if eerder.geldig_tot is None or eerder.geldig_tot > later.geldig_van:
            raise Normfout(f"De norm '{naam}' heeft twee waarden op {later.geldig_van}.")
        if eerder.geldig_tot < later.geldig_van:
            raise Normfout(f"De norm '{naam}' heeft geen waarde van {eerder.geldig_tot} tot {later.geldig_van}.")
