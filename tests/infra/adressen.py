"""Every address of the portal, from the resolver: what is added there is seen by every test that walks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from duo_portal.toegang.rechten import Recht

BEHEER = "beheer/"


@dataclass(frozen=True)
class Adres:
    """``naam`` as reverse() knows it; ``argumenten`` the names of what stands in the path."""

    naam: str
    patroon: str
    argumenten: tuple[str, ...]
    recht: Recht | None

    @property
    def voor_burger(self) -> bool:
        return self.recht is not None and self.recht.wie == "burger"


def patronen(lijst: list[Any], voor: str = "") -> Iterator[tuple[str, URLPattern]]:
    for adres, patroon, _ in _met_naam(lijst, voor, (), ()):
        yield adres, patroon


def alle_adressen() -> list[Adres]:
    """All that a citizen or a passer-by can ask for; the staff side (``/beheer/``) has walks of its own in tests/beheer."""
    gevonden = []
    for adres, patroon, (namen, argumenten) in _met_naam(get_resolver().url_patterns, "", (), ()):
        if not adres.startswith(BEHEER):
            naam = ":".join([*namen, patroon.name or adres])
            gevonden.append(Adres(naam, adres, argumenten, getattr(patroon.callback, "recht", None)))
    return gevonden


def _met_naam(
    lijst: list[Any], voor: str, namen: tuple[str, ...], argumenten: tuple[str, ...]
) -> Iterator[tuple[str, URLPattern, tuple[tuple[str, ...], tuple[str, ...]]]]:
    for deel in lijst:
        alle = (*argumenten, *getattr(deel.pattern, "converters", {}))
        if isinstance(deel, URLResolver):
            ruimte = (*namen, deel.namespace) if deel.namespace else namen
            yield from _met_naam(deel.url_patterns, voor + str(deel.pattern), ruimte, alle)
        else:
            yield voor + str(deel.pattern), deel, (namen, alle)
