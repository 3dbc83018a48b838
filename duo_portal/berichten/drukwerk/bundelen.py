"""Kept letters into one file for a duplex printer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from django.template import Context, Engine, Template
from pypdf import PageObject, PdfReader, PdfWriter

from duo_portal.berichten.brief import druk
from duo_portal.berichten.drukwerk.voorblad import Voorblad

MAP = Path(__file__).parent


@dataclass(frozen=True)
class Stuk:
    """One piece as it is printed."""

    stuknummer: str
    naam: str
    adresregels: Sequence[str]
    pdf: bytes
    voorblad: Voorblad | None = None


@dataclass(frozen=True)
class Plek:
    """Where a piece stands in the print file: its first page, and how many sheets go into the envelope."""

    eerste_bladzijde: int
    vellen: int


@dataclass(frozen=True)
class Drukwerk:
    pdf: bytes
    plekken: list[Plek]
    bladzijden: int


def bundel(stukken: Sequence[Stuk]) -> Drukwerk:
    """Each piece begins on the front of a sheet: an odd page, with a blank back before it where that is needed.

    The letters themselves are the kept files. They lose their tags here: paper has none.
    """
    schrijver = PdfWriter()
    plekken = []
    for stuk, opdruk in zip(stukken, _adressering(stukken), strict=True):
        eerste = len(schrijver.pages) + 1
        _voeg_toe(schrijver, PdfReader(BytesIO(stuk.pdf)).pages, opdruk, voorblad=stuk.voorblad is not None)
        plekken.append(Plek(eerste, (len(schrijver.pages) + 1 - eerste) // 2))
    uit = BytesIO()
    schrijver.write(uit)
    return Drukwerk(uit.getvalue(), plekken, len(schrijver.pages))


def _voeg_toe(schrijver: PdfWriter, brief: Iterable[PageObject], opdruk: PageObject, *, voorblad: bool) -> None:
    if voorblad:
        schrijver.add_page(opdruk)
        schrijver.add_blank_page()
    for nummer, bladzijde in enumerate(brief):
        erin = schrijver.add_page(bladzijde)
        if nummer == 0 and not voorblad:
            erin.merge_page(opdruk)
    if len(schrijver.pages) % 2:
        schrijver.add_blank_page()


def _adressering(stukken: Sequence[Stuk]) -> list[PageObject]:
    """A page per piece, all rendered at once: the number alone, or the whole sheet in front."""
    bron = _sjabloon().render(Context({"stukken": stukken}))
    return list(PdfReader(BytesIO(druk(bron, MAP / "adressering.css"))).pages)


@cache
def _sjabloon() -> Template:
    motor = Engine(dirs=[str(MAP)], libraries={}, builtins=["duo_portal.berichten.opmaak"])
    return motor.get_template("adressering.html")
