"""The alarm of 48 hours: a message that nobody was told of comes before a person (Awb 2:10, 2:22)."""

from datetime import date, timedelta

import structlog
from django.db import connection

from duo_portal.berichten.melding.sql import NIET_GEMELD
from duo_portal.berichten.vensters import MELDEN_BINNEN, terugkijken_tot
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
PAPIER_MAG = timedelta(days=7)  # from the order to the letter box; our own norm


def niet_gemeld(dag: date) -> list[tuple[int, int, int, date]]:
    """(bekendmaking, message, person, accessible on) of what stands 48 hours by the calendar without a notification.

    Who read the message already knows; what was sent on paper since is known by that.
    """
    with connection.cursor() as cursor:
        cursor.execute(NIET_GEMELD, {"uiterlijk": dag - MELDEN_BINNEN, "papier_sinds": dag - PAPIER_MAG, "sinds": terugkijken_tot()})
        return [(bekend, bericht, persoon, op) for bekend, bericht, persoon, op in cursor.fetchall()]


def bewaak_meldingen(dag: date) -> int:
    """A task for each, once; returns how many messages are late."""
    laat = niet_gemeld(dag)
    for bekendmaking_id, bericht_id, persoon_id, op in laat:
        maak_taak(
            soort="melding_te_laat",
            sleutel=f"melding-te-laat-{bekendmaking_id}",
            persoon_id=persoon_id,
            omschrijving=f"Over een bericht van {op:%d-%m-%Y} ging binnen 48 uur geen melding weg. Te laat reageren telt hier niet mee.",
            gegevens={"bericht": bericht_id},
            termijn=dag,
        )
    if laat:
        log.error("melding_te_laat", aantal=len(laat))
    return len(laat)
