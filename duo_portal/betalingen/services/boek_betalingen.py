"""Book money that came in for claims: split, with the account it came from, and judged again where it was too much."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from duo_portal.grootboek.models import Grootboekrekening, Oorzaak
from duo_portal.grootboek.verdeling import verdeel_sql
from duo_portal.vorderingen.lijnen import lijn_sql

TABEL = "betaling_binnen"
MAAK_TABEL = f"""
CREATE TEMPORARY TABLE {TABEL} (volgorde bigint PRIMARY KEY, vordering_id bigint NOT NULL, bedrag_centen bigint NOT NULL,
    debet smallint NOT NULL, boekdatum date NOT NULL, valutadatum date NOT NULL, groep bigint,
    iban varchar(34) NOT NULL, naam varchar(140) NOT NULL) ON COMMIT DROP
"""
# By the persons of the claims in order of number, as every run does.
VERGRENDEL = f"""
SELECT count(*) FROM (SELECT DISTINCT v.persoon_id FROM {TABEL} b JOIN vorderingen_vordering v ON v.id = b.vordering_id
    ORDER BY v.persoon_id) k
CROSS JOIN LATERAL (SELECT id FROM register_persoon WHERE id = k.persoon_id FOR NO KEY UPDATE) p
"""

KOSTEN, RENTE = int(Grootboekrekening.VORDERING_KOSTEN), int(Grootboekrekening.VORDERING_RENTE)
# The ids are taken beforehand, in the order of the payments and of their parts, so that each part knows the payment that it came from.
BOEK = f"""
WITH deel AS MATERIALIZED (
    SELECT nextval(pg_get_serial_sequence('grootboek_boeking', 'id')) AS id, x.* FROM (
        SELECT d.*, b.debet, b.boekdatum, b.valutadatum, b.groep, b.iban, b.naam
        FROM ({verdeel_sql(TABEL)}) d JOIN {TABEL} b USING (volgorde)
        ORDER BY volgorde, rekening NOT IN ({KOSTEN}, {RENTE}), rekening) x
), boeking AS (
    INSERT INTO grootboek_boeking (id, persoon_id, vordering_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep)
    SELECT id, persoon_id, vordering_id, debet, rekening, bedrag_centen, {int(Oorzaak.BETALING)}, boekdatum, valutadatum, groep
    FROM deel ORDER BY id
), ontvangst AS (
    INSERT INTO betalingen_ontvangst (boeking_id, iban, tenaamstelling) SELECT id, iban, left(naam, 70) FROM deel WHERE iban <> ''
), te_beoordelen AS (
    INSERT INTO register_tebeoordelen (persoon_id, lijn, periode, aanleiding)
    SELECT DISTINCT persoon_id, {lijn_sql("soort")}, periode, 'te_veel_betaald' FROM deel WHERE rest_centen < 0
)
SELECT volgorde, min(id), sum(bedrag_centen)::bigint FROM deel GROUP BY volgorde
"""


@dataclass(frozen=True)
class Betaling:
    """Money for one claim. ``debet``: where it is now (bank, payment provider, bailiff, without destination)."""

    vordering_id: int
    centen: int
    debet: Grootboekrekening
    boekdatum: date
    valutadatum: date
    iban: str = ""
    naam: str = ""
    groep: int | None = None


def boek_betalingen(betalingen: Sequence[Betaling]) -> list[int]:
    """Book each payment once, in this order; returns of each the number of its first booking.

    1. lock the persons; 2. split by the balances read after that; 3. book; 4. note whose principal is now below zero, so that
    the nightly run gives it back. Calling it twice books twice: the caller holds a unique key of the cause in its transaction.
    """
    if not betalingen:
        return []
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {TABEL}")
        cursor.execute(MAAK_TABEL)
        cursor.executemany(f"INSERT INTO {TABEL} VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)", _rijen(betalingen))
        eerste, _ = boek_tabel(cursor)
        return [eerste[volgorde] for volgorde in range(1, len(betalingen) + 1)]


def _rijen(betalingen: Sequence[Betaling]) -> list[tuple[int | date | str | None, ...]]:
    return [
        (nr, b.vordering_id, b.centen, int(b.debet), b.boekdatum, b.valutadatum, b.groep, b.iban, b.naam)
        for nr, b in enumerate(betalingen, start=1)
    ]


def boek_tabel(cursor: CursorWrapper) -> tuple[dict[int, int], int]:
    """The same for the rows of ``TABEL``, made by the caller with ``MAAK_TABEL``: first bookings by ``volgorde``, and the cents booked."""
    cursor.execute(VERGRENDEL)
    cursor.execute(BOEK)
    rijen = cursor.fetchall()
    return {volgorde: eerste for volgorde, eerste, _ in rijen}, sum(centen for _, _, centen in rijen)
