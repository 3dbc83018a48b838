"""What moves on our account, as the bank keeps it: amounts in whole cents, ``bij`` when money came in."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

EINDTOEEIND_ONBEKEND = "NOTPROVIDED"


@dataclass(frozen=True)
class Opdracht:
    """One order of a payment file. ``mandaat`` only where we collect."""

    eindtoeeind: str
    centen: int
    naam: str
    iban: str
    omschrijving: str
    mandaat: str = ""


@dataclass(frozen=True)
class Bestand:
    """A payment file: ``bij`` when we collect (pain.008), else we pay (pain.001)."""

    berichtkenmerk: str
    batchkenmerk: str
    bij: bool
    dag: date
    opdrachten: tuple[Opdracht, ...]

    @property
    def centen(self) -> int:
        return sum(opdracht.centen for opdracht in self.opdrachten)


@dataclass(frozen=True)
class Overschrijving:
    """Somebody pays us, at ``dag`` or the next bank day. ``sleutel`` makes a repeat of the same payment harmless."""

    sleutel: str
    dag: date
    centen: int
    iban: str
    naam: str
    omschrijving: str


@dataclass(frozen=True)
class Beweging:
    """One entry of a statement. ``aantal`` > 0: a whole file in one entry. ``retourcode``: it came back, with the reason."""

    bij: bool
    centen: int
    code: str
    referentie: str
    aantal: int = 0
    berichtkenmerk: str = ""
    batchkenmerk: str = ""
    eindtoeeind: str = ""
    mandaat: str = ""
    naam: str = ""
    iban: str = ""
    omschrijving: str = ""
    retourcode: str = ""

    def als_dict(self) -> dict[str, Any]:
        return {naam: waarde for naam, waarde in asdict(self).items() if waarde or naam in ("bij", "centen")}

    @classmethod
    def uit_dict(cls, waarden: Mapping[str, Any]) -> "Beweging":
        return cls(**waarden)
