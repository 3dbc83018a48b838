"""The make-up of the nation as data: ``marginalen.toml``."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

BESTAND = Path(__file__).with_name("marginalen.toml")
SOORTEN = ("bol_18", "vavo_18", "bol_jong", "bbl", "hbo", "wo", "bol_laat")


@cache
def marginalen() -> dict[str, dict[str, Any]]:
    return tomllib.loads(BESTAND.read_text(encoding="utf-8"))


def kans(blok: str, naam: str) -> int:
    """A share per million."""
    return int(marginalen()[blok][naam])


def namen(blok: str) -> list[str]:
    """The names of the shares in a block, in order: the index of a draw is the index in this list."""
    return [naam for naam, waarde in marginalen()[blok].items() if isinstance(waarde, int)]


def gewichten(blok: str) -> list[int]:
    return [int(marginalen()[blok][naam]) for naam in namen(blok)]
