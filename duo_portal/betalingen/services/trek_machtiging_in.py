"""Withdraw the leave to debit an account."""

import structlog
from django.db import transaction
from django.db.models.functions import Now

from duo_portal import tijd
from duo_portal.betalingen.einde_sql import beeindig
from duo_portal.betalingen.models import Incassomachtiging, Incassoregeling
from duo_portal.register.models import Persoon

log = structlog.get_logger(__name__)


def trek_machtiging_in(persoon_id: int, machtiging_id: int) -> bool:
    """Nothing is debited by this mandate any more, and the plans that used it end. False: it had been withdrawn before.

    Raises ``Incassomachtiging.DoesNotExist`` when it is not this person's.
    """
    with transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        Incassomachtiging.objects.get(pk=machtiging_id, persoon_id=persoon_id)
        ingetrokken = Incassomachtiging.objects.filter(pk=machtiging_id, vervangen_op__isnull=True).update(vervangen_op=Now())
        lopend = Incassoregeling.objects.filter(machtiging=machtiging_id, regeling__vervangen_op__isnull=True)
        beeindig(list(lopend.values_list("regeling_id", flat=True)), "machtiging_ingetrokken", tijd.vandaag())
    if ingetrokken:
        log.info("machtiging_ingetrokken", machtiging=machtiging_id)
    return bool(ingetrokken)
