"""Reference rows (schools, programmes): what is new is added, what differs is brought up to date, and nothing is removed."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models

from duo_portal.databank.schrijven import kopieer
from duo_portal.register.importeren.lezer import Regel
from duo_portal.register.importeren.oordeel import Oordeel
from duo_portal.register.importeren.signalen import Melding

M = TypeVar("M", bound=models.Model)
STAPEL = 5000


@dataclass(slots=True)
class Regelstand:
    """The good lines by key, and the answers on the others."""

    goed: dict[Hashable, tuple[int, dict[str, Any]]]
    meldingen: list[Melding]


def beoordeel(
    regels: Sequence[Regel], lees: Callable[[Oordeel], dict[str, Any]], sleutel: Callable[[dict[str, Any]], Hashable]
) -> Regelstand:
    """A line that repeats an earlier one is an attentie; one that contradicts it rejects both."""
    stand = Regelstand({}, [])
    strijdig: set[Hashable] = set()
    for regel in regels:
        oordeel = Oordeel(regel)
        waarden = lees(oordeel)
        stand.meldingen += oordeel.meldingen
        if oordeel.afgekeurd:
            continue
        eerste = stand.goed.setdefault(sleutel(waarden), (regel.nummer, waarden))
        if eerste[0] == regel.nummer:
            continue
        dubbel = eerste[1] == waarden
        stand.meldingen.append(Melding(regel.nummer, "REGEL_DUBBEL" if dubbel else "REGEL_TEGENSTRIJDIG"))
        if not dubbel:
            strijdig.add(sleutel(waarden))
    for welke in strijdig:
        nummer, _ = stand.goed.pop(welke)
        stand.meldingen.append(Melding(nummer, "REGEL_TEGENSTRIJDIG"))
    return stand


def werk_bij(
    model: type[M], bestaand: dict[Hashable, M], goed: dict[Hashable, tuple[int, dict[str, Any]]], velden: Sequence[str]
) -> list[Melding]:
    """Insert and update in two statements per stack of rows; ``velden`` are the fields that a line may change."""
    nieuw: list[M] = []
    anders: list[M] = []
    meldingen = []
    for welke, (nummer, waarden) in goed.items():
        rij = bestaand.get(welke)
        if rij is None:
            nieuw.append(model(**waarden))
            meldingen.append(Melding(nummer, "NIEUW"))
        elif any(getattr(rij, veld) != waarden[veld] for veld in velden):
            for veld in velden:
                setattr(rij, veld, waarden[veld])
            anders.append(rij)
            meldingen.append(Melding(nummer, "GEWIJZIGD"))
        else:
            meldingen.append(Melding(nummer, "BEKEND"))
    kopieer(nieuw)
    if anders:
        model._default_manager.bulk_update(anders, velden, batch_size=STAPEL)
    return meldingen
