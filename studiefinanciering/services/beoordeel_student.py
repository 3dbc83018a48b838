"""Judge one student now, through the very same chunk as a run."""

from collections.abc import Iterable

from django.db import connection, transaction

from duo_portal import tijd
from duo_portal.batches.models import Modus, Run, Staat
from duo_portal.batches.soorten import Opdracht, Tellingen, runsoorten
from duo_portal.batches.tellen import tel_op
from duo_portal.register.models import TeBeoordelen
from studiefinanciering.batch.kring import vergrendel_kring
from studiefinanciering.schakelaars import jaar_bekend
from studiefinanciering.services.leg_keuze_vast import laat_jaren_beoordelen


def beoordeel_student(persoon_id: int, jaren: Iterable[int], aanleiding: str) -> Tellingen:
    """Note why, and judge these calendar years; the caller's transaction, if any, takes all of it or nothing.

    1. the family is locked; 2. the reason is noted as a fact to be judged; 3. per year a run of one person is recorded, so
    that what follows can be traced, and its only chunk is done here and now, oldest year first. A year whose norms are not known
    yet is only noted: the run that decides that year takes it.
    """
    with transaction.atomic():
        vergrendel_kring([persoon_id])
        bekend = [jaar for jaar in sorted(set(jaren)) if jaar_bekend(jaar)]
        laat_jaren_beoordelen(persoon_id, sorted(set(jaren) - set(bekend)), aanleiding)
        return tel_op([_beoordeel(persoon_id, jaar, aanleiding) for jaar in bekend])


def _beoordeel(persoon_id: int, jaar: int, aanleiding: str) -> Tellingen:
    vandaag = tijd.vandaag()
    soort = runsoorten["toekenning"]
    parameters = {"jaar": jaar, "alle": False, "persoon": persoon_id}
    TeBeoordelen.objects.create(persoon_id=persoon_id, lijn=soort.lijn, periode=jaar, aanleiding=aanleiding)
    nummer = Run.objects.filter(soort=soort.naam, peildatum=vandaag, parameters=parameters).count() + 1
    run = Run.objects.create(soort=soort.naam, peildatum=vandaag, parameters=parameters, modus=Modus.ECHT, nummer=nummer, staat=Staat.KLAAR)
    with connection.cursor() as cursor:
        run.tellingen = soort.verwerk(cursor, Opdracht(run.pk, vandaag, parameters, persoon_id, persoon_id))
    run.save(update_fields=["tellingen"])
    return dict(run.tellingen)
