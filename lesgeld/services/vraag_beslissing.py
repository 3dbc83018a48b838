"""Somebody finds a payment request wrong and asks for a decision."""

from django.db import transaction

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.aanvragen.services.dien_aanvraag_in import Indiening, dien_aanvraag_in
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.remmen.services.hef_rem_op import RemAlOpgeheven, hef_rem_op
from duo_portal.remmen.services.zet_rem import zet_rem
from duo_portal.vorderingen.models import Vordering, Vorderingsoort


def vraag_beslissing(indiening: Indiening) -> Aanvraag:
    """1. the request, once; 2. until a person decided nothing is collected. When the term to decide is over staff are alarmed, and
    the citizen who waits for us pays no price for it.

    Raises ``OngeldigeAanvraag``. The caller established that this citizen may act.
    """
    with transaction.atomic():
        aanvraag = dien_aanvraag_in(indiening)
        if aanvraag.staat != Aanvraagstaat.NAAR_MENS:  # the same form sent again after the answer: nothing would lift a new brake
            return aanvraag
        vordering = Vordering.objects.get(persoon=aanvraag.persoon_id, soort=Vorderingsoort.LESGELD, periode=aanvraag.periode)
        zet_rem(
            aanvraag.persoon_id,
            Remsoort.MENS_KIJKT_MEE,
            lijn="lesgeld",
            vordering_id=vordering.pk,
            toelichting=_toelichting(aanvraag),
        )
    return aanvraag


def laat_inning_door(aanvraag: Aanvraag) -> None:
    """The decision fell: the brake of this request goes off."""
    for rem in Rem.objects.filter(persoon=aanvraag.persoon_id, toelichting=_toelichting(aanvraag), vervangen_op__isnull=True):
        try:
            hef_rem_op(rem.pk, reden=f"beslist op {aanvraag.kenmerk}")
        except RemAlOpgeheven:
            continue  # somebody lifted it by hand


def _toelichting(aanvraag: Aanvraag) -> str:
    return f"beslissing gevraagd: {aanvraag.kenmerk}"
