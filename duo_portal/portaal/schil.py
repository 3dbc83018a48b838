"""What the shell of every page needs: the date, and the menu that the rooms and lines registered."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.berichten.opmaak import tekst
from duo_portal.tijd import vandaag


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


menupunten: Aanmeldlijst[Menupunt] = Aanmeldlijst("menupunt")


def schil(request: HttpRequest) -> dict[str, object]:
    """Context processor. The menu is for who is logged in: others have nothing behind it."""
    ingelogd = getattr(request, "burger", None) is not None
    return {"vandaag": vandaag(), "menu": menu(request) if ingelogd else []}


def menu(request: HttpRequest) -> list[Menuregel]:
    punten = sorted((punt for _, punt in menupunten.items()), key=lambda punt: punt.volgorde)
    adressen = [reverse(punt.url_naam) for punt in punten]
    # The longest address that fits is where the reader is; "/" would fit everywhere.
    passend = (adres for adres in adressen if request.path == adres or (adres != "/" and request.path.startswith(adres)))
    hier = max(passend, key=len, default="")
    return [
        Menuregel(tekst(punt.nl, punt.en), adres, punt.aantal(request), adres == hier) for punt, adres in zip(punten, adressen, strict=True)
    ]
