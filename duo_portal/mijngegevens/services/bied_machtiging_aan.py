"""Offer a mandate: what somebody may do and until when. Who it is, says the code that they fill in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import structlog
from django.db import transaction

from duo_portal import tijd
from duo_portal.berichten.opmaak import tekst
from duo_portal.databank.schrijven import geef_ids
from duo_portal.mijngegevens.code import code_van, zoekwaarde
from duo_portal.mijngegevens.lijnen import lijnen
from duo_portal.mijngegevens.models import Aanbodstaat, Machtigingsaanbod
from duo_portal.register.models import Persoon
from duo_portal.tijd.duur import tel_maanden
from duo_portal.toegang.burger import Burger
from duo_portal.weigeren import Weigering

log = structlog.get_logger(__name__)
CODE_DAGEN = 7
LANGSTE_MAANDEN = 60
MEESTE_OPEN = 5


class MachtigingGeweigerd(Weigering):
    """``veld`` is the field that the text is about: lijnen, tot, code, or empty."""

    def __init__(self, zin: str, veld: str = "") -> None:
        super().__init__(zin)
        self.veld = veld


@dataclass(frozen=True)
class Aanbod:
    """``sleutel`` is that of the form: a double click is one offer."""

    lijnen: Sequence[str]
    mag_handelen: bool
    tot: date
    sleutel: UUID


def waarom_niet(burger: Burger) -> str:
    """Why this citizen gives no mandates, in words; empty when they may."""
    if burger.namens is not None:
        return tekst("Iemand machtigen kan alleen de persoon zelf.", "Only the person can give somebody a mandate.")
    if not burger.mag_handelen:
        return tekst(
            "Iemand anders beheert uw zaken (bewind of curatele). Daarom kunt u hier niemand machtigen. Bel ons als u vragen hebt.",
            "Somebody else manages your affairs (by order of a court). So you cannot give a mandate here. Call us with any questions.",
        )
    return ""


def controleer(burger: Burger, aanbod: Aanbod) -> None:
    """Raises ``MachtigingGeweigerd`` for what cannot be offered."""
    if waarom := waarom_niet(burger):
        raise MachtigingGeweigerd(waarom)
    if not aanbod.lijnen or not {naam for naam, _ in lijnen()}.issuperset(aanbod.lijnen):
        raise MachtigingGeweigerd(tekst("Kies waar het over gaat.", "Choose what it is about."), "lijnen")
    vandaag = tijd.vandaag()
    if not vandaag <= aanbod.tot <= tel_maanden(vandaag, LANGSTE_MAANDEN):
        raise MachtigingGeweigerd(
            tekst("Kies een dag vanaf vandaag, hoogstens vijf jaar verder.", "Choose a day from today, at most five years on."), "tot"
        )


def bied_machtiging_aan(burger: Burger, aanbod: Aanbod) -> Machtigingsaanbod:
    """1. check; 2. lock the person; 3. the same form: the same offer; 4. not too many at once; 5. write down, with its code.

    Raises ``MachtigingGeweigerd``.
    """
    controleer(burger, aanbod)
    vandaag = tijd.vandaag()
    with transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=burger.persoon_id)
        eerder = Machtigingsaanbod.objects.filter(persoon=burger.persoon_id, sleutel=aanbod.sleutel).first()
        if eerder is not None:
            return eerder
        open_ = Machtigingsaanbod.objects.filter(persoon=burger.persoon_id, staat__in=[Aanbodstaat.OPEN, Aanbodstaat.INGEVULD])
        if open_.filter(code_tot__gte=vandaag).count() >= MEESTE_OPEN:
            raise MachtigingGeweigerd(
                tekst("U hebt al vijf codes. Trek er eerst een in.", "You have five codes already. First withdraw one.")
            )
        nieuw = Machtigingsaanbod(
            persoon_id=burger.persoon_id,
            lijnen=list(aanbod.lijnen),
            mag_handelen=aanbod.mag_handelen,
            tot=aanbod.tot,
            code_tot=vandaag + timedelta(days=CODE_DAGEN),
            sleutel=aanbod.sleutel,
        )
        geef_ids([nieuw])
        nieuw.zoekwaarde = zoekwaarde(code_van(nieuw.pk))
        nieuw.save(force_insert=True)
    log.info("machtiging_aangeboden", aanbod=nieuw.pk, handelen=aanbod.mag_handelen)
    return nieuw
