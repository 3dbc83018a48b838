"""Send one message to one person: checked, frozen, and made known when it goes digitally."""

import json
from datetime import date

from django.db import connection

from duo_portal import tijd
from duo_portal.berichten.berichten_sql import berichten_sql
from duo_portal.berichten.services.sjabloonversies import sjabloonversie_id
from duo_portal.berichten.sjablonen import nieuwste
from duo_portal.berichten.velden import Waarden
from duo_portal.tijd.termijnen import Soort, laatste_dag_van

STUUR = f"""
WITH uit AS (SELECT %(persoon)s::bigint AS persoon_id, %(besluit)s::bigint AS besluit_id, %(waarden)s::jsonb AS waarden),
{berichten_sql("bericht", "uit", "%(sjabloon)s", "%(laatste_dag)s::date")}
SELECT id FROM bericht
"""


def stuur_bericht(
    persoon_id: int, sjabloon: str, waarden: Waarden, *, lijn: str, besluit_id: int | None = None, op: date | None = None
) -> int | None:
    """The number of the new message, or None when there is nobody to address (the person died).

    ``sjabloon`` is a name such as ``lesgeld/incasso_bevestigd``; ``lijn`` decides who receives post and by which channel;
    ``op`` is the day of the message, else today. Raises ``OngeldigeWaarden`` when ``waarden`` do not fit the template.
    Joins the caller's transaction.
    """
    vorm, dag = nieuwste(sjabloon), op or tijd.vandaag()
    vorm.controleer(waarden)
    velden = {
        "persoon": persoon_id,
        "besluit": besluit_id,
        "waarden": json.dumps(waarden),
        "sjabloon": sjabloonversie_id(sjabloon),
        "peildatum": dag,
        "lijn": lijn,
        "berichtsoort": lijn,
        "laatste_dag": laatste_dag_van(Soort.BEZWAAR, dag) if vorm.rechtsmiddel == "bezwaar" else None,
    }
    with connection.cursor() as cursor:
        cursor.execute(STUUR, velden)
        rij = cursor.fetchone()
    return int(rij[0]) if rij else None
