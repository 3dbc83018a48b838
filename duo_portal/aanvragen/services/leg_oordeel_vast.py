"""A person judged a request: the record of it, and the end of request and task."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils import timezone

from duo_portal.aanvragen.models import Aanvraag, Aanvraagoordeel, Aanvraagstaat, Bewijsstuk, Uitkomst
from duo_portal.aanvragen.services.dien_aanvraag_in import sleutel_van_taak
from duo_portal.register.models import Persoon
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.models import Taak, Taakstaat

KORTSTE_MOTIVERING = 20


class OordeelKanNiet(Weigering):
    """The request cannot be judged like this; the text says why."""


@dataclass(frozen=True)
class Oordeel:
    """``reden`` is a code of the line; ``motivering`` says in a few sentences why."""

    uitkomst: Uitkomst
    reden: str
    motivering: str
    besluit_id: int | None = None


def vergrendel_open_aanvraag(aanvraag_id: int, soort: str) -> Aanvraag:
    """The request with its person locked, as long as nobody judged it and all its evidence was checked.

    Raises ``Aanvraag.DoesNotExist`` and ``OordeelKanNiet``.
    """
    aanvraag = Aanvraag.objects.get(pk=aanvraag_id, soort=soort)
    Persoon.objects.select_for_update(no_key=True).get(pk=aanvraag.persoon_id)
    aanvraag = Aanvraag.objects.select_for_update(no_key=True).get(pk=aanvraag_id)
    if aanvraag.staat != Aanvraagstaat.NAAR_MENS:
        raise OordeelKanNiet("Over deze aanvraag is al beslist.")
    if Bewijsstuk.objects.filter(aanvraag=aanvraag, controle__isnull=True).exists():
        raise OordeelKanNiet("Er is een bewijsstuk dat nog niet is gecontroleerd. Laat het eerst controleren.")
    return aanvraag


def toets_motivering(motivering: str) -> None:
    if len(motivering.strip()) < KORTSTE_MOTIVERING:
        raise OordeelKanNiet("Schrijf in een paar zinnen op waarom u dit besluit.")


def leg_oordeel_vast(aanvraag: Aanvraag, oordeel: Oordeel, medewerker: User) -> Aanvraagoordeel:
    """Inside the transaction of ``vergrendel_open_aanvraag``: 1. the judgement; 2. the request ends; 3. its task ends."""
    toets_motivering(oordeel.motivering)
    vast = Aanvraagoordeel.objects.create(
        aanvraag=aanvraag,
        uitkomst=oordeel.uitkomst,
        reden=oordeel.reden,
        motivering=oordeel.motivering.strip(),
        besluit_id=oordeel.besluit_id,
        medewerker=medewerker,
    )
    Aanvraag.objects.filter(pk=aanvraag.pk).update(staat=Aanvraagstaat.AFGEHANDELD, versie=aanvraag.versie + 1)
    Taak.objects.filter(sleutel=sleutel_van_taak(aanvraag.pk)).exclude(staat=Taakstaat.AFGEHANDELD).update(
        staat=Taakstaat.AFGEHANDELD, eigenaar=medewerker, uitkomst=vast.get_uitkomst_display(), afgehandeld_op=timezone.now()
    )
    return vast


def eerst_beoordelen(taak: Taak, _: User) -> None:
    """A task of a request is not finished by hand while the request waits for a judgement."""
    open_ = Aanvraag.objects.filter(pk=taak.gegevens.get("aanvraag"), staat=Aanvraagstaat.NAAR_MENS)
    if open_.exists():
        raise OordeelKanNiet("Beoordeel eerst de aanvraag. De taak is dan vanzelf klaar.")
