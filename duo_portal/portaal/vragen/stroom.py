"""What a line says to have question pages: a list of steps, and what happens with the answers."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import UUID

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.aanvragen.bestanden import Bestand
from duo_portal.aanvragen.soorten import Vraag
from duo_portal.aanvragen.velden import TweeTalen, Veld, Waarden
from duo_portal.berichten.opmaak import schooljaar
from duo_portal.toegang.burger import Burger

LEEG: TweeTalen = ("", "")
GERESERVEERD = {"controle", "weg"}  # pages of the flow itself
_ADRESDEEL = re.compile(r"[a-z][a-z0-9-]*")
Getypt: TypeAlias = Mapping[str, str]


def altijd(vraag: Vraag, eerder: Waarden) -> bool:
    return True


def zonder_fouten(vraag: Vraag, waarden: Waarden) -> dict[str, str]:
    return {}


def onbekend(vraag: Vraag) -> Getypt | None:
    return None


def geen_regels(vraag: Vraag, eerder: Waarden) -> Sequence[str]:
    return ()


def niets_ingevuld(vraag: Vraag, eerder: Waarden) -> Getypt:
    return {}


@dataclass(frozen=True)
class Stap:
    """One page. ``naam`` is its place in the address, ``titel`` its heading.

    ``waarom`` says why we ask, ``let_op`` what depends on the answer. ``als``: whether it is asked, given the answers to
    earlier steps on the way; a fault in those counts as no answer. ``controleer``: faults by field that depend on more
    than the field itself. ``bekend``: what the register knows, as it would be typed; then nothing is asked, and the check
    page shows it with ``bron``, where it comes from. ``eerst``: lines above the question that depend on the answers so
    far, in the active language. ``voorinvulling``: what stands in the form at first; it is asked all the same.
    ``bijlagen``: files are asked; ``bijlage_nodig`` is what to say when there is none, empty when there need not be one.
    """

    naam: str
    titel: TweeTalen
    velden: tuple[Veld, ...] = ()
    waarom: TweeTalen = LEEG
    let_op: TweeTalen = LEEG
    als: Callable[[Vraag, Waarden], bool] = altijd
    controleer: Callable[[Vraag, Waarden], dict[str, str]] = zonder_fouten
    bekend: Callable[[Vraag], Getypt | None] = onbekend
    bron: TweeTalen = LEEG
    eerst: Callable[[Vraag, Waarden], Sequence[str]] = geen_regels
    voorinvulling: Callable[[Vraag, Waarden], Getypt] = niets_ingevuld
    bijlagen: bool = False
    bijlage_nodig: TweeTalen = LEEG

    @property
    def sleutels(self) -> tuple[str, ...]:
        """Under which names the draft keeps what was answered; a step without fields keeps that it was seen."""
        return tuple(veld.naam for veld in self.velden) or (f"stap:{self.naam}",)


@dataclass(frozen=True)
class Zending:
    """What is sent: the answers on the way, as typed. ``sleutel`` is that of the draft: the same draft is sent once."""

    burger: Burger
    vraag: Vraag
    getypt: Getypt
    sleutel: UUID
    bestanden: Sequence[Bestand]


@dataclass(frozen=True)
class Stand:
    """What the answers so far come to, shown beside every question: a heading, rows of words and amount, and lines below them."""

    kop: str
    regels: Sequence[tuple[str, str]]
    uitleg: Sequence[str] = ()
    link: tuple[str, str] | None = None


def geen_stand(vraag: Vraag, waarden: Waarden) -> Stand | None:
    return None


@dataclass(frozen=True)
class Stroom:
    """``bestaat``: whether these questions are for this person and period (else 404). ``al_gedaan``: the page of what was sent
    before, when it cannot be sent again. ``uitleg``: the paragraphs of the first page. ``verstuur`` joins the caller's
    transaction, does what was asked, and returns the page on which the citizen reads what came of it; it raises
    ``OngeldigeAanvraag`` with faults by field. ``kruimels``: where the citizen came from. ``termijn``: by when there is an answer.
    ``stand``: what the answers so far come to.
    """

    naam: str
    lijn: str
    titel: TweeTalen
    stappen: tuple[Stap, ...]
    bestaat: Callable[[Vraag], bool]
    al_gedaan: Callable[[Vraag], str | None]
    uitleg: Callable[[Vraag], Sequence[str]]
    verstuur: Callable[[Zending], str]
    kruimels: Callable[[int], list[dict[str, str]]]
    minuten: int
    termijn: Callable[[date], date]
    verklaring: TweeTalen = ("Ik heb alles naar waarheid ingevuld.", "Everything I filled in is true.")
    knop: TweeTalen = ("Verstuur uw aanvraag", "Send your request")
    periode: Callable[[int], str] = schooljaar
    stand: Callable[[Vraag, Waarden], Stand | None] = geen_stand

    def __post_init__(self) -> None:
        namen = [stap.naam for stap in self.stappen]
        sleutels = [sleutel for stap in self.stappen for sleutel in stap.sleutels]
        if len(set(namen)) < len(namen) or len(set(sleutels)) < len(sleutels) or GERESERVEERD & set(namen):
            raise ValueError(f"{self.naam}: elke stap en elk veld heeft een eigen naam, en niet {sorted(GERESERVEERD)}")
        if not all(_ADRESDEEL.fullmatch(naam) for naam in (self.naam, *namen)):
            raise ValueError(f"{self.naam}: een naam staat in het adres en heeft alleen kleine letters, cijfers en streepjes")

    @property
    def vertakt(self) -> bool:
        """Whether the number of questions depends on the answers or on what the register knows."""
        return any(stap.als is not altijd or stap.bekend is not onbekend for stap in self.stappen)


stromen: Aanmeldlijst[Stroom] = Aanmeldlijst("stroom van vragen")
