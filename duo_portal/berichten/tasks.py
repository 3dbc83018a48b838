"""The doors of beat for paper and notifications. Each may ring twice or not at all: the next round does what was left."""

import structlog
from celery import shared_task
from django.conf import settings
from django.db import close_old_connections

from duo_portal import tijd
from duo_portal.berichten import nachtdienst
from duo_portal.berichten.services.bewaak_meldingen import bewaak_meldingen
from duo_portal.berichten.services.draai_papier import start_papier
from duo_portal.berichten.services.maak_geluid import maak_geluiden
from duo_portal.berichten.services.meld_berichten import meld_berichten
from duo_portal.berichten.services.plan_zendopdrachten import plan_zendopdrachten
from duo_portal.berichten.vensters import meldvenster
from duo_portal.tijd.klok import uur_nu

log = structlog.get_logger(__name__)


@shared_task(name="berichten.plan", ignore_result=True)
def plan() -> None:
    close_old_connections()
    plan_zendopdrachten(tijd.vandaag())


@shared_task(name="berichten.papier", ignore_result=True)
def papier() -> None:
    close_old_connections()
    start_papier(tijd.vandaag(), settings.POST_PER_NACHT)


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


@shared_task(name="berichten.geluid", ignore_result=True)
def geluid() -> None:
    close_old_connections()
    maak_geluiden(tijd.vandaag())
