"""What the shell of every page needs: the date, and the menu and the foot that the rooms and lines registered."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import reverse

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.berichten.opmaak import tekst
from duo_portal.tijd import vandaag


@cache
def adres_van(url_naam: str) -> str:
    """The address of a page without values in it: the same for as long as the portal runs."""
    return reverse(url_naam)


def _niets(request: HttpRequest) -> int:
    return 0


@dataclass(frozen=True)
class Menupunt:
    """An item of the main menu; ``aantal`` counts what is new in it for the person who looks."""

    nl: str
    en: str
    url_naam: str
    volgorde: int
    aantal: Callable[[HttpRequest], int] = _niets


@dataclass(frozen=True)
class Menuregel:
    tekst: str
    url: str
    aantal: int
    hier: bool


@dataclass(frozen=True)
class Voetlink:
    """A page at the foot of every page. ``persoonlijk``: only shown to who is logged in; the page itself declares who may see it."""

    nl: str
    en: str
    url_naam: str
    volgorde: int
    persoonlijk: bool = False


@dataclass(frozen=True)
class Voetregel:
    tekst: str
    url: str
    hier: bool


menupunten: Aanmeldlijst[Menupunt] = Aanmeldlijst("menupunt")
voetlinks: Aanmeldlijst[Voetlink] = Aanmeldlijst("voetlink")


def schil(request: HttpRequest) -> dict[str, object]:
    """Context processor. The menu is for who is logged in: others have nothing behind it."""
    ingelogd = getattr(request, "burger", None) is not None
    return {"vandaag": vandaag(), "menu": menu(request) if ingelogd else [], "voet": voet(request, persoonlijk=ingelogd)}


def voet(request: HttpRequest, *, persoonlijk: bool) -> list[Voetregel]:
    """The links of the foot in their order; without ``persoonlijk`` only those for everybody."""
    links = sorted((link for _, link in voetlinks.items() if persoonlijk or not link.persoonlijk), key=lambda link: link.volgorde)
    adressen = [adres_van(link.url_naam) for link in links]
    return [Voetregel(tekst(link.nl, link.en), adres, request.path == adres) for link, adres in zip(links, adressen, strict=True)]


def menu(request: HttpRequest) -> list[Menuregel]:
    punten = sorted((punt for _, punt in menupunten.items()), key=lambda punt: punt.volgorde)
    adressen = [adres_van(punt.url_naam) for punt in punten]
    # The longest address that fits is where the reader is; "/" would fit everywhere.
    passend = (adres for adres in adressen if request.path == adres or (adres != "/" and request.path.startswith(adres)))
    hier = max(passend, key=len, default="")
    return [
        Menuregel(tekst(punt.nl, punt.en), adres, punt.aantal(request), adres == hier) for punt, adres in zip(punten, adressen, strict=True)
    ]
