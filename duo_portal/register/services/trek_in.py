"""A school, or staff on its word, says that a fact was never so. It is replaced by nothing, and judged again."""

from django.contrib.auth.models import User
from django.db import transaction

from duo_portal.register.feiten import Feitsoort
from duo_portal.register.models import Diploma, Inschrijving, Intrekking
from duo_portal.register.services.leg_feiten_vast import (
    FeitAlVervangen,
    Tijdvakken,
    dagen_van_diploma,
    dagen_van_inschrijving,
    laat_beoordelen,
    vergrendel_personen,
    vervang,
)
from duo_portal.tijd import vandaag
from duo_portal.weigeren import Weigering

INGETROKKEN = "ingetrokken"


class IntrekkenKanNiet(Weigering):
    """The fact is no longer the current one, or no reason was given."""


def trek_diploma_in(diploma_id: int, reden: str, door: User | None = None) -> Intrekking:
    """1. check; 2. lock the person; 3. the fact ends; 4. why and by whom; 5. every line that asked for it judges again."""
    with transaction.atomic():
        diploma = Diploma.objects.get(pk=diploma_id)
        intrekking = Intrekking(persoon_id=diploma.persoon_id, diploma=diploma, reden=_reden(reden), op=vandaag(), medewerker=door)
        return _trek_in(intrekking, diploma, Feitsoort.DIPLOMA, dagen_van_diploma(diploma))


def trek_inschrijving_in(inschrijving_id: int, reden: str, door: User | None = None) -> Intrekking:
    """The student was never enrolled there. The steps are those of ``trek_diploma_in``."""
    with transaction.atomic():
        inschrijving = Inschrijving.objects.get(pk=inschrijving_id)
        intrekking = Intrekking(
            persoon_id=inschrijving.persoon_id, inschrijving=inschrijving, reden=_reden(reden), op=vandaag(), medewerker=door
        )
        return _trek_in(intrekking, inschrijving, Feitsoort.INSCHRIJVING, dagen_van_inschrijving(inschrijving))


def _trek_in(intrekking: Intrekking, feit: Diploma | Inschrijving, soort: Feitsoort, dagen: Tijdvakken) -> Intrekking:
    vergrendel_personen([feit.persoon_id])
    try:
        vervang(type(feit), [feit.pk])
    except FeitAlVervangen:
        raise IntrekkenKanNiet("Dit gegeven is al vervangen of ingetrokken. Bekijk eerst de nieuwe gegevens.") from None
    intrekking.save(force_insert=True)
    laat_beoordelen(soort, f"{soort.value} {INGETROKKEN}", {(feit.persoon_id, vak) for vak in dagen})
    return intrekking


def _reden(reden: str) -> str:
    if not reden.strip():
        raise IntrekkenKanNiet("Schrijf op waarom dit gegeven niet klopt, en wie dat meldde.")
    return reden.strip()[:200]
