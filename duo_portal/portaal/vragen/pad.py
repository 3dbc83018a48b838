"""The way through the questions: which steps are asked, given what was answered so far. Reads nothing, changes nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from duo_portal.aanvragen.soorten import Vraag
from duo_portal.aanvragen.velden import Waarden, lees_alle
from duo_portal.berichten.opmaak import tekst
from duo_portal.portaal.vragen.stroom import Getypt, Stap, Stroom

BIJLAGEN = "bewijs"  # the field under which faults of files are told


@dataclass(frozen=True)
class Tred:
    """A step on the way. ``waarden`` leaves out what has a fault; ``uit_register``: not asked, because we know it."""

    stap: Stap
    getypt: Getypt
    waarden: Waarden
    fouten: Mapping[str, str]
    gegeven: bool
    uit_register: bool = False

    @property
    def klaar(self) -> bool:
        return self.uit_register or (self.gegeven and not self.fouten)


def loop(stroom: Stroom, vraag: Vraag, antwoorden: Getypt, met_bijlagen: frozenset[str] = frozenset()) -> list[Tred]:
    """The steps in order. A step sees only the answers of steps on the way before it, so that a branch that is no longer
    taken decides nothing; ``met_bijlagen`` names the steps for which there are files.
    """
    treden: list[Tred] = []
    eerder: Waarden = {}
    for stap in stroom.stappen:
        if stap.als(vraag, dict(eerder)):
            tred = _zet(stap, vraag, antwoorden, eerder, stap.naam in met_bijlagen)
            treden.append(tred)
            eerder |= tred.waarden
    return treden


def _zet(stap: Stap, vraag: Vraag, antwoorden: Getypt, eerder: Waarden, met_bijlage: bool) -> Tred:
    gegeven = all(sleutel in antwoorden for sleutel in stap.sleutels)
    bekend = None if gegeven else stap.bekend(vraag)
    bron = bekend
    if bron is None:
        bron = antwoorden if gegeven else {**stap.voorinvulling(vraag, dict(eerder)), **antwoorden}
    getypt = {veld.naam: bron.get(veld.naam, "") for veld in stap.velden}
    waarden, fouten = lees_alle(stap.velden, getypt)
    if not fouten:
        fouten = stap.controleer(vraag, {**eerder, **waarden})
    if stap.bijlage_nodig[0] and not met_bijlage:
        fouten = {**fouten, BIJLAGEN: tekst(*stap.bijlage_nodig)}
    goed = {naam: waarde for naam, waarde in waarden.items() if naam not in fouten}
    return Tred(stap, getypt, goed, fouten, gegeven, bekend is not None and not fouten)


def alle_waarden(treden: Sequence[Tred]) -> Waarden:
    """What was answered on the way so far, or is known, or stands filled in."""
    return {naam: waarde for tred in treden for naam, waarde in tred.waarden.items()}


def gevraagd(treden: Sequence[Tred]) -> list[Tred]:
    return [tred for tred in treden if not tred.uit_register]


def eerste_open(treden: Sequence[Tred]) -> Tred | None:
    """Where to go on; None when all is answered."""
    return next((tred for tred in treden if not tred.klaar), None)


def te_versturen(treden: Sequence[Tred]) -> dict[str, str]:
    """The answers of the way as typed, also what the register knew; nothing of other branches."""
    return dict(_alle(treden))


def _alle(treden: Sequence[Tred]) -> Iterator[tuple[str, str]]:
    for tred in treden:
        yield from tred.getypt.items()
