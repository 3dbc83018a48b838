"""Pay at once through the payment provider."""

import structlog
from django.db import connection
from django.urls import reverse

from duo_portal.berichten.opmaak import centen as bedrag
from duo_portal.berichten.opmaak import tekst
from duo_portal.betalingen.betaaldienst import Betaalvraag, OnlineBetalenNietMogelijk, betaaldienst
from duo_portal.betalingen.models import Betaalpoging
from duo_portal.grootboek.selectors import HOOFDSOM
from duo_portal.grootboek.verdeling import SALDI_VAN_VORDERING
from duo_portal.register.models import Overlijden
from duo_portal.vorderingen.models import Vordering, Vorderingsoort
from duo_portal.weigeren import Weigering

log = structlog.get_logger(__name__)


class BetalingGeweigerd(Weigering):
    """This amount cannot be paid on this claim now; the text says why, in the active language."""


def betaal_nu(persoon_id: int, vordering_id: int, centen: int, basis: str) -> str:
    """The address at which the person pays ``centen`` of this claim; ``basis`` is the address of this portal, with its last slash.

    1. the claim is theirs, and so much is open; 2. record the attempt; 3. ask the provider. Nothing is booked until the provider
    says that it was paid. Earlier attempts, also open ones, do not stand in the way: what is paid twice goes back by itself.
    Raises ``Vordering.DoesNotExist``, ``BetalingGeweigerd`` and ``OnlineBetalenNietMogelijk``.
    """
    vordering = Vordering.objects.get(pk=vordering_id, persoon=persoon_id)
    _toets(vordering, centen)
    dienst = betaaldienst()
    poging = Betaalpoging.objects.create(persoon_id=persoon_id, vordering=vordering, bedrag_centen=centen)
    vraag = Betaalvraag(
        kenmerk=poging.kenmerk,
        centen=centen,
        omschrijving=f"{vordering.get_soort_display()} {vordering.periode}".capitalize(),
        terug_naar=basis.rstrip("/") + reverse("betalen:ideal_terug", args=[poging.kenmerk]),
        melding_naar=basis.rstrip("/") + reverse("betalen:ideal_melding"),
    )
    try:
        adres = dienst.start(vraag)
    except OSError:
        log.warning("betaaldienst_onbereikbaar", poging=poging.pk)
        raise OnlineBetalenNietMogelijk from None
    log.info("betaling_begonnen", poging=poging.pk)
    return adres


def open_centen(vordering: Vordering) -> int:
    """All that is open of the claim now: principal, costs and interest."""
    hoofdsom = int(HOOFDSOM[Vorderingsoort(vordering.soort)])
    with connection.cursor() as cursor:
        cursor.execute(SALDI_VAN_VORDERING.format(vordering="%(vordering)s", hoofdsom=hoofdsom), {"vordering": vordering.pk})
        return sum(max(int(saldo), 0) for saldo in cursor.fetchone())


def _toets(vordering: Vordering, centen: int) -> None:
    if Overlijden.objects.filter(persoon=vordering.persoon_id, vervangen_op__isnull=True).exists():
        raise BetalingGeweigerd(
            tekst("Na een overlijden vragen wij niemand om te betalen. Bel ons.", "After a death we ask nobody to pay. Call us.")
        )
    if (rest := open_centen(vordering)) <= 0:
        raise BetalingGeweigerd(tekst("U hoeft hier niets meer te betalen.", "There is nothing left to pay here."))
    if not 0 < centen <= rest:
        raise BetalingGeweigerd(
            tekst(
                f"Kies een bedrag van {bedrag(1)} tot en met {bedrag(rest)}. Meer staat er niet open.",
                f"Choose an amount from {bedrag(1)} to {bedrag(rest)}. No more is open.",
            )
        )
