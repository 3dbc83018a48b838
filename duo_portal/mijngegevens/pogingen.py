"""What may be tried only so often, by the real clock: guessing codes, asking the bank for names, filling somebody's
mailbox, making large files."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from duo_portal.berichten.opmaak import tekst
from duo_portal.mijngegevens.models import Poging, Pogingsoort
from duo_portal.register.models import Persoon
from duo_portal.weigeren import Weigering

BINNEN = timedelta(hours=24)
# A choice of ours, no norm: more than somebody needs who mistypes, far less than guessing takes.
HOOGSTENS = {Pogingsoort.CODE: 10, Pogingsoort.NAAMCONTROLE: 8, Pogingsoort.EMAIL: 5, Pogingsoort.UITVOER: 20}


class TeVaak(Weigering):
    """So many times today that we wait until tomorrow."""


def probeer(persoon_id: int, soort: Pogingsoort, betreft_id: int | None = None) -> None:
    """1. lock the person, so that two windows do not count apart; 2. count; 3. write down. Stands also when what follows fails.

    ``persoon_id`` tries and is counted; ``betreft_id`` is whose data left the house, when that is somebody else.
    """
    with transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)
        if Poging.objects.filter(persoon=persoon_id, soort=soort, op__gt=timezone.now() - BINNEN).count() >= HOOGSTENS[soort]:
            raise TeVaak(
                tekst(
                    "U probeerde dit vandaag te vaak. Probeer het morgen opnieuw, of bel ons.",
                    "You tried this too often today. Try again tomorrow, or call us.",
                )
            )
        Poging.objects.create(persoon_id=persoon_id, soort=soort, betreft_id=None if betreft_id == persoon_id else betreft_id)
