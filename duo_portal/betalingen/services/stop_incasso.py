"""Stop the debits of a claim: what is left is asked in one go."""

import structlog
from django.db import transaction

from duo_portal import tijd
from duo_portal.berichten.opmaak import tekst
from duo_portal.betalingen.einde_sql import beeindig
from duo_portal.betalingen.models import Incassoregeling
from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import Vordering
from duo_portal.weigeren import Weigering

log = structlog.get_logger(__name__)


class NietTeStoppen(Weigering):
    """There are no debits to stop."""


def stop_incasso(persoon_id: int, vordering_id: int) -> None:
    """The payer stops the debits of this claim; the mandate stays.

    1. lock the person; 2. end the plan, ask what is open within a month, and say which debit cannot be stopped any more.
    Raises ``NietTeStoppen``; ``Vordering.DoesNotExist`` when it is not this person's.
    """
    with transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        Vordering.objects.get(pk=vordering_id, persoon_id=persoon_id)
        lopend = Incassoregeling.objects.filter(regeling__vordering=vordering_id, regeling__vervangen_op__isnull=True)
        if not beeindig(list(lopend.values_list("regeling_id", flat=True)), "zelf", tijd.vandaag()):
            raise NietTeStoppen(
                tekst(
                    "Voor dit bedrag wordt niets afgeschreven. U hoeft niets te stoppen.",
                    "Nothing is debited for this amount.",
                )
            )
    log.info("incasso_gestopt", vordering=vordering_id)
