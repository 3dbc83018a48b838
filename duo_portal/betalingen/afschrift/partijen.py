"""Accounts of parties that remit the money of many claims in one sum (data, not code: ``partijen.toml``)."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

_BESTAND = Path(__file__).with_name("partijen.toml")


@cache
def rekeningen(soort: Literal["betaaldienst", "inning"]) -> tuple[str, ...]:
    """The accounts of the payment provider, or of the CJIB and the bailiffs."""
    return tuple(deel["iban"] for deel in tomllib.loads(_BESTAND.read_text(encoding="utf-8"))["partij"] if deel["soort"] == soort)
