"""Draw lots among everybody who is awarded the amount for living away from home (WSF 1.5)."""

import secrets
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction

from duo_portal.weigeren import Weigering
from studiefinanciering.models import Steekproef

# Everybody with such an award in force in the month, once. Nothing else about them is read: no name, age, origin, school or place.
BEREIK = """
SELECT DISTINCT t.persoon_id FROM studiefinanciering_toekenning t JOIN besluiten_besluit b ON b.id = t.besluit_id
WHERE t.uitwonend AND t.van <= %(maand)s AND t.tot >= %(maand)s
  AND NOT EXISTS (SELECT FROM besluiten_besluit n WHERE n.persoon_id = b.persoon_id AND n.soort = b.soort AND n.periode = b.periode
    AND n.vervangt_id = b.id)
"""
# The lot of a person is the hash of the seed and the number under which the person stands here. The lowest lots are drawn.
LOTEN = f"""
SELECT persoon_id, row_number() OVER (ORDER BY lot, persoon_id) AS volgnummer
FROM (SELECT persoon_id, sha256(convert_to(%(zaad)s::text || ':' || persoon_id::text, 'UTF8')) AS lot FROM ({BEREIK}) b) l
ORDER BY volgnummer LIMIT %(omvang)s
"""
LEG_VAST = f"""
INSERT INTO studiefinanciering_steekproefpersoon (steekproef_id, persoon_id, volgnummer)
SELECT %(steekproef)s, persoon_id, volgnummer FROM ({LOTEN}) g
"""
MEESTE = 5_000


@transaction.atomic
def trek_steekproef(maand: date, omvang: int, *, door: User, zaad: int | None = None) -> Steekproef:
    """1. take a seed that nobody could know; 2. count the range; 3. draw in one statement. Refuses what cannot be checked by people."""
    if not 1 <= omvang <= MEESTE:
        raise Weigering(f"Vul een aantal in van 1 tot en met {MEESTE}.")
    zaad = secrets.randbits(62) if zaad is None else zaad
    waarden: dict[str, Any] = {"maand": maand.replace(day=1), "zaad": zaad, "omvang": omvang}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({BEREIK}) b", waarden)
        bereik = int(cursor.fetchone()[0])
        if not bereik:
            raise Weigering("In deze maand krijgt niemand het bedrag voor uitwonenden. Er valt niets te loten.")
        proef = Steekproef.objects.create(maand=waarden["maand"], zaad=zaad, omvang=omvang, bereik=bereik, medewerker=door)
        cursor.execute(LEG_VAST, {**waarden, "steekproef": proef.pk})
    return proef
