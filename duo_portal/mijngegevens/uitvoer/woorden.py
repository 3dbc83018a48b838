"""Columns and values of the download in words for a reader."""

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from duo_portal.berichten.opmaak import centen, datum, taal_nu, tekst

_WOORDEN = Path(__file__).with_name("woorden.toml")


@cache
def woorden() -> Mapping[str, str]:
    """English by Dutch name of a column."""
    vertaald: dict[str, str] = tomllib.loads(_WOORDEN.read_text(encoding="utf-8"))["en"]
    return vertaald


def label(naam: str) -> str:
    kort = naam.removesuffix("_centen").removesuffix("_id")
    return (woorden()[kort] if taal_nu() == "en" else kort.replace("_", " ")).capitalize()


def waarde(naam: str, ding: Any) -> str:
    """Amounts and dates in words; the rest as it stands in the JSON."""
    if isinstance(ding, bool):
        return tekst("ja", "yes") if ding else tekst("nee", "no")
    if naam.endswith("_centen") and isinstance(ding, int):
        return centen(ding)
    if isinstance(ding, str) and len(ding) >= 10 and ding[4:5] == "-":
        try:
            return datum(date.fromisoformat(ding[:10]))
        except ValueError:
            return ding
    if isinstance(ding, list | dict):
        return _samen(ding)
    return str(ding)


def _samen(ding: list[Any] | dict[str, Any]) -> str:
    if isinstance(ding, list) and all(isinstance(deel, str | int) for deel in ding):
        return ", ".join(map(str, ding))
    if isinstance(ding, dict) and all(isinstance(deel, str | int | bool) or deel is None for deel in ding.values()):
        return "; ".join(
            f"{naam.removesuffix('_centen').replace('_', ' ')}: {waarde(naam, deel)}" for naam, deel in ding.items() if deel is not None
        )
    return json.dumps(ding, ensure_ascii=False)
