"""Money that the CJIB, a bailiff or an agency abroad received for us, as they report it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from duo_portal.betalingen.models import Partijontvangst, Partijontvangstsoort
from duo_portal.betalingen.services.boek_betalingen import Betaling, boek_betalingen
from duo_portal.databank.schrijven import kopieer
from duo_portal.grootboek.models import Grootboekrekening
from duo_portal.register.importeren.afleveren import Rapport, lever_af
from duo_portal.register.importeren.datums import datum
from duo_portal.register.importeren.lezer import Indeling, Regel
from duo_portal.register.importeren.oordeel import Oordeel, keuze, tekst
from duo_portal.register.importeren.signalen import AFKEUR, Melding, Veldfout
from duo_portal.tijd import vandaag
from duo_portal.vorderingen.betalingskenmerk import vordering_van
from duo_portal.vorderingen.models import Overdrachtregel, Partij
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

INDELING = Indeling("partijontvangsten", ("partij", "nummer", "kenmerk", "datum", "bedrag", "soort"))
PARTIJEN = {partij.name.lower(): partij for partij in Partij}
SOORTEN = {soort.name.lower(): soort for soort in Partijontvangstsoort}
_EUROS = re.compile("([0-9]{1,9})[.]([0-9]{2})")


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """A line of the file; two with the same contents are the same receipt."""

    nummer: int = field(compare=False)
    partij: Partij
    kenmerk: str
    vordering_id: int
    datum: date
    centen: int
    soort: Partijontvangstsoort


def laad(pad: Path) -> Rapport:
    """Each receipt is booked once, by the party's own number. What we cannot place is rejected and goes to a person: the party has
    money for us.
    """
    rapport = lever_af(pad, INDELING, _verwerk)
    if (aantal := rapport.tellingen[AFKEUR]) > 0:
        maak_taak(
            soort="partijontvangst_afgekeurd",
            sleutel=f"partijontvangst-{rapport.levering_id}",
            omschrijving=f"{aantal} gemelde ontvangsten van een partij zijn afgekeurd. Bekijk waarom, en vraag de partij om herstel.",
            gegevens={"levering": rapport.levering_id},
        )
    return rapport


def centen(waarde: str) -> int:
    """Euros with a point and two digits, above zero, in cents."""
    gevonden = _EUROS.fullmatch(waarde)
    if gevonden is None:
        raise Veldfout("BEDRAG_EUROS")
    if (bedrag := int(gevonden[1]) * 100 + int(gevonden[2])) == 0:
        raise Veldfout("BEDRAG_ONMOGELIJK")
    return bedrag


def _verwerk(regels: Sequence[Regel]) -> list[Melding]:
    meldingen: list[Melding] = []
    gelezen = []
    for regel in regels:
        oordeel = Oordeel(regel)
        ontvangst = _lees(oordeel)
        meldingen += oordeel.meldingen
        if ontvangst is not None:
            gelezen.append(ontvangst)
    return meldingen + _leg_vast(gelezen)


def _lees(oordeel: Oordeel) -> Ontvangst | None:
    partij = oordeel.verplicht("partij", keuze(PARTIJEN))
    nummer = oordeel.verplicht("nummer", tekst(35))
    vordering_id = oordeel.verplicht("kenmerk", _vordering)
    op = oordeel.verplicht("datum", datum)
    bedrag = oordeel.verplicht("bedrag", centen)
    soort = oordeel.verplicht("soort", keuze(SOORTEN))
    if op is not None and op > vandaag():
        oordeel.meld("DATUM_TOEKOMST", "datum")
    if oordeel.afgekeurd or partij is None or nummer is None or vordering_id is None or op is None or bedrag is None or soort is None:
        return None
    return Ontvangst(oordeel.nummer, partij, nummer, vordering_id, op, bedrag, soort)


def _vordering(waarde: str) -> int:
    if (gevonden := vordering_van(waarde)) is None:
        raise Veldfout("KENMERK_ONBEKEND")
    return gevonden


def _leg_vast(gelezen: Sequence[Ontvangst]) -> list[Melding]:
    """In the order of the file: the second line with a number is a repeat or a contradiction."""
    bekend = _bekende(gelezen)
    gegeven = set(Overdrachtregel.objects.filter(vordering__in={o.vordering_id for o in gelezen}).values_list("vordering", "partij"))
    meldingen: list[Melding] = []
    nieuw: list[Ontvangst] = []
    for ontvangst in gelezen:
        sleutel = (ontvangst.partij, ontvangst.kenmerk)
        if (ontvangst.vordering_id, ontvangst.partij) not in gegeven:
            meldingen.append(Melding(ontvangst.nummer, "KENMERK_ONBEKEND", "kenmerk"))
        elif sleutel in bekend:
            meldingen.append(Melding(ontvangst.nummer, "BEKEND" if bekend[sleutel] == ontvangst else "ONTVANGST_ANDERS"))
        else:
            bekend[sleutel] = ontvangst
            nieuw.append(ontvangst)
            meldingen.append(Melding(ontvangst.nummer, "NIEUW"))
    _boek(nieuw)
    return meldingen


def _bekende(gelezen: Sequence[Ontvangst]) -> dict[tuple[Partij, str], Ontvangst]:
    rijen = Partijontvangst.objects.filter(nummer__in={ontvangst.kenmerk for ontvangst in gelezen})
    return {
        (Partij(rij.partij), rij.nummer): Ontvangst(
            0, Partij(rij.partij), rij.nummer, rij.vordering_id, rij.datum, rij.bedrag_centen, Partijontvangstsoort(rij.soort)
        )
        for rij in rijen
    }


def _boek(nieuw: Sequence[Ontvangst]) -> None:
    """A payment is booked as received by the party; its own costs are only kept."""
    betaald = [ontvangst for ontvangst in nieuw if ontvangst.soort is Partijontvangstsoort.BETALING]
    boekingen = boek_betalingen(
        [Betaling(o.vordering_id, o.centen, Grootboekrekening.BIJ_CJIB, boekdatum=vandaag(), valutadatum=o.datum) for o in betaald]
    )
    eerste = {(o.partij, o.kenmerk): boeking for o, boeking in zip(betaald, boekingen, strict=True)}
    kopieer(
        [
            Partijontvangst(
                partij=o.partij,
                nummer=o.kenmerk,
                soort=o.soort,
                vordering_id=o.vordering_id,
                datum=o.datum,
                bedrag_centen=o.centen,
                boeking_id=eerste.get((o.partij, o.kenmerk)),
            )
            for o in nieuw
        ]
    )
