"""A request to which the rule gives nothing, settled by a deviation that two people agreed on."""

from django.contrib.auth.models import User
from django.db import transaction

from duo_portal.aanvragen.models import Aanvraagoordeel, Uitkomst
from duo_portal.aanvragen.services.leg_oordeel_vast import Oordeel, OordeelKanNiet, leg_oordeel_vast, vergrendel_open_aanvraag
from duo_portal.besluiten.models import Besluitsoort, Maatwerk
from lesgeld.terugvragen import SOORT


def rond_verzoek_af_met_maatwerk(aanvraag_id: int, medewerker: User) -> Aanvraagoordeel:
    """1. lock; 2. the deviation of after the request; 3. judgement and task. The letter went with the decision."""
    with transaction.atomic():
        aanvraag = vergrendel_open_aanvraag(aanvraag_id, SOORT)
        maatwerk = (
            Maatwerk.objects.filter(persoon=aanvraag.persoon_id, soort=Besluitsoort.LESGELD, periode=aanvraag.periode)
            .filter(vervangen_op__isnull=True, vastgelegd_op__gte=aanvraag.aangemaakt_op)
            .order_by("-pk")
            .first()
        )
        if maatwerk is None:
            raise OordeelKanNiet("Er is na deze aanvraag nog geen maatwerk besloten. Stel dat eerst voor bij het besluit.")
        oordeel = Oordeel(Uitkomst.MAATWERK, "maatwerk", maatwerk.motivering, maatwerk.besluit_id)
        return leg_oordeel_vast(aanvraag, oordeel, medewerker)
