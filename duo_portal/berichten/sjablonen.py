"""Templates of messages as versioned files, registered by the service lines.

``<bron>/<naam>/<versie>/`` holds ``meta.toml`` (subject, four lines, remedy, fields), ``nl.html``, ``en.html`` and
``voorbeeld.json`` (cases that the tests and the lock render). A version that was issued is never edited: make the next one.
``<bron>/delen/<versie>/`` holds what several templates include.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NoReturn, TypeAlias, cast

from django.template import Engine, Template
from django.template.context import Context

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.berichten.velden import OngeldigeWaarden, Veld, Waarden, fouten, lees_velden

Taal: TypeAlias = Literal["nl", "en"]
Rechtsmiddel: TypeAlias = Literal["bezwaar", "vraag_besluit", "geen"]
TALEN: tuple[Taal, ...] = ("nl", "en")
REGELS = ("wat", "hoeveel", "wat_moet_u_doen", "voor_wanneer")
ROLLEN = {"zelf", "vertegenwoordiger", "nabestaande"}
DELEN = "delen"
_BREEK = re.compile(r"[ \t\r\n]+")  # not the non-breaking space of amounts and dates

bronnen: Aanmeldlijst[Path] = Aanmeldlijst("map met sjablonen")


class _Streng(str):
    """Django prints nothing for a name that it does not know; a message must fail instead."""

    def __contains__(self, deel: object) -> bool:
        return deel == "%s" or super().__contains__(str(deel))

    def __mod__(self, naam: object) -> NoReturn:
        raise LookupError(f"onbekende naam in sjabloon: {naam}")


@cache
def motor(map_: Path) -> Engine:
    """A template engine that sees this folder only, escapes everything and fails on unknown names."""
    return Engine(dirs=[str(map_)], builtins=["duo_portal.berichten.opmaak"], string_if_invalid=_Streng("%s"))


@dataclass(frozen=True)
class Sjabloon:
    naam: str
    versie: int
    map: Path
    vorm: int
    rechtsmiddel: Rechtsmiddel
    rollen: frozenset[str]
    velden: Mapping[str, Veld]
    zinnen: Mapping[Taal, Mapping[str, str]]

    def __str__(self) -> str:
        return f"{self.naam}/{self.versie}"

    def controleer(self, waarden: Waarden) -> None:
        """Refuse values that are missing, unknown or of the wrong kind; to be called before the message is frozen."""
        if gevonden := fouten(self.velden, waarden):
            raise OngeldigeWaarden(str(self), gevonden)

    def teksten(self, taal: Taal) -> dict[str, Template]:
        """The compiled subject, line above the four lines, the four lines themselves, and the body (``inhoud``)."""
        return _teksten(self.map, taal, tuple(self.zinnen[taal].items()))

    def zin(self, taal: Taal, wat: str, omgeving: Context) -> str:
        """One of the sentences of ``meta.toml`` as plain text: whoever prints it escapes it."""
        return _BREEK.sub(" ", self.teksten(taal)[wat].render(omgeving)).strip()


@cache
def _teksten(map_: Path, taal: Taal, zinnen: tuple[tuple[str, str], ...]) -> dict[str, Template]:
    engine = motor(map_.parent.parent)
    teksten = {naam: engine.from_string(zin) for naam, zin in zinnen}
    return teksten | {"inhoud": engine.get_template(f"{map_.parent.name}/{map_.name}/{taal}.html")}


@cache
def haal(naam: str, versie: int) -> Sjabloon:
    """The template ``lesgeld/betalingsverzoek`` in this version."""
    bron, _, kort = naam.partition("/")
    map_ = bronnen[bron] / kort / str(versie)
    meta = tomllib.loads((map_ / "meta.toml").read_text(encoding="utf-8"))
    return Sjabloon(
        naam=naam,
        versie=versie,
        map=map_,
        vorm=int(meta["vorm"]),
        rechtsmiddel=_rechtsmiddel(meta["rechtsmiddel"]),
        rollen=_rollen(meta["rollen"]),
        velden=lees_velden(meta["velden"]),
        zinnen={taal: _zinnen(naam, meta[taal]) for taal in TALEN},
    )


def _rechtsmiddel(waarde: str) -> Rechtsmiddel:
    if waarde not in {"bezwaar", "vraag_besluit", "geen"}:
        raise ValueError(f"onbekend rechtsmiddel: {waarde}")
    return cast(Rechtsmiddel, waarde)


def _rollen(waarden: list[str]) -> frozenset[str]:
    if not waarden or not ROLLEN.issuperset(waarden):
        raise ValueError(f"onbekende rol in {waarden}")
    return frozenset(waarden)


def _zinnen(naam: str, bron: Mapping[str, str]) -> dict[str, str]:
    zinnen = {"vooraf": "", **bron}
    if set(zinnen) != {"onderwerp", "vooraf", *REGELS}:
        raise ValueError(f"{naam}: verwacht onderwerp en de vier regels, gevonden {sorted(bron)}")
    return zinnen


def versies(bron: str, kort: str) -> list[int]:
    return sorted(int(map_.name) for map_ in (bronnen[bron] / kort).iterdir() if map_.name.isdigit())


def nieuwste(naam: str) -> Sjabloon:
    bron, _, kort = naam.partition("/")
    return haal(naam, versies(bron, kort)[-1])


def alle() -> list[Sjabloon]:
    """Every version of every template of every line, in a fixed order."""
    return [
        haal(f"{bron}/{map_.name}", versie)
        for bron, wortel in bronnen.items()
        for map_ in sorted(wortel.iterdir())
        if map_.is_dir() and map_.name != DELEN
        for versie in versies(bron, map_.name)
    ]


def voorbeelden(sjabloon: Sjabloon) -> dict[str, Waarden]:
    """The cases of ``voorbeeld.json`` by name: made-up values that together reach every branch of the text."""
    gevallen: dict[str, Waarden] = json.loads((sjabloon.map / "voorbeeld.json").read_text(encoding="utf-8"))
    return gevallen
