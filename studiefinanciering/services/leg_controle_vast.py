"""What a member of staff found at the address of somebody whose lot was drawn."""

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from duo_portal.weigeren import Weigering
from studiefinanciering.models import Controleuitkomst, Steekproefpersoon, Uitkomst


def leg_controle_vast(getrokken_id: int, uitkomst: Uitkomst, *, toelichting: str, door: User) -> Controleuitkomst:
    """Once for each lot. Who lives elsewhere according to staff is told why; that needs a reason. No award changes here."""
    getrokken = Steekproefpersoon.objects.get(pk=getrokken_id)
    if uitkomst == Uitkomst.ANDER_ADRES and not toelichting.strip():
        raise Weigering("Schrijf op wat u zag. Zonder uitleg telt deze uitkomst niet.")
    try:
        with transaction.atomic():
            return Controleuitkomst.objects.create(getrokken=getrokken, uitkomst=uitkomst, toelichting=toelichting.strip(), medewerker=door)
    except IntegrityError:
        raise Weigering("Voor deze persoon staat al een uitkomst vast.") from None
