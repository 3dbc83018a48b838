"""The months as a list, newest first, a page at a time by the month itself (keyset)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from duo_portal.berichten.opmaak import tekst
from studiefinanciering.beeld import Bedragen, Maand, Stufibeeld
from studiefinanciering.betaaldag import betaaldag

PER_BLADZIJDE = 24


@dataclass(frozen=True)
class Maandregel:
    """What counts for the month, in which form, and whether it was paid."""

    maand: date
    bedragen: Bedragen
    woord: str
    uitleg: bool  # there is an award in force, so there is a calculation to read


@dataclass(frozen=True)
class Maandbladzijde:
    """``verder``: the key of the next page, "" on the last one."""

    regels: Sequence[Maandregel]
    verder: str = ""


def bladzijde(beeld: Stufibeeld, voor: str) -> Maandbladzijde:
    """The months before ``voor`` ("2024-03"); what is no month begins at the newest."""
    grens = _grens(voor)
    alle = [maand for maand in reversed(beeld.maanden) if grens is None or maand.maand < grens]
    getoond = alle[:PER_BLADZIJDE]
    verder = f"{getoond[-1].maand:%Y-%m}" if len(alle) > PER_BLADZIJDE else ""
    return Maandbladzijde([_regel(maand, beeld) for maand in getoond], verder)


def _grens(voor: str) -> date | None:
    try:
        return date.fromisoformat(f"{voor}-01")
    except ValueError:
        return None


def _regel(maand: Maand, beeld: Stufibeeld) -> Maandregel:
    return Maandregel(maand.maand, maand.toegekend, _woord(maand, beeld), maand.tijdvak is not None)


def _woord(maand: Maand, beeld: Stufibeeld) -> str:
    if maand.verschil > 0:
        return tekst("wij betalen nog bij", "we still pay more")
    if maand.verschil < 0:
        return tekst("u kreeg te veel", "you got too much")
    if maand.geboekt is not None and betaaldag(maand.maand) <= beeld.dag:
        return tekst("betaald", "paid")
    return tekst("komt nog", "to come")
