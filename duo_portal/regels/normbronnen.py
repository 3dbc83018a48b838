"""Every norm that a room or a line works with, by the name of who owns it: what "Zo rekenen wij" shows is what is reckoned with."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.regels.eenheden import Eenheid, Taal, Waarde, schrijf
from duo_portal.regels.normen import Norm, Normen, Normwaarde, Status


@dataclass(frozen=True)
class Normbron:
    """The norms of one owner, with a name for a reader."""

    nl: str
    en: str
    normen: Normen


normbronnen: Aanmeldlijst[Normbron] = Aanmeldlijst("normbron")


@dataclass(frozen=True)
class Kolom:
    """One number of a table of norms, as a norm of its own."""

    naam: str
    eenheid: Eenheid
    omschrijving: str
    omschrijving_en: str


def is_schakelaar(norm: Norm) -> bool:
    """A policy switch: on or off, and each value names its ground."""
    return norm.eenheid is Eenheid.JA_NEE and all(waarde.grond for waarde in norm.waarden)


def uit_tabel(bestand: Path, tabel: str, kolommen: Mapping[str, Kolom]) -> Normen:
    """The norms of a file that keeps several numbers in one dated row (``geldig_van``, ``bron``, ``status``)."""
    rijen = sorted(tomllib.loads(bestand.read_text(encoding="utf-8"))[tabel], key=lambda rij: rij["geldig_van"])
    einden = [*(rij["geldig_van"] for rij in rijen[1:]), None]
    normen = {}
    for sleutel, kolom in kolommen.items():
        waarden = tuple(
            Normwaarde(rij[sleutel], rij["geldig_van"], tot, rij["geldig_van"], rij["bron"], Status(rij["status"]))
            for rij, tot in zip(rijen, einden, strict=True)
        )
        normen[kolom.naam] = Norm(kolom.naam, kolom.eenheid, kolom.omschrijving, waarden, kolom.omschrijving_en)
    return Normen(normen)


def alle_normen() -> Iterator[tuple[str, Norm]]:
    """Each norm with the name of its owner."""
    for naam, bron in normbronnen.items():
        for norm in bron.normen:
            yield naam, bron.normen[norm]


def bron_van(norm: Norm) -> str | None:
    """Who registered this norm; None for a norm that nobody did."""
    return next((naam for naam, ander in alle_normen() if ander is norm or (ander.naam == norm.naam and ander == norm)), None)


_EENHEDEN: dict[Eenheid, tuple[tuple[str, str], tuple[str, str]]] = {
    Eenheid.DAGEN: (("dag", "dagen"), ("day", "days")),
    Eenheid.MAANDEN: (("maand", "maanden"), ("month", "months")),
}


def in_woorden(waarde: Waarde, eenheid: Eenheid, taal: Taal) -> str:
    """The value of a norm with its unit: "14 dagen", "€ 9,00", "6%"."""
    kaal = schrijf(waarde, eenheid, taal)
    if waarde is None:
        return "niet bekend" if taal is Taal.NL else "not known"
    if eenheid in _EENHEDEN:
        een, meer = _EENHEDEN[eenheid][0 if taal is Taal.NL else 1]
        return f"{kaal} {een if waarde == 1 else meer}"
    return kaal
