"""The doors of this room that beat rings."""

from celery import shared_task
from django.db import close_old_connections

from duo_portal.betalingen.services.vraag_standen import vraag_standen


@shared_task(name="betalingen.vraag_standen")
def vraag_betaalstanden() -> None:
    """Every ten minutes: attempts of which the provider told us nothing."""
    close_old_connections()
    vraag_standen()
