"""Versions of rules, and the guard that an issued version never changes.

A version has two dates: from when it holds in law and from when we use it. ``uitgegeven.toml`` keeps of each issued
version a digest of its behaviour (every step on a fixed grid of inputs, with the names and units of the steps, because
decisions store values by position) and one of its words.
"""

import hashlib
import json
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.regels.eenheden import Publiek, Taal
from duo_portal.regels.motor import Regel
from duo_portal.regels.normen import Normen
from duo_portal.regels.uitleg import Uitlegrij, leg_uit

BESTAND = Path(__file__).parent / "uitgegeven.toml"


@dataclass(frozen=True)
class Versie:
    regeling: str
    geldig_van: date
    in_gebruik_sinds: date

    def __str__(self) -> str:
        return f"{self.regeling}/{self.geldig_van}/{self.in_gebruik_sinds}"


@dataclass(frozen=True)
class Regelversie:
    """An issued rule with its norms; ``rooster`` judges the fixed grid of inputs and returns every step column."""

    versie: Versie
    regel: Regel
    normen: Normen
    rooster: Callable[[], pl.DataFrame]

    def gedrag(self) -> str:
        kop = [(stap.naam, stap.eenheid.value, stap.codes and stap.codes.namen) for stap in self.regel.stappen]
        inhoud = self.rooster().select(self.regel.namen).write_csv()
        return _digest(json.dumps(kop) + inhoud)

    def woorden(self) -> str:
        zinnen = [(stap.naam, stap.artikel, stap.zin_nl, stap.zin_en) for stap in self.regel.stappen]
        return _digest(json.dumps(zinnen, ensure_ascii=False))


regelversies: Aanmeldlijst[Regelversie] = Aanmeldlijst("regelversie")


def meld_regelversie_aan(regelversie: Regelversie) -> None:
    regelversies.meld_aan(str(regelversie.versie), regelversie)


def leg_versie_uit(
    versie: str, waarden: list[int | None], taal: Taal = Taal.NL, kijker: Publiek | None = Publiek.BETROKKENE
) -> list[Uitlegrij]:
    """Explain what a decision stored: the id of the rule version and the values of its steps."""
    uitgegeven = regelversies[versie]
    return leg_uit(uitgegeven.regel, uitgegeven.normen, waarden, taal, kijker)


def afwijkingen() -> list[str]:
    """What differs from the issued versions; empty when nothing changed silently."""
    bekend = tomllib.loads(BESTAND.read_text(encoding="utf-8"))
    fouten = [f"{naam} is uitgegeven, maar bestaat niet meer" for naam in bekend if naam not in regelversies]
    for naam, versie in regelversies.items():
        if naam not in bekend:
            fouten.append(f"{naam} is nog niet uitgegeven")
            continue
        if bekend[naam]["gedrag"] != versie.gedrag():
            fouten.append(f"{naam} rekent anders dan toen de versie werd uitgegeven: maak een nieuwe versie")
        if bekend[naam]["woorden"] != versie.woorden():
            fouten.append(f"{naam} legt anders uit dan toen de versie werd uitgegeven: maak een nieuwe versie")
    return fouten


def geef_uit(naam: str) -> None:
    """Add a new version to the file of issued versions. One that was issued before is never overwritten."""
    tekst = BESTAND.read_text(encoding="utf-8")
    if naam in tomllib.loads(tekst):
        raise ValueError(f"{naam} is al uitgegeven; maak een nieuwe versie")
    versie = regelversies[naam]
    regels = [f'["{naam}"]', f'gedrag = "{versie.gedrag()}"', f'woorden = "{versie.woorden()}"']
    BESTAND.write_text(tekst + "\n" + "\n".join(regels) + "\n", encoding="utf-8")


def _digest(tekst: str) -> str:
    return hashlib.sha256(tekst.encode()).hexdigest()
