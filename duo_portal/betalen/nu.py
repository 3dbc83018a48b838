"""What the payer of a claim must do now: one sentence, and the four lines of every message, right in every state.

The page of the claim, the overview and the tile all ask here, so that they can never say different things.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.betalen.acties import Actie, acties_van
from duo_portal.betalen.beeld import Vorderingbeeld
from duo_portal.betalen.termijnen import uiterlijk
from duo_portal.betalen.toestand import Toestand, toestand_van
from duo_portal.betalen.zinnen import ZINNEN
from duo_portal.portaal.onderdelen import VierRegels

_VRAAGT_NIETS = {
    Toestand.BIJ_MENS,
    Toestand.VERJAARD,
    Toestand.TERUG,
    Toestand.VOLDAAN,
    Toestand.UITSTEL,
    Toestand.STIL,
    Toestand.AFSCHRIJVEN,
}
_TOON: dict[Toestand, Literal["", "let-op", "fout"]] = {
    Toestand.AANMANING: "let-op",
    Toestand.HERINNERING: "let-op",
    Toestand.VERVALLEN: "let-op",
    Toestand.AFSCHRIJVING_GEMIST: "let-op",
    Toestand.REGELING_ACHTER: "let-op",
    Toestand.BIJ_PARTIJ: "fout",
}


@dataclass(frozen=True)
class Nu:
    """``zin``: what to do, in one sentence. ``vraagt``: it needs the payer. ``acties``: what the page offers, the main one first."""

    toestand: Toestand
    zin: str
    regels: VierRegels
    vraagt: bool
    toon: Literal["", "let-op", "fout"]
    label: str
    voor: date | None
    acties: tuple[Actie, ...]


def wat_nu(beeld: Vorderingbeeld, dag: date) -> Nu:
    """The answer for ``dag``, in the active language."""
    toestand = toestand_van(beeld, dag)
    voor = uiterlijk(beeld, toestand, dag)
    zinnen = ZINNEN[toestand](beeld, dag, voor)
    return Nu(
        toestand=toestand,
        zin=zinnen.zin,
        regels=VierRegels(zinnen.wat, zinnen.hoeveel, zinnen.doen, zinnen.wanneer or _wanneer(toestand, voor)),
        vraagt=toestand not in _VRAAGT_NIETS,
        toon=_TOON.get(toestand, ""),
        label=zinnen.label,
        voor=voor,
        acties=acties_van(beeld, toestand, dag),
    )


def _wanneer(toestand: Toestand, voor: date | None) -> str:
    if toestand in _VRAAGT_NIETS:
        return tekst("Er is geen datum. Wij regelen het.", "There is no date. We take care of it.")
    if voor is None:
        return tekst("Zo snel als u kunt.", "As soon as you can.")
    return tekst(f"Uiterlijk {datum(voor)}.", f"By {datum(voor)}.")
