"""What beat does by day; the night has doors of its own (``deuren.py``). Each may ring twice or not at all: the next does what was left."""

import structlog
from celery import shared_task
from django.db import close_old_connections

from duo_portal import tijd
from duo_portal.berichten import nachtdienst
from duo_portal.berichten.services.bewaak_meldingen import bewaak_meldingen
from duo_portal.berichten.services.meld_berichten import meld_berichten
from duo_portal.berichten.vensters import meldvenster
from duo_portal.tijd.klok import uur_nu

log = structlog.get_logger(__name__)


@shared_task(name="berichten.druk", ignore_result=True)
def druk() -> None:
    close_old_connections()
    nachtdienst.druk(tijd.vandaag())


@shared_task(name="berichten.meld", ignore_result=True)
def meld() -> None:
    """Only within the window; what became accessible in the night goes out in the morning."""
    close_old_connections()
    vandaag = tijd.vandaag()
    if meldvenster(vandaag).open_op(vandaag, uur_nu()):
        meld_berichten(vandaag)


@shared_task(name="berichten.bewaak", ignore_result=True)
def bewaak() -> None:
    close_old_connections()
    bewaak_meldingen(tijd.vandaag())
