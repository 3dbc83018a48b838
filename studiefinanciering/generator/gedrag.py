"""The shares of gedrag.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def gedrag() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("gedrag.toml").read_text(encoding="utf-8"))


def gewicht(blok: str, naam: str) -> int:
    return int(gedrag()[blok][naam])


def gewichten(blok: str, naam: str) -> list[int]:
    return [int(deel) for deel in gedrag()[blok][naam]]
