"""Who began something and did not send it is told some days before we throw it away."""

import json
from datetime import date
from typing import Any

import structlog
from django.db import connection

from duo_portal.aanvragen.concepten import waarschuw_tot
from duo_portal.berichten.berichten_sql import berichten_sql
from duo_portal.berichten.services.sjabloonversies import sjabloonversie_id
from duo_portal.portaal.vragen.stroom import Stroom, stromen

log = structlog.get_logger(__name__)
SJABLOON = "aanvragen/concept_verloopt"
# The day that was told stands with the draft, in the same statement: twice in a night tells once, and who changed the draft
# afterwards is told again before its new last day. It goes to who wrote it, also where that was for somebody else.
WAARSCHUW = f"""
WITH gekozen AS (
    UPDATE aanvragen_concept c SET gewaarschuwd_voor = c.verloopt_op
    WHERE c.stroom = %(stroom)s AND c.verzonden_op IS NULL AND c.verloopt_op BETWEEN %(peildatum)s AND %(tot)s
        AND c.gewaarschuwd_voor IS DISTINCT FROM c.verloopt_op
    RETURNING c.persoon_id, c.ingevuld_door_id, c.verloopt_op
), uit AS (
    SELECT ingevuld_door_id AS persoon_id, NULL::bigint AS besluit_id, %(titels)s::jsonb || jsonb_build_object(
        'tot', verloopt_op, 'voor_ander', persoon_id <> ingevuld_door_id) AS waarden
    FROM gekozen
), {berichten_sql("bericht", "uit", "%(sjabloon)s")}
SELECT count(*) FROM bericht
"""


def waarschuw_concepten(dag: date) -> None:
    """The door of the night: one statement for each kind of questions."""
    verstuurd = sum(_waarschuw(stroom, dag) for _, stroom in stromen.items())
    log.info("concepten_gewaarschuwd", berichten=verstuurd)


def _waarschuw(stroom: Stroom, dag: date) -> int:
    waarden: dict[str, Any] = {
        "stroom": stroom.naam,
        "titels": json.dumps({"titels": [{"nl": stroom.titel[0], "en": stroom.titel[1]}]}),
        "peildatum": dag,
        "tot": waarschuw_tot(dag),
        "lijn": stroom.lijn,
        "berichtsoort": stroom.lijn,
        "sjabloon": sjabloonversie_id(SJABLOON),
    }
    with connection.cursor() as cursor:
        cursor.execute(WAARSCHUW, waarden)
        return int(cursor.fetchone()[0])
