"""Use case: put the named demo persons in the register, as they were before the yearly run and as the year went on.

1. per file, in one transaction, what is not there yet: the persons, then each section in the order of the file
2. sections of the register are loaded here; other rooms and lines registered their own
3. in the course of the year each changed fact is noted for the lines that asked for it
"""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
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
    for naam, inhoud in bestanden().items():
        with transaction.atomic():
            if merk(f"demopersonen {moment}", naam):
                _laad(inhoud, moment, tellingen)
    return tellingen


def laad_demodag(dag: date) -> dict[str, int]:
    """Facts of the register that were told on this day; money and collection come by themselves in a play."""
    tellingen: dict[str, int] = {}
    for naam, inhoud in bestanden().items():
        rijen = {sectie: [rij for rij in inhoud.get(sectie, ()) if _verteld_op(rij) == dag] for sectie in SECTIES}
        if not any(rijen.values()):
            continue
        with transaction.atomic():
            if merk(f"demopersonen {VERLOOP}", f"{naam}, dag {dag}"):
                personen = _sleutels()
                for sectie, gekozen in rijen.items():
                    tellingen[sectie] = tellingen.get(sectie, 0) + SECTIES[sectie]([_zonder_moment(rij) for rij in gekozen], personen)
    return tellingen


def rijen_van(sectie: str) -> list[Sectierij]:
    """All rows of one section, of all files: what a play must let happen by itself."""
    return [_zonder_moment(rij) for inhoud in bestanden().values() for rij in inhoud.get(sectie, ())]


@cache
def bestanden() -> dict[str, Inhoud]:
    return {pad.stem: tomllib.loads(pad.read_text(encoding="utf-8")) for pad in sorted(MAP.glob("*.toml"))}


def _verteld_op(rij: Sectierij) -> date | None:
    """Schools tell when they deliver; of a death the BRP tells the day after. Facts of before the play were told before it."""
    if rij.get("moment", SITUATIE) != VERLOOP:
        return None
    verteld: date | None = rij.get("ontvangen_op")
    return verteld or rij["datum"] + timedelta(1)


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
