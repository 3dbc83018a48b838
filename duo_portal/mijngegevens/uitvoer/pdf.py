"""The download as a tagged PDF (PDF/UA-1), to read and to keep: the same parts, a heading and rows each."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from duo_portal.berichten.brief import druk
from duo_portal.berichten.opmaak import taal_nu, tekst
from duo_portal.mijngegevens.uitvoer.inhoud import onderdelen, rijen_van
from duo_portal.mijngegevens.uitvoer.woorden import label, waarde
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger

STIJL = Path(__file__).with_name("uitvoer.css")
MEESTE_RIJEN = 200  # per part: more makes a book that nobody reads, and the JSON has them all


@dataclass(frozen=True)
class Hoofdstuk:
    """A part with its rows as (label, value); ``meer`` says that it was cut."""

    titel: str
    bron: str
    rijen: list[list[tuple[str, str]]]
    meer: bool


def maak(burger: Burger) -> bytes:
    """Parts without rows are named at the end, so that nobody wonders whether they were forgotten."""
    hoofdstukken = [_hoofdstuk(deel, burger) for deel in onderdelen()]
    inhoud: dict[str, Any] = {
        "taal": taal_nu(),
        "naam": burger.naam,
        "dag": vandaag(),
        "hoofdstukken": [hoofdstuk for hoofdstuk in hoofdstukken if hoofdstuk.rijen],
        "leeg": [hoofdstuk.titel for hoofdstuk in hoofdstukken if not hoofdstuk.rijen],
    }
    return druk(mark_safe(render_to_string("mijngegevens/uitvoer.html", inhoud)), STIJL, pdf_variant="pdf/ua-1")  # noqa: S308


def _hoofdstuk(deel: Any, burger: Burger) -> Hoofdstuk:
    rijen = list(islice(rijen_van(deel.naam, burger), MEESTE_RIJEN + 1))
    regels = [
        [(label(naam), waarde(naam, ding)) for naam, ding in rij.items() if ding not in (None, "", [], {})] for rij in rijen[:MEESTE_RIJEN]
    ]
    return Hoofdstuk(tekst(deel.nl, deel.en), _bron(deel.bron), regels, len(rijen) > MEESTE_RIJEN)


def _bron(bron: str) -> str:
    woorden = {
        "gemeente": ("Van uw gemeente (Basisregistratie Personen).", "From your municipality (Personal Records Database)."),
        "school": ("Van uw school.", "From your school."),
        "belastingdienst": ("Van de Belastingdienst.", "From the Tax Administration."),
        "zelf": ("Van uzelf, of van wie dit voor u deed.", "From yourself, or from who did this for you."),
        "wij": ("Van ons.", "From us."),
    }
    return tekst(*woorden[bron])
