"""On whose behalf decisions are taken at a date (data, not code: ``normen/mandaat.toml``)."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

_BESTAND = Path(__file__).parent / "normen" / "mandaat.toml"


@dataclass(frozen=True)
class Mandaat:
    bestuursorgaan: str
    namens_deze: str
    eenheid: str
    bereikbaar: str
    telefoon: str
    postadres: tuple[str, ...]
    rekening: str


@cache
def mandaat_op(dag: date, taal: str, lijn: str = "") -> Mandaat:
    """The mandate in force on ``dag``, worded in ``taal`` (nl or en); ``lijn`` names the unit that decides, where it has its own."""
    alle = tomllib.loads(_BESTAND.read_text(encoding="utf-8"))["mandaat"]
    geldt = max((deel for deel in alle if deel["geldig_van"] <= dag), key=lambda deel: deel["geldig_van"])
    algemeen = {"telefoon": geldt["telefoon"], "postadres": tuple(geldt["postadres"]), "rekening": geldt["rekening"]}
    woorden = dict(geldt[taal])
    eenheden = woorden.pop("eenheden", {})
    return Mandaat(**algemeen, **woorden | ({"eenheid": eenheden[lijn]} if lijn in eenheden else {}))
