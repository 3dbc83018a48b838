"""The student does not want what we proposed: that is kept, and nothing changes."""

from datetime import date

from django.db import transaction

from duo_portal import tijd
from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from studiefinanciering.batch.kring import vergrendel_kring
from studiefinanciering.models import Aanvullend
from studiefinanciering.services.beoordeel_student import beoordeel_student
from studiefinanciering.services.leg_keuze_vast import jaren_vanaf, keuze_op
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
            vanaf = max(begin_studiejaar(aanvraag.periode, onderwijs_van(aanvraag)), _eerste_maand(persoon_id, vandaag))
            leg_wens_vast(persoon_id, vanaf, Aanvullend.NEE, vandaag, "nee gezegd", aanvraag.pk)
            beoordeel_student(persoon_id, jaren_vanaf(vanaf), "keuze: nee gezegd")
    aanvraag.refresh_from_db()
    return aanvraag


def _eerste_maand(persoon_id: int, vandaag: date) -> date:
    """What we gave by ourselves stays through this month; who has nothing yet says no from this month on."""
    deze = vandaag.replace(day=1)
    keuze = keuze_op(persoon_id, deze)
    if keuze is None or keuze.aanvullend != Aanvullend.AMBTSHALVE:
        return deze
    return date(deze.year + deze.month // 12, deze.month % 12 + 1, 1)
