"""Ending plans that are debited, in one statement: for one payer who stops, and for all whose mandate fell away at once."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection

from duo_portal.berichten.berichten_sql import NIEUW_NUMMER, berichten_sql
from duo_portal.berichten.services.sjabloonversies import sjabloonversie_id
from duo_portal.betalingen.norm import norm
from duo_portal.grootboek.selectors import hoofdsom_sql
from duo_portal.tijd.duur import tel_maanden
from duo_portal.vorderingen.lijnen import LIJN
from duo_portal.vorderingen.models import Einde, Inningsstap, Vorderingsoort
from duo_portal.vorderingen.selectors import STAND

# What was ordered from the bank and is neither booked nor returned, per claim: cents and the last day. A batch that was given no
# file before its day never goes to the bank (``geef_vrij.te_laat``). ``{dag}``: an SQL expression for today.
ONDERWEG = """
SELECT coalesce(sum(i.bedrag_centen), 0)::bigint AS centen, max(b.uitvoeren_op) AS dag
FROM betalingen_incasso i JOIN betalingen_betaalbatch b ON b.id = i.batch_id
WHERE i.vordering_id = {vordering} AND NOT EXISTS (SELECT FROM betalingen_incassoboeking k WHERE k.incasso_id = i.id)
    AND NOT EXISTS (SELECT FROM betalingen_incassoretour t WHERE t.incasso_id = i.id)
    AND (b.uitvoeren_op > {dag} OR EXISTS (SELECT FROM betalingen_betaalbestand f WHERE f.batch_id = b.id))
"""

SOORTEN = """
SELECT DISTINCT v.soort FROM vorderingen_vordering v
WHERE v.id = ANY (%(vorderingen)s) OR v.id IN (SELECT vordering_id FROM vorderingen_betalingsregeling WHERE id = ANY (%(regelingen)s)) ORDER BY 1
"""

BEEINDIG = f"""
WITH weg AS (
    UPDATE vorderingen_betalingsregeling r SET vervangen_op = now() FROM vorderingen_vordering v
    WHERE r.id = ANY (%(regelingen)s) AND r.vervangen_op IS NULL AND v.id = r.vordering_id AND v.soort = %(soort)s
    RETURNING r.id, r.persoon_id, r.vordering_id, v.periode, v.soort
), einde AS (
    INSERT INTO vorderingen_regelingeinde (regeling_id, soort, datum) SELECT id, {int(Einde.GESTOPT)}, %(peildatum)s FROM weg
), claim AS (
    SELECT persoon_id, vordering_id, periode, soort FROM weg
    UNION SELECT persoon_id, id, periode, soort FROM vorderingen_vordering WHERE id = ANY (%(vorderingen)s) AND soort = %(soort)s
), zaak AS MATERIALIZED (
    SELECT claim.*, greatest(stand.open - onderweg.centen, 0) AS open, onderweg.dag, {NIEUW_NUMMER} AS bericht_id
    FROM claim CROSS JOIN LATERAL ({STAND.format(vordering="claim.vordering_id", rekening=hoofdsom_sql("claim.soort"))})
        AS stand (verschuldigd, betaald, terug, open, kosten, kosten_open)
    CROSS JOIN LATERAL ({ONDERWEG.format(vordering="claim.vordering_id", dag="%(peildatum)s::date")}) onderweg
), uit AS (
    SELECT bericht_id, persoon_id, NULL::bigint AS besluit_id, jsonb_build_object('periode', periode, 'reden', %(reden)s::text, 'nog_te_betalen', open,
        'betalen_voor', %(betalen_voor)s::date, 'betalingskenmerk', vorderingen_betalingskenmerk(vordering_id),
        'laatste_afschrijving', dag) AS waarden FROM zaak
), {berichten_sql("bericht", "uit", "%(sjabloon)s", nummer="bericht_uit.bericht_id")}
, inning AS (
    INSERT INTO vorderingen_inning (vordering_id, stap, datum, bedrag_centen, bericht_id)
    SELECT zaak.vordering_id, {int(Inningsstap.BETALINGSVERZOEK)}, %(peildatum)s, zaak.open, bericht.id
    FROM zaak LEFT JOIN bericht ON bericht.id = zaak.bericht_id WHERE zaak.open > 0 ORDER BY zaak.vordering_id
)
SELECT count(*) FROM weg
"""


def beeindig(regelingen: Sequence[int], reden: str, dag: date, vorderingen: Sequence[int] = ()) -> int:
    """End these plans (those that still run), ask what is open within a month, and tell; returns how many ended.

    ``vorderingen``: claims without a plan that are asked and told in the same way. ``reden``: ``zelf``, ``machtiging_ingetrokken``
    or ``zonder_machtiging``. The caller holds the lock on the persons.
    """
    aantal = 0
    for soort in _soorten(regelingen, vorderingen):
        lijn = LIJN[soort]
        waarden: dict[str, Any] = {
            "regelingen": list(regelingen),
            "vorderingen": list(vorderingen),
            "soort": int(soort),
            "reden": reden,
            "peildatum": dag,
            "betalen_voor": tel_maanden(dag, norm("betalen_maanden", dag)),
            "sjabloon": sjabloonversie_id(f"{lijn}/incasso_gestopt"),
            "lijn": lijn,
            "berichtsoort": lijn,
        }
        with connection.cursor() as cursor:
            cursor.execute(BEEINDIG, waarden)
            aantal += int(cursor.fetchone()[0])
    return aantal


def _soorten(regelingen: Sequence[int], vorderingen: Sequence[int]) -> list[Vorderingsoort]:
    """The kinds of claim among these, so that each line writes in its own words."""
    if not regelingen and not vorderingen:
        return []
    with connection.cursor() as cursor:
        cursor.execute(SOORTEN, {"regelingen": list(regelingen), "vorderingen": list(vorderingen)})
        return [Vorderingsoort(soort) for (soort,) in cursor.fetchall()]
