"""Accounts on which persons want to be paid."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from duo_portal.databank.schrijven import kopieer
from duo_portal.register.importeren import nummers
from duo_portal.register.importeren.afleveren import Rapport, lever_af
from duo_portal.register.importeren.lezer import Indeling, Regel
from duo_portal.register.importeren.oordeel import Oordeel, tekst
from duo_portal.register.importeren.school import zoek_personen, zoek_persoon
from duo_portal.register.importeren.signalen import Melding
from duo_portal.register.models import Rekening
from duo_portal.register.services.leg_feiten_vast import vergrendel_personen, vervang

INDELING = Indeling("rekeningen", ("bsn", "iban", "tenaamstelling"))
VELDEN = ("iban", "tenaamstelling")


@dataclass(frozen=True, slots=True)
class Goede:
    nummer: int
    feit: Rekening


def laad(pad: Path) -> Rapport:
    return lever_af(pad, INDELING, _verwerk)


def _verwerk(regels: Sequence[Regel]) -> list[Melding]:
    personen = zoek_personen(regel.waarden["bsn"] for regel in regels)
    meldingen: list[Melding] = []
    groepen: dict[int, list[Goede]] = defaultdict(list)
    for regel in regels:
        oordeel = Oordeel(regel)
        wie = zoek_persoon(oordeel, personen)
        iban = oordeel.verplicht("iban", nummers.iban)
        naam = oordeel.verplicht("tenaamstelling", tekst(70))
        meldingen += oordeel.meldingen
        if wie is not None and iban is not None and naam is not None:
            groepen[wie.id].append(Goede(regel.nummer, Rekening(persoon_id=wie.id, iban=iban, tenaamstelling=naam)))
    goed: list[Goede] = []
    for eerste, *rest in groepen.values():
        if any(_verschilt(eerste.feit, ander.feit) for ander in rest):
            meldingen += [Melding(goede.nummer, "REGEL_TEGENSTRIJDIG", "iban") for goede in (eerste, *rest)]
        else:
            goed.append(eerste)
            meldingen += [Melding(goede.nummer, "REGEL_DUBBEL") for goede in rest]
    return meldingen + _leg_vast(goed)


def _leg_vast(goed: Sequence[Goede]) -> list[Melding]:
    personen = [goede.feit.persoon_id for goede in goed]
    vergrendel_personen(personen)
    staand = {feit.persoon_id: feit for feit in Rekening.objects.filter(persoon_id__in=personen, vervangen_op__isnull=True)}
    meldingen: list[Melding] = []
    nieuw: list[Rekening] = []
    for goede in goed:
        was = staand.get(goede.feit.persoon_id)
        if was is not None and not _verschilt(was, goede.feit):
            meldingen.append(Melding(goede.nummer, "BEKEND"))
            continue
        goede.feit.reden = "" if was is None else "nieuwe rekening geleverd"
        nieuw.append(goede.feit)
        meldingen.append(Melding(goede.nummer, "NIEUW" if was is None else "GEWIJZIGD"))
    vervang(Rekening, [staand[feit.persoon_id].pk for feit in nieuw if feit.persoon_id in staand])
    kopieer(nieuw)
    return meldingen


def _verschilt(een: Rekening, ander: Rekening) -> bool:
    return any(getattr(een, veld) != getattr(ander, veld) for veld in VELDEN)
