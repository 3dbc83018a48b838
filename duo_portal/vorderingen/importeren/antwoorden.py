"""Answers of the CJIB, a bailiff or an agency abroad to the lines that we gave them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from duo_portal.register.importeren.afleveren import Rapport, lever_af
from duo_portal.register.importeren.datums import datum
from duo_portal.register.importeren.lezer import Indeling, Regel
from duo_portal.register.importeren.oordeel import Oordeel, getal, keuze, tekst
from duo_portal.register.importeren.signalen import AFKEUR, Melding, Veldfout
from duo_portal.register.services.leg_feiten_vast import vergrendel_personen
from duo_portal.tijd import vandaag
from duo_portal.vorderingen.betalingskenmerk import vordering_van
from duo_portal.vorderingen.models import Overdrachtantwoord, Overdrachtregel, Partij
from duo_portal.vorderingen.services.verwerk_antwoorden import verwerk_antwoorden
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

INDELING = Indeling("overdrachtantwoorden", ("bestand", "regel", "kenmerk", "uitkomst", "code", "melding", "datum"))
UITKOMSTEN = {"aanvaard": True, "geweigerd": False}
_BESTAND = re.compile("OVERDRACHT-([A-Z]+)-([0-9]{8})-([0-9]{1,4})")
_PARTIJEN = {partij.name: partij for partij in Partij}
Sleutel = tuple[Partij, date, int, int]


@dataclass(frozen=True, slots=True)
class Gelezen:
    nummer: int
    sleutel: Sleutel
    kenmerk: str
    aanvaard: bool
    code: str
    melding: str
    op: date


def laad(pad: Path) -> Rapport:
    """A repeat changes nothing. A line that we do not know, or that is answered otherwise already, is rejected and goes to a person."""
    rapport = lever_af(pad, INDELING, _verwerk)
    if (aantal := rapport.tellingen[AFKEUR]) > 0:
        maak_taak(
            soort="partijantwoord_afgekeurd",
            sleutel=f"partijantwoord-{rapport.levering_id}",
            omschrijving=f"{aantal} antwoorden van een partij zijn afgekeurd. Bekijk waarom, en vraag de partij om herstel.",
            gegevens={"levering": rapport.levering_id},
        )
    return rapport


def _verwerk(regels: Sequence[Regel]) -> list[Melding]:
    meldingen: list[Melding] = []
    gelezen = []
    for regel in regels:
        oordeel = Oordeel(regel)
        antwoord = _lees(oordeel)
        meldingen += oordeel.meldingen
        if antwoord is not None:
            gelezen.append(antwoord)
    bekend = _zoek({antwoord.sleutel for antwoord in gelezen})
    vergrendel_personen(regel.vordering.persoon_id for regel in bekend.values())
    return meldingen + _leg_vast(gelezen, bekend)


def _lees(oordeel: Oordeel) -> Gelezen | None:
    bestand = oordeel.verplicht("bestand", _bestand)
    regel = oordeel.verplicht("regel", getal)
    kenmerk = oordeel.verplicht("kenmerk", tekst(19))
    aanvaard = oordeel.verplicht("uitkomst", keuze(UITKOMSTEN))
    code = oordeel.mits("code", tekst(20)) or ""
    melding = oordeel.mits("melding", tekst(200)) or ""
    op = oordeel.verplicht("datum", datum)
    if aanvaard is False and not code:
        oordeel.meld("VELD_LEEG", "code")
    if op is not None and op > vandaag():
        oordeel.meld("DATUM_TOEKOMST", "datum")
    if oordeel.afgekeurd or bestand is None or regel is None or kenmerk is None or aanvaard is None or op is None:
        return None
    return Gelezen(oordeel.nummer, (*bestand, regel), kenmerk, aanvaard, code, melding, op)


def _bestand(waarde: str) -> tuple[Partij, date, int]:
    gevonden = _BESTAND.fullmatch(waarde.removesuffix(".jsonl"))
    if gevonden is None or gevonden[1] not in _PARTIJEN:
        raise Veldfout("OVERDRACHT_ONBEKEND")
    return _PARTIJEN[gevonden[1]], datum(gevonden[2]), int(gevonden[3])


def _zoek(sleutels: set[Sleutel]) -> dict[Sleutel, Overdrachtregel]:
    """Our lines of the files that were answered."""
    gevonden: dict[Sleutel, Overdrachtregel] = {}
    for partij, dag, volgnummer in {sleutel[:3] for sleutel in sleutels}:
        regels = Overdrachtregel.objects.filter(bestand__partij=partij, bestand__datum=dag, bestand__volgnummer=volgnummer)
        for regel in regels.select_related("vordering"):
            gevonden[partij, dag, volgnummer, regel.volgnummer] = regel
    return gevonden


def _leg_vast(gelezen: Sequence[Gelezen], bekend: Mapping[Sleutel, Overdrachtregel]) -> list[Melding]:
    """In the order of the file: the second answer to a line is a repeat or a contradiction."""
    staand = {antwoord.regel_id: antwoord.aanvaard for antwoord in Overdrachtantwoord.objects.filter(regel__in=bekend.values())}
    meldingen: list[Melding] = []
    nieuw: list[Overdrachtantwoord] = []
    for antwoord in gelezen:
        regel = bekend.get(antwoord.sleutel)
        if regel is None or regel.vordering_id != vordering_van(antwoord.kenmerk):
            meldingen.append(Melding(antwoord.nummer, "OVERDRACHT_ONBEKEND"))
        elif regel.pk in staand:
            meldingen.append(Melding(antwoord.nummer, "BEKEND" if staand[regel.pk] == antwoord.aanvaard else "ANTWOORD_ANDERS"))
        else:
            staand[regel.pk] = antwoord.aanvaard
            nieuw.append(
                Overdrachtantwoord(regel=regel, aanvaard=antwoord.aanvaard, code=antwoord.code, melding=antwoord.melding, op=antwoord.op)
            )
            meldingen.append(Melding(antwoord.nummer, "NIEUW"))
    verwerk_antwoorden(nieuw)
    return meldingen
