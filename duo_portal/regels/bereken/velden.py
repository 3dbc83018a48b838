"""The fields of a calculation: each kind of field reads a JSON value, names its fault in Dutch, and describes its schema."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from duo_portal.regels.bereken.strikt import Breuk, DubbelObject
from duo_portal.regels.codes import Codelijst
from duo_portal.tijd import schooljaren

_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MAAND = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
EERSTE_DATUM, LAATSTE_DATUM = date(1900, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True)
class Fout:
    """``en``: the same message in English, for who fills in a form; faults that only a program can make have none."""

    veld: str
    melding: str
    en: str = ""


class Veldsoort(Protocol):
    def lees(self, waarde: object, pad: str, fouten: list[Fout]) -> object:
        """The value as Python has it, or None after adding a fault."""

    def schema(self) -> dict[str, object]: ...


@dataclass(frozen=True)
class Veld:
    naam: str
    soort: Veldsoort
    optioneel: bool = False
    uitleg: str = ""


@dataclass(frozen=True)
class Datum:
    eerste: date = EERSTE_DATUM
    laatste: date = LAATSTE_DATUM

    def lees(self, waarde: object, pad: str, fouten: list[Fout]) -> date | None:
        try:
            if not isinstance(waarde, str) or not _DATUM.fullmatch(waarde):
                raise ValueError
            datum = date.fromisoformat(waarde)
        except ValueError:
            fouten.append(Fout(pad, f"{_toon(waarde)} is geen datum. Schrijf jaar, maand en dag zo: 2026-01-31."))
            return None
        if not self.eerste <= datum <= self.laatste:
            fouten.append(
                Fout(
                    pad,
                    f"{waarde} valt buiten {self.eerste} tot en met {self.laatste}. Kies een datum daarbinnen.",
                    f"{waarde} is not between {self.eerste} and {self.laatste}. Choose a date within these.",
                )
            )
            return None
        return datum

    def schema(self) -> dict[str, object]:
        return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


@dataclass(frozen=True)
class Maand:
    """A month as text ("2026-01"), read as its first day."""

    eerste: date = EERSTE_DATUM
    laatste: date = LAATSTE_DATUM

    def lees(self, waarde: object, pad: str, fouten: list[Fout]) -> date | None:
        if not isinstance(waarde, str) or not _MAAND.fullmatch(waarde):
            fouten.append(Fout(pad, f"{_toon(waarde)} is geen maand. Schrijf jaar en maand zo: 2026-01."))
            return None
        maand = date(int(waarde[:4]) or 1, int(waarde[5:]), 1)
        if not self.eerste <= maand <= self.laatste:
            van, tot = f"{self.eerste:%Y-%m}", f"{self.laatste:%Y-%m}"
            fouten.append(
                Fout(
                    pad,
                    f"{waarde} valt buiten {van} tot en met {tot}. Kies een maand daarbinnen.",
                    f"{waarde} is not between {van} and {tot}. Choose a month within these.",
                )
            )
            return None
        return maand

    def schema(self) -> dict[str, object]:
        return {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"}


@dataclass(frozen=True)
class Schooljaar:
    """A school year as text ("2025-2026"), read as the year in which it begins."""

    def lees(self, waarde: object, pad: str, fouten: list[Fout]) -> int | None:
        try:
            return schooljaren.lees(waarde if isinstance(waarde, str) else "")
        except ValueError:
            fouten.append(Fout(pad, f"{_toon(waarde)} is geen schooljaar. Schrijf twee jaren die op elkaar volgen, zo: 2025-2026."))
            return None

    def schema(self) -> dict[str, object]:
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{4}$"}


@dataclass(frozen=True)
class Keuze:
    """One of a list of codes by name. ``namen`` gives other public names than those of the code list."""

    lijst: Codelijst
    namen: Mapping[str, int] | None = None

    @property
    def keuzes(self) -> Mapping[str, int]:
        return self.namen or {code.name.lower(): int(code) for code in self.lijst.codes}

    def lees(self, waarde: object, pad: str, fouten: list[Fout]) -> int | None:
        if isinstance(waarde, str) and waarde in self.keuzes:
            return self.keuzes[waarde]
        fouten.append(Fout(pad, f"{_toon(waarde)} kennen we niet. Kies uit: {', '.join(self.keuzes)}."))
        return None

    def schema(self) -> dict[str, object]:
        return {"type": "string", "enum": list(self.keuzes)}


@dataclass(frozen=True)
class Geheel:
    minst: int = 0
    meest: int = 10**12

    def lees(self, waarde: object, pad: str, fouten: list[Fout]) -> int | None:
        if isinstance(waarde, bool) or not isinstance(waarde, int):
            fouten.append(
                Fout(pad, f"{_toon(waarde)} is geen geheel getal. Schrijf alleen cijfers, zonder punt, komma of aanhalingstekens.")
            )
            return None
        if not self.minst <= waarde <= self.meest:
            fouten.append(
                Fout(
                    pad,
                    f"Dit getal moet liggen tussen {self.minst} en {self.meest}.",
                    f"This number must lie between {self.minst} and {self.meest}.",
                )
            )
            return None
        return waarde

    def schema(self) -> dict[str, object]:
        return {"type": "integer", "minimum": self.minst, "maximum": self.meest}


@dataclass(frozen=True)
class JaNee:
    def lees(self, waarde: object, pad: str, fouten: list[Fout]) -> bool | None:
        if isinstance(waarde, bool):
            return waarde
        fouten.append(Fout(pad, f"{_toon(waarde)} is geen ja of nee. Schrijf true of false, zonder aanhalingstekens."))
        return None

    def schema(self) -> dict[str, object]:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Lijst:
    """A list of objects that each have the same fields."""

    velden: tuple[Veld, ...]
    minst: int = 0
    meest: int = 100

    def lees(self, waarde: object, pad: str, fouten: list[Fout]) -> list[dict[str, object]] | None:
        if not isinstance(waarde, list):
            fouten.append(Fout(pad, f"{_toon(waarde)} is geen lijst. Zet de gegevens tussen [ en ]."))
            return None
        if not self.minst <= len(waarde) <= self.meest:
            fouten.append(
                Fout(
                    pad,
                    f"Geef {self.minst} tot en met {self.meest} onderdelen. Nu zijn het er {len(waarde)}.",
                    f"Give {self.minst} up to and including {self.meest} parts. Now there are {len(waarde)}.",
                )
            )
            return None
        return [lees_object(deel, self.velden, f"{pad}[{nummer}]", fouten) for nummer, deel in enumerate(waarde)]

    def schema(self) -> dict[str, object]:
        return {"type": "array", "items": schema_van(self.velden), "minItems": self.minst, "maxItems": self.meest}


def lees_object(waarde: object, velden: Sequence[Veld], pad: str, fouten: list[Fout]) -> dict[str, object]:
    """Read all fields and collect all faults: unknown, double, missing and wrong fields, each named by its path."""
    if not isinstance(waarde, dict):
        fouten.append(Fout(pad, f"{_toon(waarde)} is geen object. Zet de velden tussen {{ en }}."))
        return {}
    voor = f"{pad}." if pad else ""
    bekend = {veld.naam for veld in velden}
    for naam in waarde:
        if naam not in bekend:
            fouten.append(
                Fout(voor + naam, f"Dit veld kennen we niet. Haal het weg. Bekend zijn: {', '.join(veld.naam for veld in velden)}.")
            )
    if isinstance(waarde, DubbelObject):
        fouten.extend(Fout(voor + naam, "Dit veld staat er meer dan één keer. Laat er één staan.") for naam in waarde.dubbel)
    return {veld.naam: _lees_veld(waarde, veld, voor + veld.naam, fouten) for veld in velden}


def _lees_veld(inhoud: Mapping[str, object], veld: Veld, pad: str, fouten: list[Fout]) -> object:
    waarde = inhoud.get(veld.naam)
    if waarde is not None:
        return veld.soort.lees(waarde, pad, fouten)
    if not veld.optioneel:
        wat, en = ("is leeg", "is empty") if veld.naam in inhoud else ("ontbreekt", "is missing")
        fouten.append(Fout(pad, f"Dit veld {wat}. Vul het in.", f"This field {en}. Fill it in."))
    return None


def schema_van(velden: Sequence[Veld]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": {veld.naam: _veldschema(veld) for veld in velden},
        "required": [veld.naam for veld in velden if not veld.optioneel],
        "additionalProperties": False,
    }


def _veldschema(veld: Veld) -> dict[str, object]:
    schema = veld.soort.schema()
    uitleg: dict[str, object] = {"description": veld.uitleg} if veld.uitleg else {}
    return ({"anyOf": [schema, {"type": "null"}]} if veld.optioneel else schema) | uitleg


def _toon(waarde: object) -> str:
    """What was sent, short enough for a message."""
    if isinstance(waarde, Breuk):
        tekst = waarde.tekst
    elif isinstance(waarde, bool):
        tekst = "true" if waarde else "false"
    elif isinstance(waarde, list | dict):
        tekst = "een lijst" if isinstance(waarde, list) else "een object"
        return tekst[0].upper() + tekst[1:]
    else:
        tekst = str(waarde)
    return f"'{tekst if len(tekst) <= 40 else tekst[:40] + '…'}'"
