"""A person decides whether a parent counts (WSF 3.14, BSF 6-12)."""

from dataclasses import dataclass
from datetime import date

import structlog
from django.contrib.auth.models import User
from django.db import transaction

from duo_portal.aanvragen.models import Aanvraag, Aanvraagoordeel, Uitkomst
from duo_portal.aanvragen.services.leg_oordeel_vast import (
    Oordeel,
    OordeelKanNiet,
    leg_oordeel_vast,
    toets_motivering,
    vergrendel_open_aanvraag,
)
from duo_portal.berichten.services.stuur_bericht import stuur_bericht
from duo_portal.berichten.velden import Json
from duo_portal.register.services.leg_feiten_vast import vervang
from duo_portal.tijd import vandaag
from studiefinanciering.aanvragen.bekend import maand_erbij, maand_van
from studiefinanciering.aanvragen.meteen import beoordeel_meteen
from studiefinanciering.aanvragen.norm import getal
from studiefinanciering.aanvragen.uit_beeld import GRONDEN, SOORT, stop_lening_zolang
from studiefinanciering.batch.kring import vergrendel_kring
from studiefinanciering.models import Buitenbeschouwing, Oudersituatie
from studiefinanciering.services.leg_keuze_vast import jaren_vanaf

log = structlog.get_logger(__name__)
LANGSTE_UITLEG = 240


@dataclass(frozen=True)
class Uitbeeldoordeel:
    """``uitleg`` goes into the letter. When granted: from which month, until which (None: until it changes), on which ground, and what a
    court set as maintenance, in cents a month (BSF 12)."""

    aanvraag_id: int
    uitkomst: Uitkomst
    uitleg: str
    vanaf: date | None = None
    tot: date | None = None
    grond: Buitenbeschouwing | None = None
    alimentatie_centen: int = 0


def beoordeel_ouder_uit_beeld(wat: Uitbeeldoordeel, medewerker: User) -> Aanvraagoordeel:
    """1. check; 2. lock the family and the request; 3. the parent is no longer being asked for; 4. granted: the new fact, and no
    loan in its place; 5. letter; 6. judgement and task; 7. the award is judged again. Raises ``OordeelKanNiet``.
    """
    toets_motivering(wat.uitleg)
    if len(wat.uitleg.strip()) > LANGSTE_UITLEG:
        raise OordeelKanNiet(f"Houd de uitleg kort: hoogstens {LANGSTE_UITLEG} tekens.")
    with transaction.atomic():
        vergrendel_kring([Aanvraag.objects.get(pk=wat.aanvraag_id, soort=SOORT).persoon_id])
        aanvraag = vergrendel_open_aanvraag(wat.aanvraag_id, SOORT)
        gevraagd = aanvraag.ontvangen_dag or vandaag()
        _stop_opvragen(aanvraag)
        vanaf = maand_van(gevraagd)
        if wat.uitkomst == Uitkomst.TOEGEKEND:
            vanaf = _stel_buiten(aanvraag, wat, medewerker)
            stop_lening_zolang(aanvraag)
        _schrijf(aanvraag, wat, vanaf)
        oordeel = leg_oordeel_vast(aanvraag, Oordeel(wat.uitkomst, wat.uitkomst.name.lower(), wat.uitleg), medewerker)
        beoordeel_meteen(aanvraag.persoon_id, jaren_vanaf(vanaf))
    log.info("ouder_uit_beeld_beoordeeld", aanvraag=aanvraag.pk, uitkomst=wat.uitkomst.name.lower())
    return oordeel


def _huidig(aanvraag: Aanvraag) -> list[Oudersituatie]:
    nummer = int(str(aanvraag.gegevens["ouder"]))
    return list(Oudersituatie.objects.filter(persoon=aanvraag.persoon_id, ouder=nummer, vervangen_op__isnull=True))


def _stop_opvragen(aanvraag: Aanvraag) -> None:
    vervang(Oudersituatie, [feit.pk for feit in _huidig(aanvraag) if feit.grond == Buitenbeschouwing.OPGEVRAAGD])


def _stel_buiten(aanvraag: Aanvraag, wat: Uitbeeldoordeel, medewerker: User) -> date:
    """From which month; never more than two years before the request (BSF 6 lid 2)."""
    gevraagd = maand_van(aanvraag.ontvangen_dag or vandaag())
    eerste = maand_erbij(gevraagd, -getal("ouder_uit_beeld_terug", gevraagd))
    vanaf = maand_van(wat.vanaf or gevraagd)
    if vanaf < eerste:
        raise OordeelKanNiet(f"Dit kan hoogstens twee jaar teruggaan, tot en met {eerste:%d-%m-%Y}. Kies een latere maand.")
    if wat.tot is not None and wat.tot < vanaf:
        raise OordeelKanNiet("De laatste maand ligt voor de eerste. Kies een latere maand.")
    staat_er = [feit.pk for feit in _huidig(aanvraag) if feit.vanaf == vanaf]
    vervang(Oudersituatie, staat_er)
    Oudersituatie.objects.create(
        persoon_id=aanvraag.persoon_id,
        ouder=int(str(aanvraag.gegevens["ouder"])),
        grond=wat.grond or GRONDEN[str(aanvraag.gegevens["grond"])],
        alimentatie_centen=wat.alimentatie_centen,
        vanaf=vanaf,
        tot=maand_van(wat.tot) if wat.tot else None,
        aanvraag=aanvraag,
        medewerker=medewerker,
        reden="opnieuw beoordeeld" if staat_er else "",
    )
    return vanaf


def _schrijf(aanvraag: Aanvraag, wat: Uitbeeldoordeel, vanaf: date) -> None:
    gevraagd = aanvraag.ontvangen_dag or vandaag()
    waarden: dict[str, Json] = {"aanvraag": aanvraag.kenmerk, "ontvangen_op": gevraagd.isoformat(), "uitleg": wat.uitleg.strip()}
    sjabloon = "ouder_uit_beeld_afgewezen"
    if wat.uitkomst == Uitkomst.TOEGEKEND:
        sjabloon = "ouder_uit_beeld_toegekend"
        waarden |= {"vanaf": vanaf.isoformat(), "tot": maand_van(wat.tot).isoformat() if wat.tot else None}
    stuur_bericht(aanvraag.persoon_id, f"studiefinanciering/{sjabloon}", waarden, lijn="studiefinanciering")
