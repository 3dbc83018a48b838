"""What the payment provider says of an attempt: each outcome counts once, a success always."""

import structlog
from django.db import transaction

from duo_portal import tijd
from duo_portal.betalingen.betaaldienst import Melding
from duo_portal.betalingen.models import Betaalpoging, Betaaluitkomst, Pogingstand
from duo_portal.betalingen.services.boek_betalingen import Betaling, boek_betalingen
from duo_portal.grootboek.models import Grootboekrekening
from duo_portal.register.models import Persoon
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)


def verwerk_betaalmelding(melding: Melding) -> bool:
    """True when it was new. Late, twice, or a success after a cancellation: the money is booked exactly once.

    1. lock the person; 2. was this outcome told before; 3. another amount than we asked is for a person; 4. book a success as
    money on its way from the provider, and record the outcome. Raises ``Betaalpoging.DoesNotExist``.
    """
    with transaction.atomic():
        poging = Betaalpoging.objects.get(kenmerk=melding.kenmerk)
        Persoon.objects.select_for_update(no_key=True).get(pk=poging.persoon_id)
        if Betaaluitkomst.objects.filter(poging=poging, stand=melding.stand).exists():
            return False
        if melding.centen != poging.bedrag_centen:
            _ander_bedrag(poging, melding)
            return False
        boeking_id = _boek(poging, melding) if melding.stand == Pogingstand.GESLAAGD else None
        Betaaluitkomst.objects.create(poging=poging, stand=melding.stand, dienstkenmerk=melding.dienstkenmerk, boeking_id=boeking_id)
    log.info("betaalmelding_verwerkt", poging=poging.pk, stand=melding.stand.name)
    return True


def _boek(poging: Betaalpoging, melding: Melding) -> int:
    vandaag = tijd.vandaag()
    betaling = Betaling(
        poging.vordering_id,
        poging.bedrag_centen,
        Grootboekrekening.TUSSENREKENING_IDEAL,
        boekdatum=vandaag,
        valutadatum=vandaag,
        iban=melding.iban,
        naam=melding.naam,
    )
    (boeking_id,) = boek_betalingen([betaling])
    return boeking_id


def _ander_bedrag(poging: Betaalpoging, melding: Melding) -> None:
    maak_taak(
        soort="betaalmelding_wijkt_af",
        sleutel=f"betaalmelding:{poging.pk}:{melding.stand}:{melding.centen}",
        persoon_id=poging.persoon_id,
        omschrijving="De betaaldienst meldt een ander bedrag dan wij vroegen. Er is niets geboekt: zoek dit uit met de betaaldienst.",
        gegevens={"poging": poging.pk, "centen": melding.centen, "gevraagd": poging.bedrag_centen},
    )
