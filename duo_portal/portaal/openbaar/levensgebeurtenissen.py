"""Life events: what we do by ourselves, what you do, and by when. The portal names the event, each line adds its part.

A part is a TOML file named after the event. In a text ``{lesgeld.uitbetaling_dagen}`` is the value of that norm today, so that no
page keeps an amount or a term of its own.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.urls import reverse

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.berichten.opmaak import NBSP, taal_nu
from duo_portal.portaal.openbaar.zorekenen import STATUSSEN, taal
from duo_portal.regels.normbronnen import in_woorden, normbronnen
from duo_portal.regels.normen import Norm, Normfout, Status
from duo_portal.tijd import vandaag

gebeurtenisbronnen: Aanmeldlijst[Path] = Aanmeldlijst("gebeurtenisbron")
_NORM = re.compile(r"\{(\w+)\.(\w+)\}")
KOPPEN = ("wij", "u", "wanneer")


@dataclass(frozen=True)
class Alinea:
    """One thing we do, you do, or a date. ``url`` leads to where it is done."""

    tekst: str
    url: str = ""
    link: str = ""


@dataclass(frozen=True)
class Bron:
    """Where a fact comes from; a page of this portal for a norm. ``taal``: of the text, where that is not the language of the page."""

    tekst: str
    url: str
    status: str
    vast: bool
    taal: str = ""


@dataclass(frozen=True)
class Deel:
    """What one line says of an event."""

    kop: str
    alineas: Mapping[str, Sequence[Alinea]]


@dataclass(frozen=True)
class Gebeurtenis:
    naam: str
    titel: str
    kort: str
    woorden: str
    delen: Sequence[Deel]
    bronnen: Sequence[Bron]


@cache
def _lees(pad: Path) -> dict[str, Any]:
    return tomllib.loads(pad.read_text(encoding="utf-8"))


def namen() -> list[str]:
    """The events, in the order of the pages; the portal's own folder names them."""
    eigen = gebeurtenisbronnen["portaal"]
    return sorted((pad.stem for pad in eigen.glob("*.toml")), key=lambda naam: int(_lees(eigen / f"{naam}.toml")["volgorde"]))


def gebeurtenis(naam: str) -> Gebeurtenis:
    """The event in the active language. Raises ``KeyError`` for a name that does not exist."""
    if naam not in namen():
        raise KeyError(naam)
    eigen = gebeurtenisbronnen["portaal"] / f"{naam}.toml"
    anderen = (map_ / f"{naam}.toml" for van, map_ in gebeurtenisbronnen.items() if van != "portaal")
    ruw = [*(_lees(pad) for pad in anderen if pad.exists()), _lees(eigen)]
    kop = ruw[-1][taal_nu()]
    return Gebeurtenis(
        naam=naam,
        titel=kop["titel"],
        kort=kop["kort"],
        woorden=kop.get("woorden", ""),
        delen=[_deel(deel) for deel in ruw if any(deel.get(soort) for soort in KOPPEN)],
        bronnen=list(dict.fromkeys(bron for deel in ruw for bron in _bronnen(deel))),
    )


def koppen(naam: str) -> tuple[tuple[str, str], ...]:
    """Title, short text and other words of an event, each in Dutch and English."""
    ruw = _lees(gebeurtenisbronnen["portaal"] / f"{naam}.toml")
    return tuple((ruw["nl"][deel], ruw["en"][deel]) for deel in ("titel", "kort", "woorden"))


def alle_gebeurtenissen() -> list[Gebeurtenis]:
    return [gebeurtenis(naam) for naam in namen()]


def _deel(ruw: Mapping[str, Any]) -> Deel:
    kop = ruw.get("kop", {}).get(taal_nu(), "")
    return Deel(kop, {soort: [_alinea(deel) for deel in ruw.get(soort, [])] for soort in KOPPEN})


def _alinea(ruw: Mapping[str, Any]) -> Alinea:
    url = reverse(ruw["naar"], args=ruw.get("met", [])) if "naar" in ruw else ""
    return Alinea(_vul_in(ruw[taal_nu()]), url, ruw.get(f"link_{taal_nu()}", ""))


def _norm(bron: str, naam: str) -> Norm:
    return normbronnen[bron].normen[naam]


def _vul_in(zin: str) -> str:
    return _NORM.sub(lambda deel: _waarde(deel[1], deel[2]).replace(" ", NBSP), zin)


def _waarde(bron: str, naam: str) -> str:
    norm = _norm(bron, naam)
    return in_woorden(norm.op(vandaag()).waarde, norm.eenheid, taal())


def _bronnen(ruw: Mapping[str, Any]) -> Iterator[Bron]:
    for deel in ruw.get("bron", []):
        status = Status(deel["status"])
        yield Bron(deel["tekst"], deel.get("url", ""), STATUSSEN[status][taal_nu() == "en"], status is Status.VASTGESTELD, "nl")
    teksten = " ".join(alinea[taal_nu()] for soort in KOPPEN for alinea in ruw.get(soort, []))
    for bron, naam in dict.fromkeys(_NORM.findall(teksten)):
        yield _normbron(bron, naam)
    for bron, naam in (verwijzing.split(".") for verwijzing in ruw.get("normen", [])):
        yield _normbron(bron, naam)


def _normbron(bron: str, naam: str) -> Bron:
    norm = _norm(bron, naam)
    try:
        status = norm.op(vandaag()).status
    except Normfout:
        status = Status.ONBEVESTIGD
    woorden = norm.omschrijving_en if taal_nu() == "en" else norm.omschrijving
    url = reverse("openbaar:norm", args=[bron, naam])
    return Bron(woorden, url, STATUSSEN[status][taal_nu() == "en"], status is Status.VASTGESTELD)
