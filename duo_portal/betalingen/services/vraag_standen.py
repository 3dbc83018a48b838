"""Ask the payment provider about attempts of which we heard nothing: a notice can get lost."""

from datetime import timedelta

import structlog
from django.utils import timezone

from duo_portal.betalingen.betaaldienst import Betaaldienst, Melding, OnlineBetalenNietMogelijk, betaaldienst
from duo_portal.betalingen.models import Betaalpoging, Pogingstand
from duo_portal.betalingen.services.verwerk_betaalmelding import verwerk_betaalmelding
from duo_portal.tijd import vandaag
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
# By the real clock: an attempt is a matter of minutes, whatever day the demo lives in.
NA = timedelta(minutes=10)
VERLOOPT_NA = timedelta(days=1)
MEESTE = 500


def vraag_standen() -> int:
    """Of each open attempt of more than ten minutes ago; after a day without an answer it has expired. Returns how many ended."""
    open_ = Betaalpoging.objects.filter(uitkomsten__isnull=True, aangemaakt_op__lt=timezone.now() - NA)
    pogingen = list(open_.order_by("pk")[:MEESTE])
    if not pogingen:
        return 0
    try:
        dienst = betaaldienst()
        return sum(_vraag(dienst, poging) for poging in pogingen)
    except (OSError, OnlineBetalenNietMogelijk) as fout:
        _meld(fout)
        return 0


def vraag_stand(poging: Betaalpoging) -> bool:
    """One attempt, now: the person has come back and looks at the page. A provider that does not answer changes nothing.

    Returns whether there is news.
    """
    try:
        melding = betaaldienst().vraag_stand(poging.kenmerk)
    except (OSError, OnlineBetalenNietMogelijk):
        return False
    if melding is None:
        return False
    verwerk_betaalmelding(melding)
    return True


def _vraag(dienst: Betaaldienst, poging: Betaalpoging) -> bool:
    melding = dienst.vraag_stand(poging.kenmerk)
    if melding is None and poging.aangemaakt_op < timezone.now() - VERLOOPT_NA:
        melding = Melding(poging.kenmerk, Pogingstand.VERLOPEN, poging.bedrag_centen, "")
    return melding is not None and verwerk_betaalmelding(melding)


def _meld(fout: Exception) -> None:
    """Once a day, however often we ask."""
    log.warning("betaaldienst_onbereikbaar", fout=type(fout).__name__)
    maak_taak(
        soort="betaaldienst_onbereikbaar",
        sleutel=f"betaaldienst:{vandaag().isoformat()}",
        omschrijving="De betaaldienst antwoordt niet. Betalingen met iDEAL worden later geboekt. Kijk wat er aan de hand is.",
    )
