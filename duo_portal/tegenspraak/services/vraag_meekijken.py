"""A citizen asks with one click that a person looks at a decision: a case with a reference, confirmed at once."""

from uuid import uuid4

from django.db import transaction

from duo_portal.besluiten.models import Besluit
from duo_portal.tegenspraak.models import Zaak, Zaaksoort
from duo_portal.tegenspraak.services.bevestig import bevestig_meekijken
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import Burger
from duo_portal.werkvoorraad.services.laat_mens_meekijken import laat_mens_meekijken


def vraag_meekijken(burger: Burger, besluit_id: int) -> Zaak:
    """1. task, term and brake, if they may ask; 2. the case, once per decision; 3. confirmation when it is new.

    Raises ``Besluit.DoesNotExist`` and ``PermissionDenied``.
    """
    with transaction.atomic():
        bevestiging = laat_mens_meekijken(burger, besluit_id)
        besluit = Besluit.objects.get(pk=besluit_id)
        zaak, nieuw = Zaak.objects.get_or_create(
            besluit=besluit,
            soort=Zaaksoort.MEEKIJKEN,
            volgnummer=1,
            defaults={
                "persoon_id": besluit.persoon_id,
                "lijn": besluit.get_soort_display(),
                "ontvangen_dag": vandaag(),
                "antwoord_voor": bevestiging.termijn,
                "ingediend_door_id": burger.persoon_id,
                "vertegenwoordiging_id": burger.namens.vertegenwoordiging_id if burger.namens else None,
                "sleutel": uuid4(),
                "taak_id": bevestiging.taak_id,
            },
        )
        if nieuw:
            bevestig_meekijken(zaak, besluit)
    return zaak
