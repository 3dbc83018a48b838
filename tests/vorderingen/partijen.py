"""A claim that lies with a party, and what the party reads."""

import json
from datetime import date
from typing import Any

from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.vorderingen.models import Inning, Inningsstap, Overdrachtbestand, Vordering
from duo_portal.vorderingen.services.maak_overdrachtbestanden import maak_overdrachtbestanden, pad_van
from tests.bouw import betaal, inschrijving, stel_vast
from tests.register import leveringen

AANMANING = date(2026, 4, 24)
CJIB = date(2026, 5, 18)
DEURWAARDER = date(2026, 6, 8)
NACHT = date(2026, 6, 15)


def schuldenaar(betaald: int = 48_600, nummer: int = 1) -> Vordering:
    """As Youssef in June, before his diploma: 486.00 paid in instalments, the aanmaning with its fee, then the CJIB and the bailiff."""
    wie = leveringen.student(nummer)
    inschrijving(wie)
    stel_vast()
    if betaald:
        betaal(wie, betaald)
    vordering = Vordering.objects.get(persoon=wie)
    stap(vordering, Inningsstap.AANMANING, AANMANING, 145_800 - betaald)
    kosten(vordering, 2_000, AANMANING)
    return vordering


def stap(vordering: Vordering, welke: Inningsstap, op: date, centen: int = 0) -> Inning:
    return Inning.objects.create(vordering=vordering, stap=welke, datum=op, bedrag_centen=centen)


def kosten(vordering: Vordering, centen: int, op: date) -> Boeking:
    return boek(vordering, Grootboekrekening.VORDERING_KOSTEN, Grootboekrekening.BATEN_KOSTEN, centen, Oorzaak.KOSTEN, op)


def boek(vordering: Vordering, debet: int, credit: int, centen: int, oorzaak: Oorzaak, op: date) -> Boeking:
    return Boeking.objects.create(
        persoon_id=vordering.persoon_id,
        vordering=vordering,
        debet=debet,
        credit=credit,
        bedrag_centen=centen,
        oorzaak=oorzaak,
        boekdatum=op,
        valutadatum=op,
    )


def bij_deurwaarder(**rest: int) -> Vordering:
    """Through both hand-overs, each in the file of its own night."""
    vordering = schuldenaar(**rest)
    for welke, op in ((Inningsstap.CJIB, CJIB), (Inningsstap.DEURWAARDER, DEURWAARDER)):
        stap(vordering, welke, op, 97_200)
        maak_overdrachtbestanden(op)
    return vordering


def lees(bestand: Overdrachtbestand) -> list[dict[str, Any]]:
    """The lines of a file, without the one about the file."""
    return [json.loads(regel) for regel in pad_van(bestand).read_text(encoding="utf-8").splitlines()[1:]]


def nacht(op: date = NACHT) -> dict[str, list[dict[str, Any]]]:
    """The files of one night by party."""
    return {bestand.get_partij_display(): lees(bestand) for bestand in maak_overdrachtbestanden(op)}


def kort(regels: list[dict[str, Any]]) -> list[tuple[str, int, int]]:
    return [(regel["actie"], regel["hoofdsom_centen"], regel["kosten_centen"]) for regel in regels]
