"""A citizen, or who acts for them, sends a request of any kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import structlog
from django.db import transaction
from django.utils import timezone

from duo_portal.aanvragen.bestanden import Bestand
from duo_portal.aanvragen.models import KLAAR, Aanvraag, Aanvraagstaat
from duo_portal.aanvragen.services.bevestig_ontvangst import bevestig_ontvangst
from duo_portal.aanvragen.services.bewaar_bestanden import bewaar_bestanden, fouten_van_bestanden
from duo_portal.aanvragen.soorten import Aanvraagsoort, Vraag, aanvraagsoorten
from duo_portal.aanvragen.velden import OngeldigeAanvraag, Waarden, lees_alle
from duo_portal.berichten.opmaak import tekst
from duo_portal.tijd import vandaag
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Indiening:
    """What was sent. ``sleutel`` is the form's own: the same form sent again is the same request.

    ``door_id`` is who filed it; ``vertegenwoordiging_id`` the authority under which they did, None for oneself.
    """

    soort: str
    persoon_id: int
    periode: int
    getypt: Mapping[str, str]
    sleutel: UUID
    door_id: int
    vertegenwoordiging_id: int | None = None
    bestanden: Sequence[Bestand] = ()


def dien_aanvraag_in(indiening: Indiening) -> Aanvraag:
    """1. read fields and files; 2. lock; 3. sent before: that request; 4. check all; 5. record; 6. receipt; 7. done at once, or a task.

    Raises ``OngeldigeAanvraag`` with every fault at once. The caller established that this citizen may act.
    """
    soort = aanvraagsoorten[indiening.soort]
    waarden, fouten = lees_alle(soort.velden, indiening.getypt)
    fouten |= fouten_van_bestanden(indiening.bestanden)
    vraag = Vraag(indiening.persoon_id, indiening.periode, vandaag())
    with transaction.atomic():
        soort.vergrendel(indiening.persoon_id)
        eerder = Aanvraag.objects.filter(persoon=indiening.persoon_id, sleutel=indiening.sleutel).first()
        if eerder is not None:
            return eerder
        _toets(soort, vraag, waarden, fouten)
        aanvraag = _leg_vast(indiening, waarden | soort.leid_af(vraag, waarden), vraag.dag)
        bewaar_bestanden(aanvraag.bewijsstukken, indiening.persoon_id, indiening.bestanden, indiening.door_id)
        bevestig_ontvangst(aanvraag, soort, [bestand.nette_naam for bestand in indiening.bestanden])
        if soort.verwerk is None:
            _maak_taak(soort, vraag, aanvraag, waarden)
        else:
            _verwerk(soort.verwerk, aanvraag, waarden)
    log.info("aanvraag_ontvangen", aanvraag=aanvraag.pk, soort=soort.naam, bewijsstukken=len(indiening.bestanden))
    return aanvraag


def _toets(soort: Aanvraagsoort, vraag: Vraag, waarden: Waarden, fouten: dict[str, str]) -> None:
    eerder = Aanvraag.objects.filter(persoon=vraag.persoon_id, soort=soort.naam, periode=vraag.periode)
    open_ = eerder.exclude(staat__in=(*KLAAR, Aanvraagstaat.VOORBEREID)).first()
    if open_ is not None:
        raise OngeldigeAanvraag(
            {
                "": tekst(
                    f"Wij hebben al een aanvraag van u: {open_.kenmerk}. Wilt u iets toevoegen? Open die aanvraag.",
                    f"We already have a request from you: {open_.kenmerk}. Do you want to add something? Open that request.",
                )
            }
        )
    fouten = {**soort.controleer(vraag, waarden), **fouten}
    if fouten:
        raise OngeldigeAanvraag(fouten)


def _leg_vast(indiening: Indiening, gegevens: Waarden, dag: date) -> Aanvraag:
    """A new request, or the one that lay ready: whoever fills it in themselves has answered the proposal."""
    aanvraag, _ = Aanvraag.objects.update_or_create(
        persoon_id=indiening.persoon_id,
        soort=indiening.soort,
        periode=indiening.periode,
        staat=Aanvraagstaat.VOORBEREID,
        defaults={
            "gegevens": gegevens,
            "staat": Aanvraagstaat.NAAR_MENS,
            "ontvangen_op": timezone.now(),
            "ontvangen_dag": dag,
            "sleutel": indiening.sleutel,
            "ingediend_door_id": indiening.door_id,
            "vertegenwoordiging_id": indiening.vertegenwoordiging_id,
        },
    )
    return aanvraag


def _verwerk(doe: Callable[[Aanvraag, Waarden], None], aanvraag: Aanvraag, waarden: Waarden) -> None:
    """Nobody has to judge it: what it leads to, and it is done."""
    doe(aanvraag, waarden)
    Aanvraag.objects.filter(pk=aanvraag.pk).update(staat=Aanvraagstaat.AFGEHANDELD)
    aanvraag.staat = Aanvraagstaat.AFGEHANDELD


def sleutel_van_taak(aanvraag_id: int) -> str:
    """One task per request."""
    return f"aanvraag:{aanvraag_id}"


def _maak_taak(soort: Aanvraagsoort, vraag: Vraag, aanvraag: Aanvraag, waarden: Waarden) -> None:
    maak_taak(
        soort=soort.taaksoort,
        lijn=soort.lijn,
        sleutel=sleutel_van_taak(aanvraag.pk),
        persoon_id=vraag.persoon_id,
        omschrijving=soort.taaktekst(vraag, waarden)[:300],
        gegevens={"aanvraag": aanvraag.pk},
        termijn=soort.termijn(vraag.dag),
    )
