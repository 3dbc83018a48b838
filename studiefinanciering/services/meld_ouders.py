"""Every night: parents whose income was used for an award are told so, once per child and year (AVG art. 14)."""

from datetime import date

from django.db import connection, transaction

from duo_portal.berichten.berichten_sql import NIEUW_NUMMER, berichten_sql
from duo_portal.berichten.geadresseerde import naam_sql
from duo_portal.berichten.services.sjabloonversies import sjabloonversie_id
from duo_portal.tijd.termijnen import Soort, laatste_dag_van
from studiefinanciering.ouders.kinderen import ROL, TELT

SJABLOON = "studiefinanciering/ouder_gegevens_gebruikt"
LIJN = "studiefinanciering"
PER_KEER = 20_000
# One statement: who must be told, the message, and the record that keeps it once. A parent who cannot be written to is recorded too.
MELD = f"""
WITH te_melden AS (
    SELECT r.verwant_id AS persoon_id, r.persoon_id AS kind_id, b.periode AS jaar, NULL::bigint AS besluit_id,
        jsonb_build_object('kind', left({naam_sql("g")}, 200), 'jaar', b.periode,
            'peiljaar', coalesce(p.peiljaar, b.periode - 2)) AS waarden
    FROM besluiten_besluit b
    JOIN register_familierelatie r ON r.persoon_id = b.persoon_id AND r.soort IN (1, 2) AND r.vervangen_op IS NULL AND r.tot IS NULL
        AND r.verwant_id IS NOT NULL
    JOIN register_persoonsgegeven g ON g.persoon_id = b.persoon_id AND g.vervangen_op IS NULL
    LEFT JOIN studiefinanciering_peiljaarverlegging p ON p.persoon_id = b.persoon_id AND p.jaar = b.periode AND p.vervangen_op IS NULL
    WHERE b.soort = 2 AND b.periode >= %(jaar)s - 1
        AND NOT EXISTS (SELECT FROM besluiten_besluit n WHERE n.vervangt_id = b.id AND n.persoon_id = b.persoon_id
            AND n.soort = 2 AND n.periode = b.periode)
        AND EXISTS (SELECT FROM studiefinanciering_toekenning t WHERE t.besluit_id = b.id
            AND CASE r.soort WHEN 1 THEN t.stappen[{ROL[1]}] ELSE t.stappen[{ROL[2]}] END IN {TELT})
        AND NOT EXISTS (SELECT FROM studiefinanciering_oudermelding m
            WHERE m.persoon_id = r.verwant_id AND m.kind_id = b.persoon_id AND m.jaar = b.periode)
    ORDER BY 1, 2, 3 LIMIT %(hoogstens)s
), uit AS MATERIALIZED (SELECT *, {NIEUW_NUMMER} AS nummer FROM te_melden),
{berichten_sql("bericht", "uit", "%(sjabloon)s", "%(laatste_dag)s::date", "bericht_uit.nummer")},
vast AS (
    INSERT INTO studiefinanciering_oudermelding (persoon_id, kind_id, jaar, bericht_id)
    SELECT u.persoon_id, u.kind_id, u.jaar, b.id FROM uit u LEFT JOIN bericht b ON b.id = u.nummer
    RETURNING 1)
SELECT count(*) FROM vast
"""


def meld_ouders(dag: date) -> int:
    """Returns how many parents were told. Twice the same night changes nothing: each is unique by parent, child and year."""
    totaal = 0
    while aantal := _meld(dag):
        totaal += aantal
        if aantal < PER_KEER:
            break
    return totaal


@transaction.atomic
def _meld(dag: date) -> int:
    velden: dict[str, int | str | date] = {
        "jaar": dag.year,
        "hoogstens": PER_KEER,
        "sjabloon": sjabloonversie_id(SJABLOON),
        "laatste_dag": laatste_dag_van(Soort.BEZWAAR, dag),
        "peildatum": dag,
        "lijn": LIJN,
        "berichtsoort": LIJN,
    }
    with connection.cursor() as cursor:
        cursor.execute(MELD, velden)
        return int(cursor.fetchone()[0])
