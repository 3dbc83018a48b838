"""The text of a file for a party (docs/leveringen.md), line by line, the same bytes for the same rows."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from duo_portal.vorderingen.models import Actie, Partij

INDELING = "overdracht/1"


@dataclass(frozen=True)
class Kop:
    partij: Partij
    datum: date
    volgnummer: int
    aantal: int

    @property
    def naam(self) -> str:
        return f"OVERDRACHT-{self.partij.name}-{self.datum:%Y%m%d}-{self.volgnummer}"


@dataclass(frozen=True)
class Overdracht:
    """``kenmerk`` is the payment reference without spaces. ``bsn`` only where the party needs it."""

    volgnummer: int
    actie: Actie
    kenmerk: str
    hoofdsom_centen: int
    kosten_centen: int
    ontvangen_centen: int
    debiteur: dict[str, Any]
    bsn: str | None = None


def schrijf(kop: Kop, regels: Iterable[Overdracht]) -> Iterator[bytes]:
    """One JSON object per line, the first one about the file. Amounts are whole cents."""
    yield _regel(
        {"indeling": INDELING, "bestand": kop.naam, "partij": kop.partij.name, "datum": kop.datum.isoformat(), "aantal": kop.aantal}
    )
    for regel in regels:
        yield _regel(_velden(regel))


def _velden(regel: Overdracht) -> dict[str, Any]:
    velden: dict[str, Any] = {
        "regel": regel.volgnummer,
        "actie": regel.actie.name.lower(),
        "kenmerk": regel.kenmerk,
        "hoofdsom_centen": regel.hoofdsom_centen,
        "kosten_centen": regel.kosten_centen,
        "ontvangen_centen": regel.ontvangen_centen,
    }
    if regel.debiteur:
        velden["debiteur"] = {**regel.debiteur, **({"bsn": regel.bsn} if regel.bsn else {})}
    return velden


def _regel(velden: dict[str, Any]) -> bytes:
    return (json.dumps(velden, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()
