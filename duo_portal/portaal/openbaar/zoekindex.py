"""A small index of the open pages in memory, one per language. It forgives typing errors and asks no database."""

import difflib
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import strip_tags

from duo_portal.portaal.openbaar.bladen import Blad, alle_bladen

LANGST = 100
MEESTE = 20
_LIJKT = 0.8  # one or two letters wrong in a word of eight
_NIETSZEGGEND = """
    de het een en of ik u uw mijn is zijn van voor met op in te aan bij naar dat die dit wat hoe als om er niet kan wel
    the a an and or i you your my are for with on to at by that this what how if it not can do
"""
_STOPWOORDEN = frozenset(_NIETSZEGGEND.split())


@dataclass(frozen=True)
class Vermelding:
    """A page with the words on it and what each is worth."""

    blad: Blad
    gewichten: dict[str, int]


@dataclass(frozen=True)
class Vondst:
    titel: str
    kort: str
    url: str


def zoek(vraag: str, taal: Literal["nl", "en"]) -> list[Vondst]:
    """The best pages first; every word of the question counts, also one that only looks like a word on a page."""
    woorden = [woord for woord in splits(vraag) if woord not in _STOPWOORDEN]
    index = _index(taal)
    punten: dict[int, int] = {}
    for woord in woorden:
        for nummer, waarde in _treffers(woord, index).items():
            punten[nummer] = punten.get(nummer, 0) + waarde
    beste = sorted(punten, key=lambda nummer: (-punten[nummer], nummer))[:MEESTE]
    bladen = [index[nummer].blad for nummer in beste if punten[nummer] * 5 >= max(punten.values())]
    plaats = 0 if taal == "nl" else 1
    return [Vondst(blad.titel[plaats], blad.kort[plaats], blad.url) for blad in bladen]


def _treffers(woord: str, index: list[Vermelding]) -> dict[int, int]:
    exact = {nummer: deel.gewichten[woord] * 3 for nummer, deel in enumerate(index) if woord in deel.gewichten}
    begin = {nummer: waarde for nummer, deel in enumerate(index) if (waarde := _begint(woord, deel.gewichten)) and nummer not in exact}
    if exact or begin:
        return exact | begin
    lijkt = difflib.get_close_matches(woord, {term for deel in index for term in deel.gewichten}, n=3, cutoff=_LIJKT)
    return {
        nummer: sum(deel.gewichten.get(term, 0) for term in lijkt) for nummer, deel in enumerate(index) if set(lijkt) & set(deel.gewichten)
    }


def _begint(woord: str, gewichten: dict[str, int]) -> int:
    """Parts of words: "termijn" finds "termijnen" and "betalingstermijn"."""
    if len(woord) < 4:
        return 0
    return max((waarde * 2 for term, waarde in gewichten.items() if woord in term or (len(term) > 4 and woord.startswith(term))), default=0)


def splits(tekst: str) -> list[str]:
    """Words in small letters without accents."""
    kaal = "".join(teken for teken in unicodedata.normalize("NFKD", tekst.lower()) if not unicodedata.combining(teken))
    return re.findall(r"[a-z0-9]+", kaal)


@cache
def _index(taal: Literal["nl", "en"]) -> list[Vermelding]:
    with translation.override(taal):
        return [Vermelding(blad, _gewichten(blad, 0 if taal == "nl" else 1)) for blad in alle_bladen()]


def _gewichten(blad: Blad, plaats: int) -> dict[str, int]:
    uit: dict[str, int] = {}
    for gewicht, bron in ((2, _lopende_tekst(blad)), (6, blad.kort[plaats]), (8, blad.woorden[plaats]), (12, blad.titel[plaats])):
        for woord in splits(bron):
            if woord not in _STOPWOORDEN:
                uit[woord] = max(uit.get(woord, 0), gewicht // 2 if blad.naslag else gewicht)
    return uit


def _lopende_tekst(blad: Blad) -> str:
    if not blad.sjabloon:
        return ""
    html = render_to_string(blad.sjabloon, {"blad": blad})
    return strip_tags(html.split("<main", 1)[-1].split("</main>", 1)[0])
