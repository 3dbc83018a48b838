"""Diploma facts as a school delivers them. A known diploma with another date is a correction."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from duo_portal.register.importeren.afleveren import Rapport, lever_af
from duo_portal.register.importeren.datums import datum
from duo_portal.register.importeren.lezer import Indeling, Regel
from duo_portal.register.importeren.oordeel import Oordeel
from duo_portal.register.importeren.school import Kern, Naslag, lees_kern, toets_leven, zoek_op
from duo_portal.register.importeren.signalen import Melding
from duo_portal.register.models import Diploma, Inschrijving
from duo_portal.register.norm import is_laat_gemeld
from duo_portal.register.services.leg_feiten_vast import huidige, leg_diplomas_vast, vergrendel_personen

INDELING = Indeling("diploma's", ("brin", "bsn", "opleiding", "onderwijs", "behaald_op"))

Sleutel = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Goede:
    nummer: int
    kern: Kern
    feit: Diploma


def laad(pad: Path, ontvangen_op: date) -> Rapport:
    return lever_af(pad, INDELING, lambda regels: _verwerk(regels, ontvangen_op))


def _verwerk(regels: Sequence[Regel], ontvangen_op: date) -> list[Melding]:
    naslag = zoek_op(regels)
    meldingen: list[Melding] = []
    goed: dict[Sleutel, list[Goede]] = defaultdict(list)
    for regel in regels:
        oordeel = Oordeel(regel)
        goede = _lees(oordeel, naslag, ontvangen_op)
        meldingen += oordeel.meldingen
        if goede is not None and not oordeel.afgekeurd:
            goed[goede.kern.sleutel].append(goede)
    personen = {persoon for persoon, _, _ in goed}
    vergrendel_personen(personen)
    enig, geweigerd = _zonder_strijd(goed.values())
    return meldingen + geweigerd + _leg_vast(enig, personen, ontvangen_op)


def _lees(oordeel: Oordeel, naslag: Naslag, ontvangen_op: date) -> Goede | None:
    kern = lees_kern(oordeel, naslag)
    behaald = oordeel.verplicht("behaald_op", datum)
    if behaald and behaald > ontvangen_op:
        oordeel.meld("DATUM_TOEKOMST", "behaald_op")
    if kern is None or behaald is None:
        return None
    toets_leven(oordeel, kern, behaald, "behaald_op")
    feit = Diploma(
        persoon_id=kern.persoon.id,
        instelling_id=kern.instelling.pk,
        opleiding_id=kern.opleiding_id,
        behaald_op=behaald,
        ontvangen_op=ontvangen_op,
    )
    return Goede(oordeel.nummer, kern, feit)


def _zonder_strijd(groepen: Iterable[list[Goede]]) -> tuple[list[Goede], list[Melding]]:
    enig: list[Goede] = []
    meldingen: list[Melding] = []
    for eerste, *rest in groepen:
        if any(ander.feit.behaald_op != eerste.feit.behaald_op for ander in rest):
            meldingen += [Melding(goede.nummer, "REGEL_TEGENSTRIJDIG", "behaald_op") for goede in (eerste, *rest)]
        else:
            enig.append(eerste)
            meldingen += [Melding(goede.nummer, "REGEL_DUBBEL") for goede in rest]
    return enig, meldingen


def _leg_vast(goed: Sequence[Goede], personen: set[int], ontvangen_op: date) -> list[Melding]:
    bekend = {(d.persoon_id, d.instelling_id, d.opleiding_id): d for d in huidige(Diploma, personen)}
    ingeschreven: dict[Sleutel, list[Inschrijving]] = defaultdict(list)
    for inschrijving in huidige(Inschrijving, personen):
        ingeschreven[inschrijving.persoon_id, inschrijving.instelling_id, inschrijving.opleiding_id].append(inschrijving)
    meldingen: list[Melding] = []
    nieuw: list[Diploma] = []
    gecorrigeerd: list[tuple[Diploma, Diploma]] = []
    for goede in goed:
        oud = bekend.get(goede.kern.sleutel)
        if oud is not None and oud.behaald_op == goede.feit.behaald_op:
            meldingen.append(Melding(goede.nummer, "BEKEND"))
            continue
        if oud is not None and goede.feit.ontvangen_op < oud.ontvangen_op:
            meldingen.append(Melding(goede.nummer, "OUDER_DAN_BEKEND"))
            continue
        if oud is None:
            nieuw.append(goede.feit)
        else:
            goede.feit.reden = "correctie door de instelling: behaald_op"
            gecorrigeerd.append((oud, goede.feit))
        meldingen.append(Melding(goede.nummer, "NIEUW" if oud is None else "GEWIJZIGD"))
        meldingen += _attenties(goede, ingeschreven[goede.kern.sleutel], ontvangen_op)
    leg_diplomas_vast(nieuw, gecorrigeerd)
    return meldingen


def _attenties(goede: Goede, inschrijvingen: Sequence[Inschrijving], ontvangen_op: date) -> list[Melding]:
    behaald = goede.feit.behaald_op
    meldingen = []
    if is_laat_gemeld(goede.kern.onderwijs, behaald, ontvangen_op):
        meldingen.append(Melding(goede.nummer, "DIPLOMA_LAAT", "behaald_op"))
    if not inschrijvingen:
        meldingen.append(Melding(goede.nummer, "DIPLOMA_ZONDER_INSCHRIJVING"))
    elif any(inschrijving.einddatum is None and inschrijving.begindatum <= behaald for inschrijving in inschrijvingen):
        meldingen.append(Melding(goede.nummer, "DIPLOMA_NOG_INGESCHREVEN"))
    return meldingen
