"""Small deliveries for the tests of the importers."""

from collections.abc import Mapping
from pathlib import Path

from duo_portal.register.importeren import persoonsregel
from duo_portal.register.importeren.afleveren import Rapport
from duo_portal.register.models import Persoon
from duo_portal.register.models.persoon import Herkomst
from duo_portal.register.versleuteling import versleutel, zoekwaarde
from tests import bouw

INSCHRIJVING = "brin;bsn;opleiding;onderwijs;begindatum;einddatum;examenkandidaat;vrijstelling"
DIPLOMA = "brin;bsn;opleiding;onderwijs;behaald_op"
FOUTE_ELFPROEF = "999990001"


def bsn(nummer: int) -> str:
    """A number in the test range that passes the 11-test; for each ``nummer`` another one."""
    kop = f"9{nummer:06d}"
    som = sum(int(cijfer) * (9 - plek) for plek, cijfer in enumerate(kop))
    achtste = next(cijfer for cijfer in range(10) if (som + 2 * cijfer) % 11 < 10)
    return f"{kop}{achtste}{(som + 2 * achtste) % 11}"


def student(nummer: int) -> Persoon:
    """A person of the usual cast, findable by BSN."""
    wie = bouw.persoon()
    wie.bsn_versleuteld, wie.bsn_zoekwaarde = versleutel(bsn(nummer)), zoekwaarde(bsn(nummer))
    wie.herkomst = Herkomst.BESTAND
    wie.save()
    return wie


def bestand(map_: Path, kop: str, *regels: str) -> Path:
    pad = map_ / "levering.csv"
    pad.write_text("\n".join([kop, *regels]) + "\n", encoding="utf-8")
    return pad


def personenbestand(map_: Path, *regels: Mapping[str, str]) -> Path:
    kolommen = persoonsregel.INDELING.kolommen
    gewoon = {"geslachtsnaam": "Jansen", "geboortedatum": "20010602", "geslacht": "V", "naamgebruik": "E", "geheimhouding": "0"}
    return bestand(map_, ";".join(kolommen), *(";".join({**gewoon, **regel}.get(kolom, "") for kolom in kolommen) for regel in regels))


def codes(rapport: Rapport) -> dict[int, list[str]]:
    """The answers per line of the file."""
    per_regel: dict[int, list[str]] = {}
    for melding in rapport.meldingen:
        per_regel.setdefault(melding.regel, []).append(melding.code)
    return per_regel
