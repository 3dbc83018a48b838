"""The nightly door of the signals to schools: ask about late deliveries, end what was put right, follow up what was not."""

from datetime import date, timedelta

import structlog
from django.db import connection, transaction

from duo_portal.register.norm import dagen
from duo_portal.tijd import vandaag

log = structlog.get_logger(__name__)
TERUG = timedelta(days=7)  # facts that came in so long ago are still looked at: a night may be missed, and keys make it once

# The diploma is gone, or no enrolment goes on after it any more. A planned end that simply came is no correction.
SLUIT = """
WITH klaar AS (
    SELECT s.id, s.diploma_id, CASE WHEN d.vervangen_op IS NOT NULL OR EXISTS (SELECT FROM register_inschrijving i
        WHERE i.persoon_id = d.persoon_id AND i.opleiding_id = d.opleiding_id AND i.vervangen_op IS NULL AND i.onderwijs IN (1, 4)
          AND i.begindatum <= d.behaald_op AND i.einddatum > d.behaald_op + %(uitschrijven_na)s::int) THEN 3 ELSE 1 END AS reden
    FROM register_schoolsignaal s JOIN register_diploma d ON d.id = s.diploma_id
    WHERE s.soort = 'diploma_zonder_uitschrijving'
      AND NOT EXISTS (SELECT FROM register_signaalafsluiting a WHERE a.signaal_id = s.id)
      AND (d.vervangen_op IS NOT NULL OR NOT EXISTS (SELECT FROM register_inschrijving i
        WHERE i.persoon_id = d.persoon_id AND i.opleiding_id = d.opleiding_id AND i.vervangen_op IS NULL AND i.onderwijs IN (1, 4)
          AND i.begindatum <= d.behaald_op
          AND (i.einddatum IS NULL OR i.einddatum > greatest(d.behaald_op + %(uitschrijven_na)s::int, %(dag)s::date))))
), afsluiting AS (
    INSERT INTO register_signaalafsluiting (signaal_id, reden, toelichting, op)
    SELECT id, reden, '', %(dag)s FROM klaar ORDER BY id ON CONFLICT (signaal_id) DO NOTHING RETURNING signaal_id
), taak AS (
    UPDATE werkvoorraad_taak t SET staat = 3, afgehandeld_op = now(),
        uitkomst = CASE k.reden WHEN 1 THEN 'de school schreef uit' ELSE 'vervallen' END
    FROM klaar k WHERE t.sleutel IN ('schoolsignaal:' || k.diploma_id, 'schoolsignaal-opvolgen:' || k.id) AND t.staat <> 3
)
SELECT count(*) FROM afsluiting
"""

# A diploma or an end that came in lately, longer after its day than the norm.
LAAT = """
WITH signaal AS (
    INSERT INTO register_schoolsignaal (instelling_id, persoon_id, diploma_id, inschrijving_id, soort, reageer_voor)
    SELECT d.instelling_id, d.persoon_id, d.id, NULL::bigint, 'late_levering', %(reageer_voor)s
    FROM register_diploma d JOIN register_opleiding o ON o.id = d.opleiding_id AND o.soort IN (1, 3)
    WHERE d.vervangen_op IS NULL AND d.ontvangen_op BETWEEN %(vanaf)s AND %(dag)s AND d.ontvangen_op - d.behaald_op > %(diploma)s
    UNION ALL
    SELECT i.instelling_id, i.persoon_id, NULL, i.id, 'late_levering', %(reageer_voor)s
    FROM register_inschrijving i
    WHERE i.vervangen_op IS NULL AND i.onderwijs IN (1, 4) AND i.ontvangen_op BETWEEN %(vanaf)s AND %(dag)s
      AND i.ontvangen_op - i.einddatum > %(uitschrijving)s
    ON CONFLICT DO NOTHING RETURNING 1
)
SELECT count(*) FROM signaal
"""

# Enrolments that go on are about one student each; late deliveries are put to the school together.
VOLG_OP = """
WITH verlopen AS MATERIALIZED (
    SELECT s.id, s.soort, s.persoon_id, s.instelling_id, s.reageer_voor FROM register_schoolsignaal s
    WHERE s.reageer_voor < %(dag)s AND s.soort IN ('diploma_zonder_uitschrijving', 'late_levering')
      AND NOT EXISTS (SELECT FROM register_signaalafsluiting a WHERE a.signaal_id = s.id)
), taak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, termijn, staat, uitkomst)
    SELECT 'schoolsignaal_opvolgen', 'lesgeld', 'schoolsignaal-opvolgen:' || id, persoon_id,
        'De school heeft na een diploma niet uitgeschreven en gaf geen antwoord. Bel de school.',
        jsonb_build_object('signaal', id, 'instelling', instelling_id), %(opvolgen_voor)s::date, 1, ''
    FROM verlopen WHERE soort = 'diploma_zonder_uitschrijving'
    UNION ALL
    SELECT 'late_levering_opvolgen', 'lesgeld', concat_ws(':', 'late-levering', instelling_id, reageer_voor), NULL,
        'Een school leverde gegevens later dan de norm en gaf geen antwoord. Bespreek het met de school.',
        jsonb_build_object('instelling', instelling_id, 'signalen', count(*)), %(opvolgen_voor)s::date, 1, ''
    FROM verlopen WHERE soort = 'late_levering' GROUP BY instelling_id, reageer_voor
    ON CONFLICT (sleutel) DO NOTHING RETURNING 1
)
SELECT count(*) FROM taak
"""


def volg_schoolsignalen() -> dict[str, int]:
    """Once a night, and harmless more often. Returns how many were ended, newly asked and followed up."""
    dag = vandaag()
    waarden = _waarden(dag)
    tellingen = {}
    with transaction.atomic(), connection.cursor() as cursor:
        for naam, vraag in (("gesloten", SLUIT), ("laat", LAAT), ("opgevolgd", VOLG_OP)):
            cursor.execute(vraag, waarden)
            tellingen[naam] = int(cursor.fetchone()[0])
    log.info("schoolsignalen_gevolgd", **tellingen)
    return tellingen


def _waarden(dag: date) -> dict[str, date | int]:
    return {
        "dag": dag,
        "vanaf": dag - TERUG,
        "uitschrijven_na": dagen("uitschrijven_na_diploma", dag),
        "diploma": dagen("diploma_mbo_melden", dag),
        "uitschrijving": dagen("uitschrijving_melden", dag),
        "reageer_voor": dag + timedelta(days=dagen("signaal_beantwoorden", dag)),
        "opvolgen_voor": dag + timedelta(days=dagen("opvolgen_signaal", dag)),
    }
