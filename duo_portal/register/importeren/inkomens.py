"""Incomes of a year as the tax office delivers them, in whole euros.

What stands is compared through ``lees_inkomens``: also this read names its purpose and ground, and is logged.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import connection

from duo_portal.databank.schrijven import kopieer
from duo_portal.register.feiten import Feitsoort
from duo_portal.register.importeren import nummers
from duo_portal.register.importeren.afleveren import Rapport, lever_af
from duo_portal.register.importeren.lezer import Indeling, Regel
from duo_portal.register.importeren.oordeel import Oordeel
from duo_portal.register.importeren.school import zoek_personen, zoek_persoon
from duo_portal.register.importeren.signalen import Melding, Veldfout
from duo_portal.register.models import Inkomen
from duo_portal.register.selectors import lees_inkomens
from duo_portal.register.services.leg_feiten_vast import FeitAlVervangen, laat_beoordelen, met_kinderen, vergrendel_personen
from duo_portal.tijd import vandaag

INDELING = Indeling("inkomens", ("bsn", "jaar", "toetsingsinkomen"))
BRON = "Belastingdienst"
DOEL = "levering van inkomens verwerken"
GROND = "AVG artikel 6 lid 1 onder e; AVG artikel 5 lid 1 onder d (juistheid)"
EERSTE_JAAR = 2000


@dataclass(frozen=True, slots=True)
class Goede:
    nummer: int
    persoon_id: int
    jaar: int
    centen: int


def laad(pad: Path) -> Rapport:
    return lever_af(pad, INDELING, _verwerk)


def _verwerk(regels: Sequence[Regel]) -> list[Melding]:
    personen = zoek_personen(regel.waarden["bsn"] for regel in regels)
    meldingen: list[Melding] = []
    groepen: dict[tuple[int, int], list[Goede]] = defaultdict(list)
    for regel in regels:
        oordeel = Oordeel(regel)
        wie = zoek_persoon(oordeel, personen)
        jaar = oordeel.verplicht("jaar", _jaar)
        centen = oordeel.verplicht("toetsingsinkomen", nummers.inkomen_in_centen)
        meldingen += oordeel.meldingen
        if wie is not None and jaar is not None and centen is not None:
            groepen[wie.id, jaar].append(Goede(regel.nummer, wie.id, jaar, centen))
    goed: list[Goede] = []
    for eerste, *rest in groepen.values():
        if any(ander.centen != eerste.centen for ander in rest):
            meldingen += [Melding(goede.nummer, "REGEL_TEGENSTRIJDIG", "toetsingsinkomen") for goede in (eerste, *rest)]
        else:
            goed.append(eerste)
            meldingen += [Melding(goede.nummer, "REGEL_DUBBEL") for goede in rest]
    return meldingen + _leg_vast(goed)


def _leg_vast(goed: Sequence[Goede]) -> list[Melding]:
    vergrendel_personen(goede.persoon_id for goede in goed)
    staand = {
        (persoon_id, jaar): centen
        for jaar in {goede.jaar for goede in goed}
        for persoon_id, centen in lees_inkomens(
            [goede.persoon_id for goede in goed if goede.jaar == jaar], jaar, doel=DOEL, grond=GROND, door="register"
        ).items()
    }
    meldingen: list[Melding] = []
    nieuw: list[Inkomen] = []
    vervangen: list[tuple[int, int]] = []
    for goede in goed:
        was = staand.get((goede.persoon_id, goede.jaar))
        if was == goede.centen:
            meldingen.append(Melding(goede.nummer, "BEKEND"))
            continue
        if was is not None:
            vervangen.append((goede.persoon_id, goede.jaar))
        reden = "" if was is None else "nieuwe levering van de Belastingdienst"
        nieuw.append(Inkomen(persoon_id=goede.persoon_id, jaar=goede.jaar, toetsingsinkomen_centen=goede.centen, bron=BRON, reden=reden))
        meldingen.append(Melding(goede.nummer, "NIEUW" if was is None else "GEWIJZIGD"))
    _vervang(vervangen)
    kopieer(nieuw)
    _laat_beoordelen(nieuw)
    return meldingen


def _laat_beoordelen(nieuw: Sequence[Inkomen]) -> None:
    """An income counts for the children, never for the person."""
    gezinnen = met_kinderen({feit.persoon_id for feit in nieuw})
    geraakt = {
        (kind, (date(feit.jaar, 1, 1), date(feit.jaar, 12, 31)))
        for feit in nieuw
        for kind in gezinnen[feit.persoon_id]
        if kind != feit.persoon_id
    }
    laat_beoordelen(Feitsoort.INKOMEN, Feitsoort.INKOMEN.value, geraakt)


def _vervang(paren: Sequence[tuple[int, int]]) -> None:
    if not paren:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT register_vervang_inkomens(%s, %s)", [[wie for wie, _ in paren], [jaar for _, jaar in paren]])
        if cursor.fetchone()[0] != len(paren):
            raise FeitAlVervangen


def _jaar(waarde: str) -> int:
    if len(waarde) != 4 or not (waarde.isascii() and waarde.isdigit()) or not EERSTE_JAAR <= int(waarde) <= vandaag().year:
        raise Veldfout("JAAR_ONMOGELIJK")
    return int(waarde)
