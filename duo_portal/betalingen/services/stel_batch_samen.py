"""Put the orders that wait into a frozen batch."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import structlog
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction

from duo_portal.betalingen.models import Betaalbatch
from duo_portal.betalingen.ontvanger import ontvanger_sql
from duo_portal.grootboek.models import Oorzaak
from duo_portal.remmen.models import Remsoort
from duo_portal.remmen.selectors import GEREMD_ELKE_LIJN
from duo_portal.tijd import vandaag
from duo_portal.tijd.bankdagen import is_bankdag
from duo_portal.vorderingen.lijnen import lijn_van_boeking_sql
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
PER_BATCH = 50_000  # a file is checked as a whole in memory, 4 kB an order
LIJN = lijn_van_boeking_sql("vordering.soort", "boeking.credit")

# Only a brake set by hand holds money back: the others hold a judgement or the collection of a debt. An order is overtaken when
# its decision was replaced by a higher one before anything was released: paying it would only make a new debt. It goes elsewhere
# (``anders``) when the register now names another receiver, or none: bewind, a death or another account came after it was made.
# Money may go back to the account of somebody else who paid the claim, also to a new one that two people recorded, and after a
# death to any account that did.
# (S608: what is put into these texts are constants of the house, never a value from outside.)
ONTVANGER = ontvanger_sql("opdracht.persoon_id", "boeking.vordering_id").replace("%(lijn)s", LIJN)
BETAALDE_ZELF = """
EXISTS (SELECT 1 FROM grootboek_boeking in_ LEFT JOIN betalingen_ontvangst van ON van.boeking_id = in_.id
    LEFT JOIN betalingen_incassoboeking ib ON ib.boeking_id = in_.id LEFT JOIN betalingen_incasso inc ON inc.id = ib.incasso_id
    WHERE in_.vordering_id = boeking.vordering_id AND in_.oorzaak = 3 AND coalesce(van.iban, inc.iban) = opdracht.iban)
AND (ontvanger.wacht = 'overleden' OR NOT EXISTS (
    SELECT 1 FROM register_rekening eigen WHERE eigen.persoon_id = opdracht.persoon_id AND eigen.iban = opdracht.iban))
"""
WACHTEND = f"""
SELECT opdracht.id, opdracht.persoon_id, opdracht.bedrag_centen, EXISTS (
    SELECT 1 FROM ({GEREMD_ELKE_LIJN}) g
    WHERE g.persoon_id = opdracht.persoon_id AND g.soort = {int(Remsoort.HANDMATIG)} AND g.besluit_id IS NULL
        AND (g.vordering_id IS NULL OR g.vordering_id = boeking.vordering_id)
        AND g.lijn IN ('', 'betalingen', {LIJN})
) AS geremd, EXISTS (
    SELECT 1 FROM besluiten_besluit later WHERE later.persoon_id = d.persoon_id AND later.soort = d.soort AND later.periode = d.periode
        AND later.id > d.id AND later.uitkomst_centen > d.uitkomst_centen
) AS achterhaald,
    boeking.oorzaak <> {int(Oorzaak.TERUG_AAN_AFZENDER)} AND ontvanger.iban IS DISTINCT FROM opdracht.iban
        AND NOT ({BETAALDE_ZELF})
        AND NOT EXISTS (SELECT 1 FROM betalingen_betalerrekening br WHERE br.opdracht_id = opdracht.id) AS anders
FROM betalingen_betaalopdracht opdracht
JOIN grootboek_boeking boeking ON boeking.id = opdracht.boeking_id
LEFT JOIN besluiten_besluit d ON d.id = boeking.besluit_id
LEFT JOIN vorderingen_vordering vordering ON vordering.id = boeking.vordering_id
{ONTVANGER}
WHERE NOT EXISTS (SELECT 1 FROM betalingen_batchregel regel WHERE regel.opdracht_id = opdracht.id)
    AND NOT EXISTS (SELECT 1 FROM grootboek_boeking omkering WHERE omkering.keert_om_id = boeking.id)
"""

MERK = f"CREATE TEMPORARY TABLE betaling_wachtend ON COMMIT DROP AS {WACHTEND}"
AANGEHOUDEN = """
SELECT id, persoon_id, CASE WHEN achterhaald THEN 'achterhaald' WHEN anders THEN 'anders' ELSE 'rem' END
FROM betaling_wachtend WHERE geremd OR achterhaald OR anders ORDER BY id
"""
REDENEN = {
    "rem": "Een betaling wacht, omdat er een rem op deze persoon staat. Beoordeel of de rem eraf kan.",
    "achterhaald": "Een betaling wacht, omdat het besluit daarna hoger werd. Beoordeel wat de persoon nog krijgt.",
    "anders": "Een betaling wacht: zij zou naar een rekening gaan die niet meer mag ontvangen. Vernieuw de opdracht.",
}

# Who renews an order holds the lock on its person: whoever waited for that sees the reversal in the next statement.
VERGRENDEL = """
SELECT count(*) FROM (SELECT DISTINCT persoon_id FROM betalingen_betaalopdracht opdracht WHERE persoon_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM betalingen_batchregel regel WHERE regel.opdracht_id = opdracht.id) ORDER BY persoon_id) k
CROSS JOIN LATERAL (SELECT id FROM register_persoon WHERE id = k.persoon_id FOR NO KEY UPDATE) p
"""
# One statement: what is counted is what is put in. A second call at the same moment meets the unique order and starts over.
BEVRIES = """
WITH kandidaat AS MATERIALIZED (
    SELECT id, bedrag_centen, (row_number() OVER (ORDER BY id) - 1) / %(per_batch)s AS tegel FROM betaling_wachtend
    WHERE NOT geremd AND NOT achterhaald AND NOT anders
), nieuw AS MATERIALIZED (
    SELECT nextval(pg_get_serial_sequence('betalingen_betaalbatch', 'id')) AS id, x.* FROM (
        SELECT tegel, count(*) AS aantal, sum(bedrag_centen)::bigint AS totaal FROM kandidaat GROUP BY tegel ORDER BY tegel) x
), batch AS (
    INSERT INTO betalingen_betaalbatch (id, uitvoeren_op, aantal, totaal_centen, samengesteld_door_id)
    SELECT id, %(uitvoeren_op)s, aantal, totaal, %(door)s FROM nieuw ORDER BY id RETURNING id
), regels AS (
    INSERT INTO betalingen_batchregel (batch_id, opdracht_id)
    SELECT nieuw.id, kandidaat.id FROM kandidaat JOIN nieuw USING (tegel) ORDER BY kandidaat.id
)
SELECT id FROM batch ORDER BY id
"""


class GeenBankdag(Weigering):
    """Banks do not pay on this day, or it has passed."""


@dataclass(frozen=True)
class Samenstelling:
    """The new batches, none when nothing waits; and how many orders are held back."""

    batches: tuple[Betaalbatch, ...]
    aangehouden: int

    @property
    def batch(self) -> Betaalbatch | None:
        """The first of them: on most days the only one."""
        return self.batches[0] if self.batches else None


def stel_batch_samen(uitvoeren_op: date, door: User | None = None, per_batch: int = PER_BATCH) -> Samenstelling:
    """1. is it a bank day; 2. lock; 3. braked orders go to the worklist; 4. freeze all others, as many in a batch as a file holds."""
    if uitvoeren_op < vandaag() or not is_bankdag(uitvoeren_op):
        raise GeenBankdag("Kies een werkdag van de banken die niet voorbij is.")
    waarden: dict[str, Any] = {
        **_dagen(),
        "per_batch": per_batch,
        "uitvoeren_op": uitvoeren_op,
        "door": door.pk if door else None,
    }
    try:
        nummers, aangehouden = _bevries(waarden)
    except IntegrityError:  # another call took the same orders and won; what is left is ours
        nummers, aangehouden = _bevries(waarden)
    batches = tuple(Betaalbatch.objects.filter(pk__in=nummers).order_by("pk"))
    log.info("betaalbatches_bevroren", batches=nummers, aantal=sum(batch.aantal for batch in batches), aangehouden=aangehouden)
    return Samenstelling(batches, aangehouden)


def _bevries(waarden: dict[str, Any]) -> tuple[list[int], int]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(VERGRENDEL)
        cursor.execute("DROP TABLE IF EXISTS betaling_wachtend")
        cursor.execute(MERK, waarden)
        cursor.execute("ANALYZE betaling_wachtend")
        cursor.execute(AANGEHOUDEN)
        aangehouden = _meld_aangehouden(cursor.fetchall())
        cursor.execute(BEVRIES, waarden)
        return [int(nummer) for (nummer,) in cursor.fetchall()], aangehouden


def moet_elders_heen(opdracht_id: int) -> bool:
    """Whether an order that waits names an account that may no longer receive its money."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT w.anders FROM ({WACHTEND}) w WHERE w.id = %(opdracht)s", {**_dagen(), "opdracht": opdracht_id})
        rij = cursor.fetchone()
        return bool(rij and rij[0])


def _dagen() -> dict[str, Any]:
    return {"peildatum": vandaag(), "dag": vandaag()}


def _meld_aangehouden(rijen: list[tuple[int, int, str]]) -> int:
    """Nobody is skipped in silence."""
    for opdracht_id, persoon_id, reden in rijen:
        maak_taak(
            soort="betaling_aangehouden",
            sleutel=f"betaling-aangehouden-{opdracht_id}",
            persoon_id=persoon_id,
            omschrijving=REDENEN[reden],
            gegevens={"opdracht": opdracht_id},
        )
    return len(rijen)
