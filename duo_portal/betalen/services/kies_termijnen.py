"""Choose instalments by direct debit: the mandate and the plan, or neither."""

from django.db import transaction

from duo_portal.betalingen.services.geef_machtiging import geef_machtiging
from duo_portal.betalingen.services.start_incasso import start_incasso
from duo_portal.vorderingen.models import Betalingsregeling


def kies_termijnen(persoon_id: int, vordering_id: int, iban: str, tenaamstelling: str) -> Betalingsregeling:
    """1. give the mandate; 2. start the plan. A refused plan leaves no mandate behind; the same choice twice is one plan.

    Raises ``MachtigingGeweigerd`` and ``NietTeIncasseren``; ``Vordering.DoesNotExist`` when it is not this person's.
    """
    with transaction.atomic():
        machtiging = geef_machtiging(persoon_id, iban, tenaamstelling)
        return start_incasso(persoon_id, vordering_id, machtiging.pk)
