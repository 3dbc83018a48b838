"""The values of a message: plain JSON, each with a kind, checked before the message is frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
Waarden: TypeAlias = Mapping[str, Json]

SOORTEN = {"centen", "aantal", "schooljaar", "datum", "ja_nee", "code", "tekst", "lange_tekst", "rijen"}
GROOTSTE_BEDRAG = 10**12
LANGSTE_TEKST = {"tekst": 240, "lange_tekst": 20_000}  # characters; the long kind is what a citizen typed


class OngeldigeWaarden(ValueError):
    """The values do not fit the template; ``fouten`` names every field that is wrong."""

    def __init__(self, sjabloon: str, fouten: list[str]) -> None:
        super().__init__(f"{sjabloon}: {'; '.join(fouten)}")
        self.fouten = fouten


@dataclass(frozen=True)
class Veld:
    """One value of a template. ``vanaf`` is the least amount, number or count of rows; ``leeg`` allows null."""

    soort: str
    leeg: bool = False
    vanaf: int = 0
    codes: tuple[str, ...] = ()
    velden: Mapping[str, "Veld"] = field(default_factory=dict)


def lees_velden(bron: Mapping[str, object]) -> dict[str, Veld]:
    """``naam = "soort"`` or ``naam = {soort = …, leeg = …, vanaf = …, codes = […], velden = {…}}``."""
    return {naam: _lees_veld(naam, wat) for naam, wat in bron.items()}


def _lees_veld(naam: str, wat: object) -> Veld:
    opties: dict[str, Any] = dict(wat) if isinstance(wat, Mapping) else {"soort": wat}
    opties["codes"] = tuple(opties.get("codes", ()))
    opties["velden"] = lees_velden(opties.get("velden", {}))
    veld = Veld(**opties)
    if veld.soort not in SOORTEN or (veld.soort == "code") != bool(veld.codes) or (veld.soort == "rijen") != bool(veld.velden):
        raise ValueError(f"veld '{naam}' is niet goed beschreven: {wat!r}")
    return veld


def fouten(velden: Mapping[str, Veld], waarden: Waarden, waar: str = "") -> list[str]:
    """Every fault at once: what is missing, what is unknown, what has the wrong kind."""
    gevonden = [f"'{waar}{naam}' ontbreekt" for naam in velden if naam not in waarden]
    gevonden += [f"'{waar}{naam}' is onbekend" for naam in waarden if naam not in velden]
    for naam, veld in velden.items():
        if naam in waarden:
            gevonden += _fouten_van(veld, waarden[naam], waar + naam)
    return gevonden


def _fouten_van(veld: Veld, waarde: Json, naam: str) -> list[str]:
    if waarde is None:
        return [] if veld.leeg else [f"'{naam}' mag niet leeg zijn"]
    if veld.soort == "rijen":
        return _fouten_van_rijen(veld, waarde, naam)
    return [] if _past(veld, waarde) else [f"'{naam}' is geen {veld.soort}: {waarde!r}"]


def _fouten_van_rijen(veld: Veld, waarde: Json, naam: str) -> list[str]:
    if not isinstance(waarde, list) or not all(isinstance(rij, dict) for rij in waarde):
        return [f"'{naam}' is geen lijst van rijen"]
    if len(waarde) < veld.vanaf:
        return [f"'{naam}' heeft minder dan {veld.vanaf} rijen"]
    return [fout for nr, rij in enumerate(waarde) if isinstance(rij, dict) for fout in fouten(veld.velden, rij, f"{naam}.{nr}.")]


def _past(veld: Veld, waarde: Json) -> bool:
    if veld.soort == "ja_nee":
        return isinstance(waarde, bool)
    if veld.soort in {"centen", "aantal", "schooljaar"}:
        laagste, hoogste = (1990, 2100) if veld.soort == "schooljaar" else (veld.vanaf, GROOTSTE_BEDRAG)
        return isinstance(waarde, int) and not isinstance(waarde, bool) and laagste <= waarde <= hoogste
    if not isinstance(waarde, str):
        return False
    if veld.soort == "datum":
        return _is_datum(waarde)
    return waarde in veld.codes if veld.soort == "code" else 0 < len(waarde.strip()) <= LANGSTE_TEKST[veld.soort]


def _is_datum(waarde: str) -> bool:
    try:
        return date.fromisoformat(waarde).isoformat() == waarde
    except ValueError:
        return False
