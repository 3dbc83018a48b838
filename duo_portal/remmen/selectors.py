"""Who is braked. One SQL text answers it for a batch, a step of a ladder and a page alike."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection

from duo_portal.remmen.models import Remsoort

# The brakes in force at %(peildatum)s, of every line (an empty one means all lines). A brake with a claim or decision
# holds only that one: the caller decides with ``vordering_id IS NULL`` and ``besluit_id IS NULL`` how wide it looks.
# A percent sign does not occur here except for the parameters, so that it can be put into a larger query.
GEREMD_ELKE_LIJN = """
SELECT r.persoon_id, r.vordering_id, r.besluit_id, r.soort, r.lijn, r.toelichting, r.tot, r.id AS rem_id
FROM remmen_rem r
WHERE r.vervangen_op IS NULL AND r.van <= %(peildatum)s AND (r.tot IS NULL OR r.tot >= %(peildatum)s)
"""

# The same for the line %(lijn)s.
GEREMD = GEREMD_ELKE_LIJN + " AND (r.lijn = '' OR r.lijn = %(lijn)s)"

# Condition: brake ``r`` holds the claim ``k``, which has ``vordering_id`` and ``lijn``. A brake on one claim holds that one; a brake
# on a decision holds the claims of its kind and period; any other holds all claims of the person. OFFSET 0 keeps it a lookup.
REMT_VORDERING = """
(r.lijn = '' OR r.lijn = k.lijn) AND (r.vordering_id IS NULL OR r.vordering_id = k.vordering_id)
AND (r.besluit_id IS NULL OR EXISTS (SELECT FROM besluiten_besluit b JOIN vorderingen_vordering v
    ON v.persoon_id = b.persoon_id AND v.soort = b.soort AND v.periode = b.periode
    WHERE b.id = r.besluit_id AND v.id = k.vordering_id OFFSET 0))
"""


def geremd(personen: Iterable[int], lijn: str, peildatum: date, soorten: Iterable[Remsoort] = tuple(Remsoort)) -> dict[int, list[Remsoort]]:
    """The kinds of brake in force on each of these persons as a whole; persons without one are absent."""
    vraag = f"""SELECT g.persoon_id, array_agg(DISTINCT g.soort ORDER BY g.soort) FROM ({GEREMD}) g
        WHERE g.persoon_id = ANY(%(personen)s) AND g.soort = ANY(%(soorten)s) AND g.vordering_id IS NULL AND g.besluit_id IS NULL
        GROUP BY g.persoon_id"""
    waarden: dict[str, Any] = {
        "personen": list(personen),
        "lijn": lijn,
        "peildatum": peildatum,
        "soorten": [int(soort) for soort in soorten],
    }
    with connection.cursor() as cursor:
        cursor.execute(vraag, waarden)
        return {persoon: [Remsoort(soort) for soort in gevonden] for persoon, gevonden in cursor.fetchall()}
