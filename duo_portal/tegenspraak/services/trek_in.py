"""Who objected withdraws the objection (Awb 6:21)."""

import structlog
from django.db import transaction

from duo_portal.register.models import Persoon
from duo_portal.tegenspraak.invoer import mag_of_weiger
from duo_portal.tegenspraak.models import Intrekking, Zaak, Zaaksoort
from duo_portal.tegenspraak.rem import neem_rem_weg
from duo_portal.tegenspraak.services.bevestig import bevestig_intrekking
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger
from duo_portal.werkvoorraad.services.sluit_taak import sluit_taak

log = structlog.get_logger(__name__)


def trek_in(burger: Burger, zaak: Zaak) -> bool:
    """1. may they; 2. lock; 3. record, once; 4. close the task; 5. brake off; 6. confirm. False: it had ended already."""
    mag_of_weiger(burger)
    with transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=zaak.persoon_id)
        nu = Zaak.objects.select_related("taak", "intrekking").get(pk=zaak.pk)
        if nu.soort != Zaaksoort.BEZWAAR or not nu.loopt:
            return False
        intrekking = Intrekking.objects.create(zaak=nu, dag=vandaag(), door_id=burger.persoon_id)
        sluit_taak(nu.taak_id, "De burger trok het bezwaar in.")
        neem_rem_weg(nu.taak, None)
        bevestig_intrekking(nu, intrekking)
    log.info("bezwaar_ingetrokken", zaak=zaak.pk)
    return True
