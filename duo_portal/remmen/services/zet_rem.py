"""Put a brake on a person, a claim or a decision."""

from datetime import date

import structlog
from django.contrib.auth.models import User
from django.db import transaction

from duo_portal.register.models import Persoon
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.tijd import vandaag
from duo_portal.weigeren import Weigering

log = structlog.get_logger(__name__)


class OngeldigeRem(Weigering):
    """The brake cannot be set like this; the text says why."""


def zet_rem(
    persoon_id: int,
    soort: Remsoort,
    *,
    lijn: str = "",
    vordering_id: int | None = None,
    besluit_id: int | None = None,
    toelichting: str = "",
    van: date | None = None,
    tot: date | None = None,
    door: User | None = None,
) -> Rem:
    """1. check the period; 2. lock the person, so that two calls give one brake; 3. keep an equal one; 4. else set it.

    One with another ``toelichting`` is another brake: each question that somebody asked is answered, and lets go, by itself.
    """
    begin = van or vandaag()
    if tot is not None and tot < begin:
        raise OngeldigeRem("De einddatum ligt voor de begindatum. Kies een latere einddatum.")
    with transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        gelijk = Rem.objects.filter(
            persoon=persoon_id, soort=soort, lijn=lijn, vordering=vordering_id, besluit=besluit_id, tot=tot, vervangen_op__isnull=True
        )
        if toelichting:
            gelijk = gelijk.filter(toelichting=toelichting[:200])
        if (bestaand := gelijk.filter(van__lte=begin).first()) is not None:
            return bestaand
        rem = Rem.objects.create(
            persoon_id=persoon_id,
            soort=soort,
            lijn=lijn,
            vordering_id=vordering_id,
            besluit_id=besluit_id,
            toelichting=toelichting[:200],
            van=begin,
            tot=tot,
            gezet_door=door,
        )
    log.info("rem_gezet", rem=rem.pk, soort=soort.name)
    return rem
