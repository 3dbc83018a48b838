"""A message as HTML: one article, the same on the page and in the letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

from django.template import Context
from django.utils import translation
from django.utils.safestring import SafeString

from duo_portal.berichten import sjablonen
from duo_portal.berichten.onderdelen import Rekenstaat, VierRegels
from duo_portal.berichten.sjablonen import Sjabloon, Taal
from duo_portal.berichten.velden import Waarden

VORMEN = Path(__file__).parent / "vormen"
Rol: TypeAlias = Literal["zelf", "vertegenwoordiger", "nabestaande"]


class VerkeerdeGeadresseerde(ValueError):
    """This template may not go to this person."""


@dataclass(frozen=True)
class Afzender:
    """Who decides and on whose behalf, and how to reach the unit: dated data, in the language of the message."""

    bestuursorgaan: str
    namens_deze: str
    eenheid: str
    bereikbaar: str
    telefoon: str
    postadres: tuple[str, ...]
    rekening: str
    meekijken_dagen: int


@dataclass(frozen=True)
class Berichtgegevens:
    """All that a message froze. ``laatste_dag`` comes from the bekendmaking and is empty before it.

    ``met_besluit``: it makes a decision known, at which the portal offers that a person looks. ``vraag_in_portaal``: the portal has
    a page that asks for a decision about it.
    """

    sjabloon: Sjabloon
    taal: Taal
    kenmerk: str
    dagtekening: date
    naam: str
    adresregels: tuple[str, ...]
    waarden: Waarden
    afzender: Afzender
    staat: Rekenstaat | None = None
    laatste_dag: date | None = None
    automatisch: bool = True
    rol: Rol = "zelf"
    over: str = ""
    met_besluit: bool = True
    vraag_in_portaal: bool = True

    def __post_init__(self) -> None:
        self.sjabloon.controleer(self.waarden)
        _controleer_geadresseerde(self)


def _controleer_geadresseerde(bericht: Berichtgegevens) -> None:
    if bericht.rol not in bericht.sjabloon.rollen:
        raise VerkeerdeGeadresseerde(f"{bericht.sjabloon} is niet voor een {bericht.rol}, wel voor {sorted(bericht.sjabloon.rollen)}")
    if (bericht.rol == "zelf") == bool(bericht.over):
        raise VerkeerdeGeadresseerde(f"{bericht.sjabloon}: noem bij rol '{bericht.rol}' {'geen' if bericht.over else 'wel'} 'over'")
    if bericht.rol == "nabestaande" and bericht.over.casefold() == bericht.naam.casefold():
        raise VerkeerdeGeadresseerde(f"{bericht.sjabloon}: een brief gaat nooit naar de overledene zelf")


def onderwerp(bericht: Berichtgegevens) -> str:
    """The subject as plain text: heading of the page, title of the PDF, line in the list of messages."""
    with translation.override(bericht.taal):
        return bericht.sjabloon.zin(bericht.taal, "onderwerp", _omgeving(bericht))


def vier_regels(bericht: Berichtgegevens) -> VierRegels:
    """The four lines as plain text, for the overview and for the article."""
    with translation.override(bericht.taal):
        omgeving = _omgeving(bericht)
        return VierRegels(**{regel: bericht.sjabloon.zin(bericht.taal, regel, omgeving) for regel in sjablonen.REGELS})


def artikel(bericht: Berichtgegevens) -> SafeString:
    """The whole message as an ``<article>``: what the page includes and what the letter prints."""
    with translation.override(bericht.taal):
        omgeving = _omgeving(bericht)
        delen: Mapping[str, object] = {
            "bericht": bericht,
            "rechtsmiddel": bericht.sjabloon.rechtsmiddel,
            "onderwerp": bericht.sjabloon.zin(bericht.taal, "onderwerp", omgeving),
            "vooraf": bericht.sjabloon.zin(bericht.taal, "vooraf", omgeving),
            "regels": vier_regels(bericht),
            "inhoud": bericht.sjabloon.teksten(bericht.taal)["inhoud"].render(_omgeving(bericht, autoescape=True)),
        }
        return vorm(bericht, "bericht.html", delen)


def vorm(bericht: Berichtgegevens, bestand: str, delen: Mapping[str, object]) -> SafeString:
    """A file of the versioned shape that goes around every message."""
    template = sjablonen.motor(VORMEN).get_template(f"{bericht.sjabloon.vorm}/{bestand}")
    return template.render(Context({"taal": bericht.taal, "afzender": bericht.afzender, **delen}))


def _omgeving(bericht: Berichtgegevens, autoescape: bool = False) -> Context:
    algemeen = {
        "afzender": bericht.afzender,
        "naam": bericht.naam,
        "over": bericht.over,
        "kenmerk": bericht.kenmerk,
        "dagtekening": bericht.dagtekening,
    }
    return Context({**algemeen, **bericht.waarden}, autoescape=autoescape)
