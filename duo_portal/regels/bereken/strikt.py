"""Strict JSON: what Python's reader forgives (a key twice, NaN, a fraction that happens to be whole) stays visible here."""

import json
from dataclasses import dataclass


class DubbelObject(dict[str, object]):
    """A JSON object in which some keys stood more than once."""

    dubbel: list[str]


@dataclass(frozen=True)
class Breuk:
    """A number with a fraction or exponent, kept as it was written. Money and dates are never that."""

    tekst: str


class GeenJson(ValueError):
    """The text is not JSON at all; the message is for the person who sent it."""


def ontleed(tekst: str) -> object:
    try:
        return json.loads(tekst, object_pairs_hook=_object, parse_float=Breuk, parse_constant=Breuk)
    except json.JSONDecodeError as fout:
        raise GeenJson(f"Dit is geen geldige JSON. Kijk op regel {fout.lineno} bij teken {fout.colno}.") from fout
    except (ValueError, RecursionError) as fout:
        raise GeenJson("Dit is geen JSON die we kunnen lezen: een getal is te lang of de haken zijn te diep genest.") from fout


def _object(paren: list[tuple[str, object]]) -> dict[str, object]:
    inhoud = dict(paren)
    if len(inhoud) == len(paren):
        return inhoud
    namen = [naam for naam, _ in paren]
    uit = DubbelObject(inhoud)
    uit.dubbel = [naam for naam in inhoud if namen.count(naam) > 1]
    return uit
