"""Lift a brake."""

from datetime import timedelta

import structlog
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from duo_portal.remmen.models import Rem
from duo_portal.tijd import vandaag
from duo_portal.weigeren import Weigering

log = structlog.get_logger(__name__)


class RemAlOpgeheven(Weigering):
    """Somebody else lifted it, or it had ended."""

    def __init__(self) -> None:
        super().__init__("Deze rem is er al af.")


def hef_rem_op(rem_id: int, *, reden: str, door: User | None = None) -> Rem:
    """The brake as a new fact that ended yesterday, with the reason and who lifted it.

    1. replace the old fact, once; 2. record the new one. Who was braked until when stays known.
    """
    if not reden.strip():
        raise Weigering("Noem de reden waarom de rem eraf gaat.")
    with transaction.atomic():
        rem = Rem.objects.get(pk=rem_id)
        # Nothing got updated: another worker got there first.
        if not Rem.objects.filter(pk=rem_id, vervangen_op__isnull=True).update(vervangen_op=timezone.now()):
            raise RemAlOpgeheven
        gisteren = vandaag() - timedelta(days=1)
        if rem.tot is not None and rem.tot <= gisteren:
            raise RemAlOpgeheven
        opgeheven = Rem.objects.create(
            persoon_id=rem.persoon_id,
            soort=rem.soort,
            lijn=rem.lijn,
            vordering_id=rem.vordering_id,
            besluit_id=rem.besluit_id,
            toelichting=rem.toelichting,
            van=rem.van,
            tot=gisteren,
            gezet_door=door,
            reden=f"opgeheven: {reden.strip()}"[:200],
        )
    log.info("rem_opgeheven", rem=rem_id)
    return opgeheven
