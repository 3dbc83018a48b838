"""The download as JSON, line by line while it is read; and its schema, made from the same parts."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from duo_portal.mijngegevens.uitvoer.delen import kolom_van, uitvoerdelen
from duo_portal.mijngegevens.uitvoer.inhoud import INKOMENS, onderdelen, rijen_van
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger

INDELING = "mijn-gegevens/1"
_SOORTEN = {
    "BooleanField": "boolean",
    "SmallIntegerField": "integer",
    "IntegerField": "integer",
    "BigIntegerField": "integer",
    "BigAutoField": "integer",
    "ForeignKey": "integer",
    "JSONField": None,
    "ArrayField": "array",
}


def schrijf(burger: Burger) -> Iterator[str]:
    """One object: the layout, the day, and a list per part. Memory holds one part of a table at a time."""
    kop = {
        "indeling": INDELING,
        "schema": "/mijn-gegevens/schema.json",
        "dag": vandaag().isoformat(),
        "gemaakt_op": timezone.now().isoformat(),
    }
    yield json.dumps(kop, ensure_ascii=False)[:-1] + ', "onderdelen": {\n'
    for plek, deel in enumerate(onderdelen()):
        yield f"{',' if plek else ''}{json.dumps(deel.naam)}: ["
        for nummer, rij in enumerate(rijen_van(deel.naam, burger)):
            yield ("," if nummer else "") + "\n" + json.dumps(rij, ensure_ascii=False)
        yield "]\n"
    yield "}}\n"


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12): each part with its words in two languages, each column with its kind."""
    delen = {
        deel.naam: {
            "type": "array",
            "title": deel.nl,
            "description": deel.en,
            "x-bron": deel.bron,
            "items": {
                "type": "object",
                "properties": _kolommen(deel.naam, deel.namen),
                "required": list(deel.namen),
                "additionalProperties": False,
            },
        }
        for deel in onderdelen()
    }
    tekst = {"type": "string"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Mijn gegevens",
        "description": "Bedragen zijn hele eurocenten. Data zijn ISO 8601. Amounts are whole euro cents. Dates are ISO 8601.",
        "type": "object",
        "properties": {
            "indeling": {"const": INDELING},
            "schema": tekst,
            "dag": {**tekst, "format": "date"},
            "gemaakt_op": {**tekst, "format": "date-time"},
            "onderdelen": {"type": "object", "properties": delen, "required": list(delen), "additionalProperties": False},
        },
        "required": ["indeling", "schema", "dag", "gemaakt_op", "onderdelen"],
    }


def _kolommen(naam: str, namen: tuple[str, ...]) -> dict[str, Any]:
    if naam == INKOMENS:
        return {"jaar": {"type": "integer"}, "toetsingsinkomen_centen": {"type": "integer"}, "bron": {"type": "string"}}
    deel = uitvoerdelen[naam]
    return {kort: _kolom(kolom_van(deel.klasse, pad)) for kort, pad in zip(namen, deel.paden, strict=True)}


def _kolom(kolom: Any) -> dict[str, Any]:
    soort = "ForeignKey" if kolom.is_relation else "ArrayField" if hasattr(kolom, "base_field") else kolom.get_internal_type()
    if soort in _SOORTEN and not kolom.flatchoices:
        eigen = _SOORTEN[soort]
        return {"type": [eigen, "null"]} if eigen else {}
    vorm = {"DateField": {"format": "date"}, "DateTimeField": {"format": "date-time"}, "UUIDField": {"format": "uuid"}}.get(soort, {})
    return {"type": ["string", "null"], **vorm}
