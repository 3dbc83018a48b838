"""A school answered a signal, or it no longer matters: staff ends it, once."""

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from duo_portal.register.models import Schoolsignaal, Signaalafsluiting
from duo_portal.register.models.levering import Sluitreden
from duo_portal.tijd import vandaag
from duo_portal.weigeren import Weigering


class SignaalAlGesloten(Weigering):
    """Somebody ended it before, or the register did."""


def sluit_schoolsignaal(signaal_id: int, reden: Sluitreden, toelichting: str, door: User) -> Signaalafsluiting:
    """What the school answered is kept. Correcting facts is done by their own use cases."""
    if not toelichting.strip():
        raise Weigering("Schrijf op wat de school antwoordde.")
    signaal = Schoolsignaal.objects.get(pk=signaal_id)
    try:
        with transaction.atomic():
            return Signaalafsluiting.objects.create(
                signaal=signaal, reden=reden, toelichting=toelichting.strip()[:300], op=vandaag(), medewerker=door
            )
    except IntegrityError:
        raise SignaalAlGesloten("Dit signaal is al gesloten.") from None
