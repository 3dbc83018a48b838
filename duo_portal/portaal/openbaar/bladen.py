"""The open pages by name: what the search, the map of the site and the home page know of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from django.urls import reverse

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.berichten.opmaak import tekst

TweeTalen: TypeAlias = tuple[str, str]  # Dutch, English


@dataclass(frozen=True)
class Blad:
    """One open page. ``woorden``: other words that people look for; ``sjabloon``: its text, where that stands in a template.

    ``naslag``: a rule or a norm, which a search shows after the pages that explain.
    """

    titel: TweeTalen
    kort: TweeTalen
    url_naam: str
    args: tuple[str, ...] = ()
    woorden: TweeTalen = ("", "")
    sjabloon: str = ""
    in_de_voet: bool = False
    naslag: bool = False

    @property
    def url(self) -> str:
        return reverse(self.url_naam, args=self.args)

    @property
    def kop(self) -> str:
        return tekst(*self.titel)

    @property
    def uitleg(self) -> str:
        return tekst(*self.kort)


bladbronnen: Aanmeldlijst[Callable[[], Iterable[Blad]]] = Aanmeldlijst("bladbron")


def alle_bladen() -> list[Blad]:
    """Every open page, in order of registration."""
    return [blad for _, maak in bladbronnen.items() for blad in maak()]
