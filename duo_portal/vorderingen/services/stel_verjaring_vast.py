"""A person establishes that a claim is time-barred: collection ends for good."""

import structlog
from django.contrib.auth.models import User
from django.db import transaction

from duo_portal.berichten.opmaak import datum
from duo_portal.register.models import Persoon
from duo_portal.tijd import vandaag
from duo_portal.vorderingen.models import Inning, Inningsstap, Vordering
from duo_portal.vorderingen.stand import lees_inningsstand
from duo_portal.weigeren import Weigering

log = structlog.get_logger(__name__)


class NietVerjaard(Weigering):
    """The claim can still be collected, or was closed before."""


def stel_verjaring_vast(vordering_id: int, *, door: User) -> None:
    """1. lock; 2. is it so by the facts; 3. recall it from whoever collects; 4. the last step.

    The claim stays in the ledger: paying it is still allowed, asking for it is not (Awb 4:104 lid 2).
    """
    op = vandaag()
    with transaction.atomic():
        persoon_id = Vordering.objects.values_list("persoon_id", flat=True).get(pk=vordering_id)
        Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        stand = lees_inningsstand(vordering_id)
        if stand.stap == Inningsstap.VERJAARD or stand.open <= 0:
            raise NietVerjaard("Er valt niets meer te innen op deze vordering.")
        if stand.verjaart_op >= op:
            raise NietVerjaard(f"De vordering verjaart pas na {datum(stand.verjaart_op, 'nl')}.")
        if stand.overgedragen is not None:
            Inning.objects.create(vordering_id=vordering_id, stap=Inningsstap.TERUGGEROEPEN, datum=op)
        Inning.objects.create(vordering_id=vordering_id, stap=Inningsstap.VERJAARD, datum=op, bedrag_centen=max(stand.hoofdsom, 0))
    log.info("verjaring_vastgesteld", vordering=vordering_id, door=door.pk)
