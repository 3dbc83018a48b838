"""A member of staff decides on "this is wrong": the fee is right, or a decision that came since made it right."""

from dataclasses import dataclass

import structlog
from django.contrib.auth.models import User
from django.db import transaction

from duo_portal.aanvragen.models import Aanvraagoordeel, Uitkomst
from duo_portal.aanvragen.services.leg_oordeel_vast import (
    Oordeel,
    OordeelKanNiet,
    leg_oordeel_vast,
    toets_motivering,
    vergrendel_open_aanvraag,
)
from duo_portal.besluiten.models import Besluit, Besluitsoort
from duo_portal.besluiten.selectors import huidig_besluit
from lesgeld.beslissing_vragen import SOORT
from lesgeld.services.besluit_van_mens import schrijf_brief, van_aanvraag, zelfde_besluit
from lesgeld.services.vraag_beslissing import laat_inning_door
from lesgeld.services.wijs_verzoek_af import LANGSTE_UITLEG

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Antwoord:
    """``uitleg`` goes into the letter as it is, so it is written for the citizen."""

    aanvraag_id: int
    uitleg: str


def beslis_dat_het_klopt(antwoord: Antwoord, medewerker: User) -> Aanvraagoordeel:
    """1. check; 2. lock; 3. a decision with the fee as it was; 4. its letter, against which one can object; 5. judgement, brake off.

    Raises ``OordeelKanNiet``.
    """
    toets_motivering(antwoord.uitleg)
    if len(antwoord.uitleg.strip()) > LANGSTE_UITLEG:
        raise OordeelKanNiet(f"Houd de uitleg kort: hoogstens {LANGSTE_UITLEG} tekens.")
    with transaction.atomic():
        aanvraag = vergrendel_open_aanvraag(antwoord.aanvraag_id, SOORT)
        besluit = zelfde_besluit(aanvraag, medewerker)
        schrijf_brief(besluit, "lesgeld/beslissing", {**van_aanvraag(aanvraag), "uitleg": antwoord.uitleg.strip()})
        oordeel = leg_oordeel_vast(aanvraag, Oordeel(Uitkomst.AFGEWEZEN, "klopt", antwoord.uitleg, besluit.pk), medewerker)
        laat_inning_door(aanvraag)
    log.info("beslissing_genomen", aanvraag=aanvraag.pk, besluit=besluit.pk)
    return oordeel


def rond_vraag_af(antwoord: Antwoord, medewerker: User) -> Aanvraagoordeel:
    """The question was right and a decision after it set it right (a correction, maatwerk): its letter told so already.

    Raises ``OordeelKanNiet`` when there is no such decision.
    """
    toets_motivering(antwoord.uitleg)
    with transaction.atomic():
        aanvraag = vergrendel_open_aanvraag(antwoord.aanvraag_id, SOORT)
        besluit: Besluit | None = huidig_besluit(aanvraag.persoon_id, Besluitsoort.LESGELD, aanvraag.periode)
        if besluit is None or besluit.vastgelegd_op < aanvraag.aangemaakt_op:
            raise OordeelKanNiet("Er is na deze vraag nog geen ander besluit. Verbeter eerst het gegeven, of stel maatwerk voor.")
        oordeel = leg_oordeel_vast(aanvraag, Oordeel(Uitkomst.TOEGEKEND, "verbeterd", antwoord.uitleg, besluit.pk), medewerker)
        laat_inning_door(aanvraag)
    return oordeel
