"""Use case: put the named demo persons in the register, as they were before the yearly run and as the year went on.

1. per file, in one transaction, what is not there yet: the persons, then each section in the order of the file
2. sections of the register are loaded here; other rooms and lines registered their own
3. in the course of the year each changed fact is noted for the lines that asked for it
"""

import tomllib
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from django.db import transaction

from duo_portal.register.generator.demopersonen.secties import SECTIES, laad_personen
from duo_portal.register.generator.onderdelen import Sectielader, Sectierij, demosecties
from duo_portal.register.generator.verloop import merk
from duo_portal.register.models import Persoon
from duo_portal.register.models.persoon import Herkomst

MAP = Path(__file__).parent
SITUATIE, VERLOOP = "situatie", "verloop"
Inhoud = Mapping[str, list[Sectierij]]


def laad_demopersonen(moment: str) -> dict[str, int]:
    """Rows per section; what was loaded before is left alone."""
    tellingen: dict[str, int] = {}
    for bestand in sorted(MAP.glob("*.toml")):
        inhoud: Inhoud = tomllib.loads(bestand.read_text(encoding="utf-8"))
        with transaction.atomic():
            if merk(f"demopersonen {moment}", bestand.stem):
                _laad(inhoud, moment, tellingen)
    return tellingen


def _laad(inhoud: Inhoud, moment: str, tellingen: dict[str, int]) -> None:
    if moment == SITUATIE:
        tellingen["persoon"] = tellingen.get("persoon", 0) + laad_personen(inhoud["persoon"])
    personen = _sleutels()
    for sectie in _volgorde(inhoud):
        rijen = [_zonder_moment(rij) for rij in inhoud[sectie] if rij.get("moment", SITUATIE) == moment]
        if rijen:
            tellingen[sectie] = tellingen.get(sectie, 0) + _lader(sectie)(rijen, personen)


def _volgorde(inhoud: Inhoud) -> list[str]:
    """The register first: what other rooms add may lean on its facts."""
    onbekend = [sectie for sectie in inhoud if sectie != "persoon" and sectie not in SECTIES and sectie not in demosecties]
    if onbekend:
        raise KeyError(f"niemand kent sectie '{onbekend[0]}'")
    return [sectie for sectie in chain(SECTIES, demosecties) if sectie in inhoud]


def _lader(sectie: str) -> Sectielader:
    return SECTIES[sectie] if sectie in SECTIES else demosecties[sectie]


def _zonder_moment(rij: Sectierij) -> Sectierij:
    return {naam: waarde for naam, waarde in rij.items() if naam != "moment"}


def _sleutels() -> dict[str, int]:
    paren = Persoon.objects.filter(herkomst=Herkomst.DEMO).values_list("bronsleutel", "id")
    return {str(sleutel).removeprefix("demo-"): pk for sleutel, pk in paren}
