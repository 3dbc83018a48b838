"""One message about a claim, outside the nightly run: frozen and, where the person chose digital, made known at once."""

import json
from datetime import date

from django.db import connection

from duo_portal.berichten import sjablonen
from duo_portal.berichten.geadresseerde import GEADRESSEERDE, KOLOMMEN, WAARDEN
from duo_portal.berichten.services.sjabloonversies import sjabloonversie_id
from duo_portal.berichten.velden import Json
from duo_portal.tijd.termijnen import Soort, laatste_dag_van
from duo_portal.vorderingen.codes import WAARVOOR
from duo_portal.vorderingen.stand import Inningsstand

BERICHT = f"""
WITH bericht AS (
    INSERT INTO berichten_bericht (persoon_id, besluit_id, sjabloonversie_id, {KOLOMMEN}, waarden, vanaf)
    SELECT zaak.persoon_id, %(besluit)s, %(sjabloon)s, {WAARDEN}, %(waarden)s::jsonb, %(peildatum)s
    FROM (SELECT %(persoon)s::bigint AS persoon_id) zaak {GEADRESSEERDE.format(persoon="zaak.persoon_id")}
    WHERE geadresseerde.rol <> 'nabestaande'
    RETURNING id, kanaal, vanaf
), bekendmaking AS (
    INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op, laatste_dag)
    SELECT id, 1, 1, vanaf, %(laatste_dag)s FROM bericht WHERE kanaal = 1
)
SELECT id FROM bericht
"""


def stuur_bericht(stand: Inningsstand, sjabloon: str, op: date, **waarden: Json) -> int | None:
    """The number of the message, or None when there is nobody to write to. Inside the caller's transaction.

    Raises ``OngeldigeWaarden`` when the values do not fit the template ``vorderingen/<sjabloon>``.
    """
    met = sjablonen.nieuwste(f"vorderingen/{sjabloon}")
    with connection.cursor() as cursor:
        cursor.execute("SELECT vorderingen_betalingskenmerk(%s)", [stand.vordering_id])
        kenmerk: str = cursor.fetchone()[0]
        alle: dict[str, Json] = {"waarvoor": WAARVOOR[stand.soort], "periode": stand.periode, "betalingskenmerk": kenmerk, **waarden}
        met.controleer(alle)
        cursor.execute(
            BERICHT,
            {
                "persoon": stand.persoon_id,
                "besluit": stand.besluit_id,
                "sjabloon": sjabloonversie_id(met.naam),
                "waarden": json.dumps(alle),
                "peildatum": op,
                "lijn": stand.lijn,
                "berichtsoort": stand.lijn,
                "laatste_dag": laatste_dag_van(Soort.BEZWAAR, op) if met.rechtsmiddel == "bezwaar" else None,
            },
        )
        rij = cursor.fetchone()
    return int(rij[0]) if rij else None
