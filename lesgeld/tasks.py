"""The nightly doors of the line: beat rings them, the use cases are those of the admin."""

from celery import shared_task
from django.db import close_old_connections

from duo_portal import tijd
from duo_portal.batches.services import start_run
from duo_portal.register.models import TeBeoordelen
from duo_portal.tijd.schooljaren import schooljaar_van

# Beyond these a night stops for a person: no fee is above € 2,000, and in a whole year some € 2 million goes back.
GRENZEN = {
    "vaststelling": {"grootste_bedrag_centen": 200_000},
    "teruggave": {"grootste_bedrag_centen": 200_000, "terug_te_betalen_centen": 200_000_000},
}


@shared_task(name="lesgeld.nacht")
def nacht() -> None:
    """Determine the fee of who became liable, then judge every school year about which a fact arrived."""
    close_old_connections()
    vandaag = tijd.vandaag()
    start_run("vaststelling", vandaag, grenzen=GRENZEN["vaststelling"])
    # A year that is still to come waits: nothing is due yet, and its annual amount may be unknown.
    wachtend = TeBeoordelen.objects.filter(lijn="lesgeld", run_id__isnull=True, periode__lte=schooljaar_van(vandaag))
    for schooljaar in wachtend.order_by("periode").values_list("periode", flat=True).distinct():
        start_run("teruggave", vandaag, {"schooljaar": schooljaar}, grenzen=GRENZEN["teruggave"])
