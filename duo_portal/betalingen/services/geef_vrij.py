"""Release a batch: two different people, both with the role for it."""

import structlog
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from duo_portal.betalingen.models import Batchsoort, Betaalbatch, Vrijgave
from duo_portal.tijd import vandaag
from duo_portal.toegang.rollen import Rol, rollen_van
from duo_portal.weigeren import Weigering

log = structlog.get_logger(__name__)


class NietVrijTeGeven(Weigering):
    """This person cannot release this batch now; the text says why."""


def te_laat(batch: Betaalbatch) -> bool:
    """A batch of debits of which the day has come. Payments can be a day late."""
    return batch.soort == Batchsoort.INCASSO and batch.uitvoeren_op <= vandaag()


def geef_vrij(batch_id: int, medewerker: User) -> Vrijgave:
    """1. role; 2. the bank can still do it; 3. not twice by one person, not a third time; 4. record. The database refuses all but the
    second too: a debit on another day than was announced is no debit that the payer agreed to.
    """
    if Rol.FINANCIEEL not in rollen_van(medewerker):
        raise PermissionDenied("Vrijgeven mag alleen met de rol financieel.")
    if te_laat(Betaalbatch.objects.get(pk=batch_id)):
        raise NietVrijTeGeven("De dag van deze afschrijving is voorbij. De bank kan haar niet meer uitvoeren.")
    eerder = list(Vrijgave.objects.filter(batch=batch_id).order_by("nummer"))
    if any(vrijgave.medewerker_id == medewerker.pk for vrijgave in eerder):
        raise NietVrijTeGeven("U heeft deze batch al vrijgegeven. Een collega moet de tweede vrijgave doen.")
    if len(eerder) >= 2:
        raise NietVrijTeGeven("Deze batch is al twee keer vrijgegeven.")
    try:
        with transaction.atomic():
            vrijgave = Vrijgave.objects.create(batch_id=batch_id, nummer=len(eerder) + 1, medewerker=medewerker)
    except IntegrityError:
        raise NietVrijTeGeven("Een collega was u net voor, of de batch klopt niet. Bekijk de batch opnieuw.") from None
    log.info("betaalbatch_vrijgegeven", batch=batch_id, nummer=vrijgave.nummer)
    return vrijgave
