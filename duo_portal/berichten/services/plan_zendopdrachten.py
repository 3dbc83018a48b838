"""What came back, or could not go, is sent as soon as the register knows another address: nobody has to ask for it."""

from datetime import date
from typing import Any

import structlog
from django.db import connection, transaction
from django.utils import timezone

from duo_portal.berichten.models import Gebeurtenis, Zendreden
from duo_portal.berichten.papier_sql import LIJN, NU
from duo_portal.berichten.services.meld_post_retour import ADRESONDERZOEK
from duo_portal.berichten.services.sjabloonversies import alleen_voor_zelf, versies_waarvoor
from duo_portal.berichten.services.zend_opnieuw import VOLGENDE
from duo_portal.werkvoorraad.models import Taak, Taakstaat

log = structlog.get_logger(__name__)

# The last thing done with each message on paper: a piece that came back, or a task that says that there was no address.
GESTRAND = f"""
SELECT b.id AS bericht_id, b.persoon_id, b.rol, b.naam, b.sjabloonversie_id, {LIJN} AS lijn, p.adresregels AS oud, p.volgnummer,
    {int(Zendreden.POST_RETOUR)} AS reden
FROM berichten_bekendmakingsgebeurtenis e
JOIN berichten_bekendmaking m ON m.id = e.bekendmaking_id
JOIN berichten_poststuk p ON p.bericht_id = m.bericht_id AND p.volgnummer = m.volgnummer
JOIN berichten_bericht b ON b.id = m.bericht_id
JOIN berichten_sjabloonversie s ON s.id = b.sjabloonversie_id
WHERE e.soort = {int(Gebeurtenis.POST_RETOUR)}
UNION ALL
SELECT b.id, b.persoon_id, b.rol, b.naam, b.sjabloonversie_id, {LIJN}, ARRAY[]::varchar[], (t.gegevens->>'volgnummer')::int,
    {int(Zendreden.ADRES_BEKEND)}
FROM werkvoorraad_taak t
JOIN berichten_bericht b ON b.id = (t.gegevens->>'bericht')::bigint
JOIN berichten_sjabloonversie s ON s.id = b.sjabloonversie_id
WHERE t.soort = 'post_zonder_adres'
"""
LIJNEN = f"SELECT DISTINCT g.lijn FROM ({GESTRAND}) g ORDER BY 1"
PLAN = f"""
WITH gestrand AS MATERIALIZED (
    SELECT g.* FROM ({GESTRAND}) g
    WHERE g.lijn = %(lijn)s
        AND NOT EXISTS (SELECT FROM berichten_zendopdracht z WHERE z.bericht_id = g.bericht_id AND z.volgnummer > g.volgnummer)
), opdracht AS (
    INSERT INTO berichten_zendopdracht (bericht_id, volgnummer, reden, adresregels, dag)
    SELECT k.bericht_id, {VOLGENDE.format(bericht="k.bericht_id")}, k.reden, ARRAY[]::varchar[], %(peildatum)s
    FROM gestrand k {NU}
    WHERE cardinality(nu.adresregels) > 0 AND nu.adresregels <> k.oud AND nu.rol = k.rol AND (k.rol = 'zelf' OR nu.naam = k.naam)
    ON CONFLICT ON CONSTRAINT zendopdracht_uniek DO NOTHING
    RETURNING bericht_id
)
SELECT DISTINCT b.persoon_id FROM opdracht JOIN berichten_bericht b ON b.id = opdracht.bericht_id
"""


def plan_zendopdrachten(dag: date) -> int:
    """Order a sending for every stranded message whose addressee has another address now; returns for how many people.

    The search for their address is over: its task is closed.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(LIJNEN)
        zelf = versies_waarvoor(alleen_voor_zelf)
        personen: set[int] = set()
        for (lijn,) in cursor.fetchall():
            waarden: dict[str, Any] = {"lijn": lijn, "berichtsoort": lijn, "peildatum": dag, "alleen_zelf": zelf}
            cursor.execute(PLAN, waarden)
            personen |= {persoon for (persoon,) in cursor.fetchall()}
        taken = Taak.objects.filter(soort__in=(ADRESONDERZOEK, "post_zonder_adres"), persoon__in=personen)
        taken.exclude(staat=Taakstaat.AFGEHANDELD).update(
            staat=Taakstaat.AFGEHANDELD, afgehandeld_op=timezone.now(), uitkomst="Er is een nieuw adres. De brief gaat daarheen."
        )
    if personen:
        log.info("zendopdrachten_gepland", personen=len(personen))
    return len(personen)
