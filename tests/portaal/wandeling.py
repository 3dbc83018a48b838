"""A walk over all pages that somebody can reach by following links: new pages are covered by themselves."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

HOOGSTENS_PER_PAGINA = 2  # of one view: a second message is no other page
_LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]+)"')
# Not walked: the staff side has a walk of its own, and these open something outside the portal.
NIET = ("/beheer/", "/statisch/", "/nagebootste-bank/", "/inlogdienst/")


@dataclass(frozen=True)
class Bladzij:
    """An answer that a browser shows as a page."""

    pad: str
    naam: str
    html: str
    koppen: Mapping[str, str]


def loop_rond(client: Client, *begin: str) -> list[Bladzij]:
    """Every page from ``begin`` on, by links; of each view at most a few. Downloads and forms sent in are no pages.

    A link inside the portal that leads nowhere is a failure.
    """
    nog, gezien, keren, bladzijden = list(begin or ("/",)), set[str](), dict[str, int](), []
    while nog:
        pad = nog.pop(0)
        naam = _naam(pad)
        if pad in gezien or keren.get(naam, 0) >= HOOGSTENS_PER_PAGINA:
            continue
        gezien.add(pad)
        antwoord = client.get(pad)
        assert antwoord.status_code in (200, 302), (pad, antwoord.status_code)
        if antwoord.status_code == 302:
            nog += _binnen(pad, [antwoord["Location"]])
        elif antwoord["Content-Type"].startswith("text/html"):
            keren[naam] = keren.get(naam, 0) + 1
            bladzij = Bladzij(pad, naam, antwoord.content.decode(), antwoord.headers)
            bladzijden.append(bladzij)
            nog += _binnen(pad, map(unescape, _LINK.findall(bladzij.html)))
    return bladzijden


def _binnen(pad: str, links: Iterable[str]) -> Iterator[str]:
    """Addresses within the portal, without the part after #."""
    for link in links:
        volledig = urlsplit(urljoin(f"http://testserver{pad}", link))
        if volledig.netloc == "testserver" and not volledig.path.startswith(NIET):
            yield volledig.path + (f"?{volledig.query}" if volledig.query else "")


def _naam(pad: str) -> str:
    """The view of an address; an address without one has itself as name, so that it is asked for and found wanting."""
    try:
        return resolve(urlsplit(pad).path).view_name
    except Resolver404:
        return pad
