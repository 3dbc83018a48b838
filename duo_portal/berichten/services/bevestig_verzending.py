"""A person confirms that a bundle was posted: by that its messages are made known (Awb 3:41)."""

from datetime import date
from typing import Any

import structlog
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction

from duo_portal.berichten.models import Drukbestand, Drukbundel, Kanaal, Verzending
from duo_portal.berichten.services.sjabloonversies import versies_waarvoor
from duo_portal.tijd import vandaag
from duo_portal.tijd.termijnen import Soort, laatste_dag_van
from duo_portal.weigeren import Weigering

log = structlog.get_logger(__name__)
MAAK_BEKEND = """
INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op, laatste_dag)
SELECT p.bericht_id, p.volgnummer, %(kanaal)s, %(dag)s, CASE WHEN b.sjabloonversie_id = ANY(%(met_bezwaar)s) THEN %(laatste_dag)s::date END
FROM berichten_drukregel r
JOIN berichten_poststuk p ON p.id = r.poststuk_id
JOIN berichten_bericht b ON b.id = p.bericht_id
WHERE r.bundel_id = %(bundel)s ORDER BY p.bericht_id
"""


class VerzendingGeweigerd(Weigering):
    """The bundle cannot be confirmed; the text says why."""


def bevestig_verzending(bundel_id: int, verzonden_op: date, medewerker: User | None = None) -> int:
    """1. was it printed, and can it have been posted that day; 2. once; 3. every message in it is known from that day.

    The last day to object is counted from the sending, where the kind of message knows an objection. Returns how many
    messages were made known. ``medewerker`` None: a played printer.
    """
    bundel = Drukbundel.objects.get(pk=bundel_id)
    if not Drukbestand.objects.filter(bundel=bundel).exists():
        raise VerzendingGeweigerd("Maak eerst het drukbestand van deze bundel.")
    if not bundel.dag <= verzonden_op <= vandaag():
        raise VerzendingGeweigerd("Kies de dag waarop de post is opgehaald: niet vóór de dag van de bundel, en niet later dan vandaag.")
    try:
        with transaction.atomic():
            Verzending.objects.create(bundel=bundel, verzonden_op=verzonden_op, medewerker=medewerker)
            aantal = _maak_bekend(bundel, verzonden_op)
    except IntegrityError:
        raise VerzendingGeweigerd("De verzending van deze bundel is al bevestigd.") from None
    log.info("verzending_bevestigd", bundel=bundel.pk, berichten=aantal)
    return aantal


def _maak_bekend(bundel: Drukbundel, dag: date) -> int:
    waarden: dict[str, Any] = {
        "bundel": bundel.pk,
        "kanaal": int(Kanaal.PAPIER),
        "dag": dag,
        "met_bezwaar": versies_waarvoor(lambda sjabloon: sjabloon.rechtsmiddel == "bezwaar"),
        "laatste_dag": laatste_dag_van(Soort.BEZWAAR, dag),
    }
    with connection.cursor() as cursor:
        cursor.execute(MAAK_BEKEND, waarden)
        return int(cursor.rowcount)
