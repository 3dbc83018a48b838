"""The nightly doors of the line: beat rings them, the use cases are those of the admin."""

from celery import shared_task
from django.db import close_old_connections

from duo_portal import tijd
from duo_portal.batches.services import start_run
from duo_portal.register.models import TeBeoordelen
from duo_portal.tijd.schooljaren import schooljaar_van


@shared_task(name="lesgeld.nacht")
def nacht() -> None:
    """Determine the fee of who became liable, then judge every school year about which a fact arrived."""
    close_old_connections()
    vandaag = tijd.vandaag()
    start_run("vaststelling", vandaag)
    # A year that is still to come waits: nothing is due yet, and its annual amount may be unknown.
    wachtend = TeBeoordelen.objects.filter(lijn="lesgeld", run_id__isnull=True, periode__lte=schooljaar_van(vandaag))
    for schooljaar in wachtend.order_by("periode").values_list("periode", flat=True).distinct():
        start_run("teruggave", vandaag, {"schooljaar": schooljaar})
