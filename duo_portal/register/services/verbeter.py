"""Another date for a known fact: a new fact with its reason takes the place of the old one, and is judged again."""

from datetime import date
from typing import Any, TypeVar

from django.db import transaction

from duo_portal.register.models import Diploma, Inschrijving
from duo_portal.register.services.leg_feiten_vast import (
    FeitAlVervangen,
    leg_diplomas_vast,
    leg_inschrijvingen_vast,
    vergrendel_personen,
)
from duo_portal.tijd import vandaag
from duo_portal.weigeren import Weigering

F = TypeVar("F", Diploma, Inschrijving)
_EIGEN = {"id", "vastgelegd_op", "vervangen_op", "reden"}


class VerbeterenKanNiet(Weigering):
    """The correction says nothing new, or does not fit."""


def verbeter_diploma(diploma_id: int, behaald_op: date, reden: str) -> None:
    """1. check; 2. lock the person; 3. the fact with the other date; 4. every line that asked for it judges again."""
    with transaction.atomic():
        oud = Diploma.objects.get(pk=diploma_id)
        vergrendel_personen([oud.persoon_id])
        if behaald_op > vandaag():
            raise VerbeterenKanNiet("Een diploma kan niet in de toekomst zijn behaald. Kies een andere dag.")
        if behaald_op == oud.behaald_op:
            raise VerbeterenKanNiet("Deze dag stond er al. Er verandert niets.")
        nieuw = _opnieuw(Diploma, oud, reden, behaald_op=behaald_op, ontvangen_op=vandaag())
        _leg_vast(leg_diplomas_vast, oud, nieuw)


def verbeter_inschrijving(inschrijving_id: int, einddatum: date | None, reden: str) -> None:
    """The last day of an enrolment, or None when it turns out to go on. The steps are those of ``verbeter_diploma``."""
    with transaction.atomic():
        oud = Inschrijving.objects.get(pk=inschrijving_id)
        vergrendel_personen([oud.persoon_id])
        if einddatum is not None and einddatum < oud.begindatum:
            raise VerbeterenKanNiet("De laatste dag ligt voor de eerste dag. Kies een latere dag.")
        if einddatum == oud.einddatum:
            raise VerbeterenKanNiet("Deze dag stond er al. Er verandert niets.")
        if _botst(oud, einddatum):
            raise VerbeterenKanNiet("De student is in die tijd al opnieuw ingeschreven voor deze opleiding. Kies een eerdere dag.")
        nieuw = _opnieuw(Inschrijving, oud, reden, einddatum=einddatum, ontvangen_op=vandaag())
        _leg_vast(leg_inschrijvingen_vast, oud, nieuw)


def _botst(oud: Inschrijving, einddatum: date | None) -> bool:
    """Whether a later enrolment for the same programme at the same school begins before the new last day."""
    later = Inschrijving.objects.filter(
        persoon=oud.persoon_id, instelling=oud.instelling_id, opleiding=oud.opleiding_id, begindatum__gt=oud.begindatum
    ).filter(vervangen_op__isnull=True)
    return later.exists() if einddatum is None else later.filter(begindatum__lte=einddatum).exists()


def _opnieuw(model: type[F], oud: F, reden: str, **anders: Any) -> F:
    if not reden.strip():
        raise VerbeterenKanNiet("Schrijf op waarom dit verandert, en wie dat meldde.")
    waarden = {veld.attname: getattr(oud, veld.attname) for veld in model._meta.concrete_fields if veld.attname not in _EIGEN}
    return model(**{**waarden, **anders, "reden": reden.strip()[:200]})


def _leg_vast(schrijf: Any, oud: F, nieuw: F) -> None:
    try:
        schrijf((), [(oud, nieuw)])
    except FeitAlVervangen:
        raise VerbeterenKanNiet("Dit gegeven is al vervangen of ingetrokken. Bekijk eerst de nieuwe gegevens.") from None
