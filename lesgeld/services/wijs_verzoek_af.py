"""A member of staff refuses a request for a refund: a decision with reasons, against which one can object."""

from dataclasses import dataclass

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
from duo_portal.berichten.velden import Waarden
from lesgeld.services.besluit_van_mens import schrijf_brief, van_aanvraag, zelfde_besluit
from lesgeld.terugvragen import SOORT

log = structlog.get_logger(__name__)
LANGSTE_UITLEG = 240
WAAROM = {
    "na_april": "uitgeschreven op of na 1 mei",
    "nog_ingeschreven": "nog ingeschreven bij de school",
    "geen_bewijs": "niets waaruit blijkt wat er is gebeurd",
    "geen_reden": "geen reden van de wet",
    "na_afloop": "gevraagd na 31 juli zonder bijzondere reden",
    "al_lager": "het lesgeld is al lager om een andere reden",
}


@dataclass(frozen=True)
class Afwijzing:
    """``waarom`` is a code of ``WAAROM``; ``uitleg`` goes into the letter as it is, so it is written for the citizen."""

    aanvraag_id: int
    waarom: str
    uitleg: str


def wijs_verzoek_af(afwijzing: Afwijzing, medewerker: User) -> Aanvraagoordeel:
    """1. check; 2. lock the person and the request; 3. the decision, with the fee as it was; 4. letter; 5. judgement and task.

    Raises ``OordeelKanNiet``.
    """
    toets_motivering(afwijzing.uitleg)
    if afwijzing.waarom not in WAAROM:
        raise OordeelKanNiet("Kies waarom u de aanvraag afwijst.")
    if len(afwijzing.uitleg.strip()) > LANGSTE_UITLEG:
        raise OordeelKanNiet(f"Houd de uitleg kort: hoogstens {LANGSTE_UITLEG} tekens.")
    with transaction.atomic():
        aanvraag = vergrendel_open_aanvraag(afwijzing.aanvraag_id, SOORT)
        besluit = zelfde_besluit(aanvraag, medewerker)
        schrijf_brief(besluit, "lesgeld/terugvragen_afgewezen", _waarden(aanvraag, afwijzing))
        oordeel = leg_oordeel_vast(aanvraag, Oordeel(Uitkomst.AFGEWEZEN, afwijzing.waarom, afwijzing.uitleg, besluit.pk), medewerker)
    log.info("verzoek_afgewezen", aanvraag=aanvraag.pk, besluit=besluit.pk)
    return oordeel


def _waarden(aanvraag: Aanvraag, afwijzing: Afwijzing) -> Waarden:
    return {**van_aanvraag(aanvraag), "waarom": afwijzing.waarom, "uitleg": afwijzing.uitleg.strip()}
