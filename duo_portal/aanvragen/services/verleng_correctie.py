"""More time to answer a request to correct data: once, within the first month, with the reason (AVG 12 lid 3)."""

import structlog
from django.contrib.auth.models import User
from django.db import transaction

from duo_portal.aanvragen.correctie import LIJN, SOORT, termijn, verlengd
from duo_portal.aanvragen.services.beoordeel_correctie import LANGSTE_UITLEG
from duo_portal.aanvragen.services.dien_aanvraag_in import sleutel_van_taak
from duo_portal.aanvragen.services.leg_oordeel_vast import OordeelKanNiet, toets_motivering, vergrendel_open_aanvraag
from duo_portal.berichten.services.stuur_bericht import stuur_bericht
from duo_portal.tijd import vandaag
from duo_portal.werkvoorraad.models import Taak, Taakstaat

log = structlog.get_logger(__name__)


def verleng_correctie(aanvraag_id: int, uitleg: str, medewerker: User) -> None:
    """1. check; 2. lock the person and the request; 3. in time, and once: the term of its task; 4. letter.

    ``uitleg`` goes into the letter as it is. Raises ``OordeelKanNiet``.
    """
    toets_motivering(uitleg)
    if len(uitleg.strip()) > LANGSTE_UITLEG:
        raise OordeelKanNiet(f"Houd de uitleg kort: hoogstens {LANGSTE_UITLEG} tekens.")
    with transaction.atomic():
        aanvraag = vergrendel_open_aanvraag(aanvraag_id, SOORT)
        ontvangen = aanvraag.ontvangen_dag or vandaag()
        eerste, laatste = termijn(ontvangen), verlengd(ontvangen)
        if vandaag() > eerste:
            raise OordeelKanNiet("De eerste maand is voorbij. Meer tijd nemen kan niet meer: beslis nu.")
        taak = Taak.objects.filter(sleutel=sleutel_van_taak(aanvraag.pk), termijn=eerste).exclude(staat=Taakstaat.AFGEHANDELD)
        if not taak.update(termijn=laatste):
            raise OordeelKanNiet("Voor deze aanvraag is al meer tijd genomen. Dat kan maar één keer.")
        waarden = {
            "aanvraag": aanvraag.kenmerk,
            "ontvangen_op": ontvangen.isoformat(),
            "uiterlijk": laatste.isoformat(),
            "uitleg": uitleg.strip(),
        }
        stuur_bericht(aanvraag.persoon_id, "aanvragen/correctie_later", waarden, lijn=LIJN)
    log.info("correctie_verlengd", aanvraag=aanvraag_id, medewerker=medewerker.pk)
