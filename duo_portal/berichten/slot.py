"""The lock on issued templates: a digest of the files of each version and of what its examples look like.

``sjablonen.lock.toml`` stands beside the templates of a line; the shapes have their own. A version that is in the lock may
not change: neither its files, nor, through a filter or a shape, the letter that it makes.
"""

import hashlib
import tomllib
from datetime import date
from pathlib import Path

from duo_portal.berichten import sjablonen, weergave
from duo_portal.berichten.onderdelen import Rekenregel, Rekenstaat
from duo_portal.berichten.sjablonen import DELEN, Sjabloon, Taal
from duo_portal.berichten.velden import Waarden
from duo_portal.berichten.weergave import Afzender, Berichtgegevens, Rol

BESTAND = "sjablonen.lock.toml"
AFZENDER = Afzender(
    bestuursorgaan="De minister van Onderwijs, Cultuur en Wetenschap",
    namens_deze="de directeur-generaal van de Dienst Uitvoering Onderwijs",
    eenheid="Afdeling Lesgeld",
    bereikbaar="op werkdagen van 9 tot 17 uur",
    telefoon="050 000 00 00",
    postadres=("Onderwijsloket", "Postbus 1", "9700 AA Groningen"),
    rekening="NL00 DEMO 0000 0000 00",
    meekijken_dagen=14,
)
STAAT = Rekenstaat(
    regels=(
        Rekenregel("Lesgeld voor het hele schooljaar", centen=145_800, bron="afgeleid bedrag"),
        Rekenregel("Hele maanden die over zijn", waarde="6 van 12", artikel="Artikel 7 lid 1 UB"),
        Rekenregel("Deel dat vervalt", centen=-72_900, som="€ 1.458,00 × 6 ÷ 12", onbevestigd=True),
    ),
    uitkomst=Rekenregel("Nieuw lesgeld", centen=72_900),
)


def voorbeeldbericht(sjabloon: Sjabloon, taal: Taal, waarden: Waarden) -> Berichtgegevens:
    """A made-up message for the lock, the tests and the pages that show what letters look like."""
    rol: Rol = "zelf" if "zelf" in sjabloon.rollen else "nabestaande"
    return Berichtgegevens(
        sjabloon=sjabloon,
        taal=taal,
        kenmerk="2025-L-000048213",
        dagtekening=date(2026, 6, 15),
        naam="Youssef El Amrani" if rol == "zelf" else "De nabestaanden",
        adresregels=("Lange Voorbeeldstraat 12 A", "9700 AB  Groningen"),
        waarden=waarden,
        afzender=AFZENDER,
        staat=STAAT if sjabloon.rechtsmiddel == "bezwaar" else None,
        laatste_dag=date(2026, 7, 27) if sjabloon.rechtsmiddel == "bezwaar" else None,
        rol=rol,
        over="" if rol == "zelf" else "Els Dijkstra",
    )


def digest_bestanden(map_: Path) -> str:
    """Over the names and contents of all files of one version."""
    som = hashlib.sha256()
    for bestand in sorted(map_.iterdir()):
        som.update(bestand.name.encode() + b"\0" + bestand.read_bytes() + b"\0")
    return som.hexdigest()


def digest(sjabloon: Sjabloon) -> str:
    """Over the files and over every example as it is printed, in both languages: what ``Sjabloonversie.digest`` keeps."""
    som = hashlib.sha256(digest_bestanden(sjabloon.map).encode())
    for waarden in sjablonen.voorbeelden(sjabloon).values():
        for taal in sjablonen.TALEN:
            som.update(weergave.artikel(voorbeeldbericht(sjabloon, taal, waarden)).encode())
    return som.hexdigest()


def bereken(bron: str) -> dict[str, str]:
    """Every version of this source with its digest now."""
    delen = sjablonen.bronnen[bron] / DELEN
    som = {f"{DELEN}/{map_.name}": digest_bestanden(map_) for map_ in sorted(delen.iterdir())} if delen.is_dir() else {}
    return som | {str(sjabloon): digest(sjabloon) for sjabloon in sjablonen.alle() if sjabloon.naam.startswith(f"{bron}/")}


def bereken_vormen() -> dict[str, str]:
    return {f"vorm/{map_.name}": digest_bestanden(map_) for map_ in sorted(weergave.VORMEN.iterdir()) if map_.is_dir()}


def lees(bestand: Path) -> dict[str, str]:
    slot: dict[str, str] = tomllib.loads(bestand.read_text(encoding="utf-8")) if bestand.exists() else {}
    return slot


def gewijzigd(slot: dict[str, str], nu: dict[str, str]) -> list[str]:
    """The issued versions that are no longer what they were, or are gone."""
    return sorted(naam for naam, som in slot.items() if nu.get(naam) != som)


def leg_vast(bestand: Path, nu: dict[str, str]) -> list[str]:
    """Add the versions that are new; refuse to write when an issued one changed. Returns what was added."""
    slot = lees(bestand)
    if fout := gewijzigd(slot, nu):
        raise ValueError(f"uitgegeven versies zijn veranderd: {', '.join(fout)}. Maak een nieuwe versie.")
    nieuw = sorted(set(nu) - set(slot))
    regels = ["# Issued templates and their digests. Lines are added by `manage leg_sjablonen_vast` and never changed."]
    regels += [f'"{naam}" = "{som}"' for naam, som in sorted(nu.items())]
    bestand.write_text("\n".join(regels) + "\n", encoding="utf-8")
    return nieuw
