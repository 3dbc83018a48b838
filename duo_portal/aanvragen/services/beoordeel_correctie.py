"""A member of staff answers a request to correct data (AVG art. 16): corrected, or refused with the reason (UAVG art. 34)."""

from dataclasses import dataclass

import structlog
from django.contrib.auth.models import User
from django.db import transaction

from duo_portal.aanvragen.correctie import LIJN, SOORT
from duo_portal.aanvragen.models import Aanvraag, Aanvraagoordeel, Uitkomst
from duo_portal.aanvragen.services.leg_oordeel_vast import (
    Oordeel,
    OordeelKanNiet,
    leg_oordeel_vast,
    toets_motivering,
    vergrendel_open_aanvraag,
)
from duo_portal.berichten.services.stuur_bericht import stuur_bericht
from duo_portal.tijd import vandaag

log = structlog.get_logger(__name__)
LANGSTE_UITLEG = 240
SJABLOON = {Uitkomst.TOEGEKEND: "aanvragen/correctie_gedaan", Uitkomst.AFGEWEZEN: "aanvragen/correctie_geweigerd"}


@dataclass(frozen=True)
class Correctieoordeel:
    """``uitleg`` goes into the letter as it is, so it is written for the citizen."""

    aanvraag_id: int
    uitkomst: Uitkomst
    uitleg: str


def beoordeel_correctie(wat: Correctieoordeel, medewerker: User) -> Aanvraagoordeel:
    """1. check; 2. lock the person and the request; 3. letter; 4. judgement and task. The data themselves are corrected
    where they stand, before. Raises ``OordeelKanNiet``.
    """
    toets_motivering(wat.uitleg)
    if len(wat.uitleg.strip()) > LANGSTE_UITLEG:
        raise OordeelKanNiet(f"Houd de uitleg kort: hoogstens {LANGSTE_UITLEG} tekens.")
    with transaction.atomic():
        aanvraag = vergrendel_open_aanvraag(wat.aanvraag_id, SOORT)
        _schrijf(aanvraag, wat)
        oordeel = leg_oordeel_vast(aanvraag, Oordeel(wat.uitkomst, wat.uitkomst.name.lower(), wat.uitleg), medewerker)
    log.info("correctie_beoordeeld", aanvraag=aanvraag.pk, uitkomst=wat.uitkomst.name.lower())
    return oordeel


def _schrijf(aanvraag: Aanvraag, wat: Correctieoordeel) -> None:
    ontvangen = aanvraag.ontvangen_dag or vandaag()
    waarden = {"aanvraag": aanvraag.kenmerk, "ontvangen_op": ontvangen.isoformat(), "uitleg": wat.uitleg.strip()}
    stuur_bericht(aanvraag.persoon_id, SJABLOON[wat.uitkomst], waarden, lijn=LIJN)
