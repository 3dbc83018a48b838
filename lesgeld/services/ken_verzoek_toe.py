"""A member of staff recognises the reason for which somebody asks lesgeld back; the rule says how much (UB 7 lid 2)."""

from dataclasses import dataclass
from datetime import date

import structlog
from django.contrib.auth.models import User
from django.db import models, transaction

from duo_portal.aanvragen.models import Aanvraag, Aanvraagoordeel, Uitkomst
from duo_portal.aanvragen.services.leg_oordeel_vast import (
    Oordeel,
    OordeelKanNiet,
    leg_oordeel_vast,
    toets_motivering,
    vergrendel_open_aanvraag,
)
from duo_portal.besluiten.models import Besluitsoort
from duo_portal.besluiten.selectors import huidig_besluit
from duo_portal.register.models import Inschrijving
from duo_portal.tijd import schooljaren
from lesgeld.codes import Reden
from lesgeld.models import ErkendeReden
from lesgeld.services.beoordeel_student import beoordeel_student
from lesgeld.terugvragen import SOORT

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Toekenning:
    """``vanaf``: the day on which the reason began; the enrolment that ran on that day is the one it bears on."""

    aanvraag_id: int
    reden: Reden
    vanaf: date
    motivering: str


def ken_verzoek_toe(toekenning: Toekenning, medewerker: User) -> Aanvraagoordeel:
    """1. lock the person and the request; 2. may this be granted by the rule; 3. lay down the reason as a fact; 4. judge the
    year by the one rule; 5. record the judgement and end the task.

    A brake holds the decision, not the recognition: a run decides when it is lifted. Raises ``OordeelKanNiet``.
    """
    toets_motivering(toekenning.motivering)
    with transaction.atomic():
        aanvraag = vergrendel_open_aanvraag(toekenning.aanvraag_id, SOORT)
        _toets(aanvraag, toekenning)
        ErkendeReden.objects.create(
            persoon_id=aanvraag.persoon_id,
            schooljaar=aanvraag.periode,
            erkend=int(toekenning.reden),
            vanaf=toekenning.vanaf,
            aanvraag=aanvraag,
            medewerker=medewerker,
            vastgelegd_op=NU,
        )
        besluit_id = _beslis(aanvraag)
        reden = toekenning.reden.name.lower()
        oordeel = leg_oordeel_vast(aanvraag, Oordeel(Uitkomst.TOEGEKEND, reden, toekenning.motivering, besluit_id), medewerker)
    log.info("verzoek_toegekend", aanvraag=aanvraag.pk, besluit=besluit_id)
    return oordeel


# The moment itself and not that of the transaction: later than every decision for which the lock was waited.
NU = models.Func(function="clock_timestamp", output_field=models.DateTimeField())


def _toets(aanvraag: Aanvraag, toekenning: Toekenning) -> None:
    if aanvraag.gegevens.get("te_laat"):
        raise OordeelKanNiet("Deze aanvraag kwam na 31 juli. Toekennen kan dan alleen met maatwerk: stel dat voor bij het besluit.")
    begin, eind = schooljaren.begin(aanvraag.periode), schooljaren.eind(aanvraag.periode)
    if not begin <= toekenning.vanaf <= eind:
        raise OordeelKanNiet(f"De reden moet beginnen in het schooljaar {schooljaren.tekst(aanvraag.periode)}.")
    if ErkendeReden.objects.filter(persoon=aanvraag.persoon_id, schooljaar=aanvraag.periode, vervangen_op__isnull=True).exists():
        raise OordeelKanNiet("Voor dit schooljaar is al een reden erkend. Is er nog een reden? Stel maatwerk voor.")
    _toets_inschrijving(aanvraag, toekenning.vanaf)


def _toets_inschrijving(aanvraag: Aanvraag, vanaf: date) -> None:
    op_die_dag = Inschrijving.objects.filter(persoon=aanvraag.persoon_id, vervangen_op__isnull=True, begindatum__lte=vanaf)
    einddatums = list(op_die_dag.values_list("einddatum", flat=True))
    if any(einde is not None and einde >= vanaf for einde in einddatums):
        return
    if None in einddatums:
        raise OordeelKanNiet("De student is nog ingeschreven. Vraag de school eerst om de uitschrijving.")
    raise OordeelKanNiet("Op deze dag was de student niet ingeschreven. Kies de dag waarop de reden begon.")


def _beslis(aanvraag: Aanvraag) -> int | None:
    """The decision that follows, or None when a brake holds it."""
    tellingen = beoordeel_student(aanvraag.persoon_id, aanvraag.periode, "reden erkend")
    if tellingen["besluiten"]:
        besluit = huidig_besluit(aanvraag.persoon_id, Besluitsoort.LESGELD, aanvraag.periode)
        return besluit.pk if besluit else None
    if not tellingen["geremd"]:
        raise OordeelKanNiet(
            "Volgens de regel wordt het lesgeld hierdoor niet lager: kijk naar de laatste dag van de inschrijving. "
            "Wijs de aanvraag af, of stel maatwerk voor."
        )
    return None
