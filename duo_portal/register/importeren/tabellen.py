"""The national tables of the BRP that the importers look codes up in."""

import csv
from functools import cache

from duo_portal.register.importeren.bestanden import GEGEVENS


@cache
def tabel(naam: str) -> dict[str, str]:
    """Code and description of one table, such as ``tabel33_gemeenten``."""
    with (GEGEVENS / "landelijke_tabellen" / f"{naam}.csv").open(encoding="utf-8-sig", newline="") as bestand:
        return {rij[0]: rij[1] for rij in list(csv.reader(bestand))[1:] if rij}


def gemeenten() -> dict[str, str]:
    return tabel("tabel33_gemeenten")


def landen() -> dict[str, str]:
    return tabel("tabel34_landen")


def nationaliteiten() -> dict[str, str]:
    return tabel("tabel32_nationaliteiten")


def titels() -> dict[str, str]:
    return tabel("tabel38_adellijke_titels")


def gezag() -> dict[str, str]:
    return tabel("tabel61_gezagsverhouding")
