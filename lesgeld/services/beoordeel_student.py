"""Judge one student now, through the very same chunk as a run."""

from django.db import connection, transaction

from duo_portal import tijd
from duo_portal.batches.models import Modus, Run, Staat
from duo_portal.batches.soorten import Opdracht, Tellingen, runsoorten
from duo_portal.register.models import TeBeoordelen


def beoordeel_student(persoon_id: int, schooljaar: int, aanleiding: str) -> Tellingen:
    """Note why, and judge; the caller's transaction, if any, takes all of it or nothing.

    1. the reason is noted as a fact to be judged; 2. a run of one person is recorded, so that what follows can be traced;
    3. its only chunk is done here and now.
    """
    vandaag = tijd.vandaag()
    soort = runsoorten["teruggave"]
    parameters = {**soort.parameters(vandaag), "schooljaar": schooljaar, "persoon": persoon_id}
    with transaction.atomic(), connection.cursor() as cursor:
        TeBeoordelen.objects.create(persoon_id=persoon_id, lijn="lesgeld", periode=schooljaar, aanleiding=aanleiding)
        nummer = Run.objects.filter(soort="teruggave", peildatum=vandaag, parameters=parameters).count() + 1
        run = Run.objects.create(
            soort="teruggave", peildatum=vandaag, parameters=parameters, modus=Modus.ECHT, nummer=nummer, staat=Staat.KLAAR
        )
        tellingen = soort.verwerk(cursor, Opdracht(run.pk, vandaag, parameters, persoon_id, persoon_id))
        run.tellingen = tellingen
        run.save(update_fields=["tellingen"])
    return tellingen
