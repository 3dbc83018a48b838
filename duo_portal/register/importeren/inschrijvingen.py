"""Enrolments as a school delivers them.

The enrolment is known by person, school, programme and first day. A line that says something else of a known enrolment is
a correction: the old fact is replaced and the new one carries the reason.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from duo_portal.register.importeren.afleveren import Rapport, lever_af
from duo_portal.register.importeren.datums import datum
from duo_portal.register.importeren.lezer import Indeling, Regel
from duo_portal.register.importeren.oordeel import Oordeel, keuze
from duo_portal.register.importeren.school import Kern, Naslag, ja_nee, lees_kern, toets_leven, zoek_op
from duo_portal.register.importeren.signalen import Melding
from duo_portal.register.models import Inschrijving
from duo_portal.register.models.onderwijs import Vrijstelling
from duo_portal.register.services.leg_feiten_vast import huidige, leg_inschrijvingen_vast, vergrendel_personen
from duo_portal.tijd.duur import tel_maanden

INDELING = Indeling(
    "inschrijvingen", ("brin", "bsn", "opleiding", "onderwijs", "begindatum", "einddatum", "examenkandidaat", "vrijstelling")
)
VRIJSTELLINGEN = {
    "geen": Vrijstelling.GEEN,
    "justitiele_inrichting": Vrijstelling.JUSTITIELE_INRICHTING,
    "bijzonder_dagonderwijs": Vrijstelling.BIJZONDER_DAGONDERWIJS,
}
VELDEN = ("onderwijs", "einddatum", "examenkandidaat", "vrijstelling")
VERST_VOORUIT_MAANDEN = 18

Sleutel = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Goede:
    nummer: int
    kern: Kern
    feit: Inschrijving

    @property
    def sleutel(self) -> tuple[Sleutel, date]:
        return self.kern.sleutel, self.feit.begindatum


@dataclass(slots=True)
class Boekhouding:
    """What stands per person, school and programme while the lines come by, and what must be written."""

    lopend: dict[Sleutel, dict[date, Inschrijving]]
    nieuw: list[Inschrijving]
    gecorrigeerd: list[tuple[Inschrijving, Inschrijving]]


def laad(pad: Path, ontvangen_op: date) -> Rapport:
    return lever_af(pad, INDELING, lambda regels: _verwerk(regels, ontvangen_op))


def _verwerk(regels: Sequence[Regel], ontvangen_op: date) -> list[Melding]:
    naslag = zoek_op(regels)
    meldingen: list[Melding] = []
    goed: list[Goede] = []
    for regel in regels:
        oordeel = Oordeel(regel)
        goede = _lees(oordeel, naslag, ontvangen_op)
        meldingen += oordeel.meldingen
        if goede is not None and not oordeel.afgekeurd:
            goed.append(goede)
    personen = {goede.kern.persoon.id for goede in goed}
    vergrendel_personen(personen)
    boek = Boekhouding(defaultdict(dict), [], [])
    for feit in huidige(Inschrijving, personen):
        boek.lopend[feit.persoon_id, feit.instelling_id, feit.opleiding_id][feit.begindatum] = feit
    # By first day: an enrolment that ends makes room for the next, whichever line came first.
    for goede, vooraf in _zonder_strijd(sorted(goed, key=lambda goede: goede.feit.begindatum)):
        meldingen.append(vooraf or _boek(boek, goede))
    leg_inschrijvingen_vast(boek.nieuw, boek.gecorrigeerd)
    return meldingen


def _lees(oordeel: Oordeel, naslag: Naslag, ontvangen_op: date) -> Goede | None:
    kern = lees_kern(oordeel, naslag)
    begin = oordeel.verplicht("begindatum", datum)
    eind = oordeel.mits("einddatum", datum)
    kandidaat = oordeel.mits("examenkandidaat", ja_nee) or False
    vrijstelling = oordeel.mits("vrijstelling", keuze(VRIJSTELLINGEN)) or Vrijstelling.GEEN
    if begin and eind and eind < begin:
        oordeel.meld("UITSCHRIJVING_TE_VROEG", "einddatum")
    if begin and begin > tel_maanden(ontvangen_op, VERST_VOORUIT_MAANDEN):
        oordeel.meld("DATUM_TOEKOMST", "begindatum")
    if kern is None or begin is None:
        return None
    toets_leven(oordeel, kern, begin, "begindatum")
    if kern.instelling.opgeheven_op and kern.instelling.opgeheven_op <= begin:
        oordeel.meld("INSTELLING_OPGEHEVEN", "brin")
    feit = Inschrijving(
        persoon_id=kern.persoon.id,
        instelling_id=kern.instelling.pk,
        opleiding_id=kern.opleiding_id,
        onderwijs=kern.onderwijs,
        begindatum=begin,
        einddatum=eind,
        examenkandidaat=kandidaat,
        vrijstelling=vrijstelling,
        ontvangen_op=ontvangen_op,
    )
    return Goede(oordeel.nummer, kern, feit)


def _zonder_strijd(goed: Sequence[Goede]) -> Iterator[tuple[Goede, Melding | None]]:
    """Each line, with its answer when another line of the file speaks of the same enrolment."""
    samen: dict[tuple[Sleutel, date], list[Goede]] = defaultdict(list)
    for goede in goed:
        samen[goede.sleutel].append(goede)
    for goede in goed:
        groep = samen[goede.sleutel]
        if any(_verschil(groep[0].feit, ander.feit) for ander in groep[1:]):
            yield goede, Melding(goede.nummer, "REGEL_TEGENSTRIJDIG", "begindatum")
        else:
            yield goede, None if goede is groep[0] else Melding(goede.nummer, "REGEL_DUBBEL")


def _boek(boek: Boekhouding, goede: Goede) -> Melding:
    lopend, feit = boek.lopend[goede.kern.sleutel], goede.feit
    oud = lopend.get(feit.begindatum)
    if oud is not None and not _verschil(oud, feit):
        return Melding(goede.nummer, "BEKEND")
    if oud is not None and feit.ontvangen_op < oud.ontvangen_op:
        return Melding(goede.nummer, "OUDER_DAN_BEKEND")
    if any(_overlapt(feit, ander) for begin, ander in lopend.items() if begin != feit.begindatum):
        return Melding(goede.nummer, "INSCHRIJVING_OVERLAP", "begindatum")
    lopend[feit.begindatum] = feit
    if oud is None:
        boek.nieuw.append(feit)
        return Melding(goede.nummer, "NIEUW")
    feit.reden = f"correctie door de instelling: {', '.join(_verschil(oud, feit))}"
    boek.gecorrigeerd.append((oud, feit))
    return Melding(goede.nummer, "GEWIJZIGD")


def _verschil(een: Inschrijving, ander: Inschrijving) -> list[str]:
    return [veld for veld in VELDEN if getattr(een, veld) != getattr(ander, veld)]


def _overlapt(een: Inschrijving, ander: Inschrijving) -> bool:
    return een.begindatum <= (ander.einddatum or date.max) and ander.begindatum <= (een.einddatum or date.max)
