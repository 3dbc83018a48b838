"""The student does not want what we proposed: that is kept, and nothing changes."""

from django.db import transaction

from duo_portal import tijd
from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from studiefinanciering.batch.kring import vergrendel_kring
from studiefinanciering.models import Aanvullend
from studiefinanciering.services.leg_wens_vast import leg_wens_vast
from studiefinanciering.voorstellen import AANVULLEND, SOORTEN, begin_studiejaar, onderwijs_van


def wijs_af(aanvraag_id: int, persoon_id: int) -> Aanvraag:
    """Take the proposal back and record an explicit no, which every later run respects until the student changes it.

    What was awarded without a request stays until next month; after that nothing more comes. A second click changes nothing.
    Raises ``Aanvraag.DoesNotExist`` when it is not this person's.
    """
    vandaag = tijd.vandaag()
    with transaction.atomic():
        vergrendel_kring([persoon_id])
        aanvraag = Aanvraag.objects.get(pk=aanvraag_id, persoon_id=persoon_id, soort__in=SOORTEN)
        gegevens = {**aanvraag.gegevens, "afgewezen": True}
        ingetrokken = Aanvraag.objects.filter(pk=aanvraag.pk, staat=Aanvraagstaat.VOORBEREID, versie=aanvraag.versie).update(
            staat=Aanvraagstaat.INGETROKKEN, versie=aanvraag.versie + 1, gegevens=gegevens
        )
        if ingetrokken and aanvraag.soort == AANVULLEND:
            vanaf = max(begin_studiejaar(aanvraag.periode, onderwijs_van(aanvraag)), vandaag.replace(day=1))
            leg_wens_vast(persoon_id, vanaf, Aanvullend.NEE, vandaag, "nee gezegd", aanvraag.pk)
    aanvraag.refresh_from_db()
    return aanvraag
