"""What a notification may tell of a message: its nature, whether a reaction is expected, and by when (Awb 2:10, from 2027).

Each source of templates has a ``meldingen.toml`` beside its folders. A message whose template is not in it is announced all the
same, with the advice to read it: silence would be worse, and a test finds the gap.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, cast

from django.template import Context

from duo_portal.berichten import sjablonen
from duo_portal.berichten.sjablonen import Sjabloon
from duo_portal.berichten.velden import Waarden

BESTAND = "meldingen.toml"
ZONDER_DATUM = "zonder_datum"
Aard: TypeAlias = Literal["besluit", "bericht", "verzoek", "voorstel"]
AARDEN = {"besluit", "bericht", "verzoek", "voorstel"}


@dataclass(frozen=True)
class Aankondiging:
    """``reactie``: True, False, or None when the template does not say."""

    aard: Aard
    reactie: bool | None
    voor: date | None = None

    def op(self, dag: date) -> "Aankondiging":
        """As it is told at ``dag``: a date that has passed is not asked of anybody, the message itself says what holds then."""
        return replace(self, voor=None) if self.voor is not None and self.voor < dag else self


@cache
def _gegevens(map_: Path) -> Mapping[str, Mapping[str, str]]:
    bestand = map_ / BESTAND
    return tomllib.loads(bestand.read_text(encoding="utf-8")) if bestand.exists() else {}


def staat_beschreven(sjabloon: Sjabloon) -> bool:
    return sjabloon.map.parent.name in _gegevens(sjabloon.map.parent.parent)


def kondig_aan(sjabloon: Sjabloon, waarden: Waarden) -> Aankondiging:
    """What may be said of a message with these values. Raises ``ValueError`` when its ``reactie`` comes out as something else."""
    if not staat_beschreven(sjabloon):
        return Aankondiging("bericht", None)
    regel = _gegevens(sjabloon.map.parent.parent)[sjabloon.map.parent.name]
    if regel["aard"] not in AARDEN:
        raise ValueError(f"{sjabloon}: onbekende aard '{regel['aard']}'")
    motor = sjablonen.motor(sjabloon.map.parent.parent)
    reactie = motor.from_string(regel["reactie"]).render(Context(dict(waarden), autoescape=False)).strip()
    voor = None if reactie in ("", ZONDER_DATUM) else date.fromisoformat(reactie)
    return Aankondiging(cast(Aard, regel["aard"]), bool(reactie), voor)
