"""Debits that came back: each at most once; the payment is reversed, and what follows for plan, collection and payer is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from duo_portal import tijd
from duo_portal.batches.kolommen import schrijf
from duo_portal.berichten.services.sjabloonversies import sjabloonversie_id
from duo_portal.betalingen import retouren_sql as sql
from duo_portal.betalingen.einde_sql import beeindig
from duo_portal.betalingen.norm import norm
from duo_portal.betalingen.retourcodes import codes, grond_van, is_bekend
from duo_portal.tijd.duur import tel_maanden
from duo_portal.vorderingen.lijnen import LIJN
from duo_portal.vorderingen.models import Vorderingsoort

SJABLONEN = {"sj_mislukt": "afschrijving_mislukt", "sj_vervallen": "incasso_vervallen", "sj_terug": "afschrijving_teruggeboekt"}


@dataclass(frozen=True)
class Retour:
    """A debit that the bank returned on ``datum`` with a SEPA ``code``; ``regel_id`` and ``groep`` say which line and statement told it."""

    incasso_id: int
    code: str
    datum: date
    regel_id: int | None
    groep: int | None


def verwerk_retouren(retouren: Sequence[Retour]) -> int:
    """How many returns were new. Order of files and lines does not matter, nor does telling the same return twice.

    1. lock the persons; 2. reverse what was booked and record each return (one that comes before the booking is applied when the
    batch is booked); 3. by ground: refused: a payment request for that instalment, and after two in a row the plan lapses; asked
    back by the holder: the claim is open again, with an explanation and a month; without a mandate: the mandate and its plans end;
    4. tasks for what no machine may judge. Orders that do not exist are left out: the caller finds them first.
    """
    if not retouren:
        return 0
    with transaction.atomic(), connection.cursor() as cursor:
        for tabel in ("incasso_terug", "incasso_nieuw", "incasso_zaak"):
            cursor.execute(f"DROP TABLE IF EXISTS {tabel}")
        schrijf(cursor, "incasso_terug", _kader(retouren))
        cursor.execute(sql.VERGRENDEL)
        cursor.execute(sql.NIEUW)
        cursor.execute(sql.RETOUR)
        nieuw = int(cursor.fetchone()[0])
        if nieuw:
            cursor.execute(sql.ZAKEN)
            _gevolgen(cursor, tijd.vandaag())
    return nieuw


def _kader(retouren: Sequence[Retour]) -> pl.DataFrame:
    overleden = codes("houder_overleden")
    rijen = [
        (r.incasso_id, r.code, r.datum, r.regel_id, r.groep, int(grond_van(r.code)), is_bekend(r.code), r.code in overleden)
        for r in retouren
    ]
    schema = {
        "incasso_id": pl.Int64, "code": pl.String, "datum": pl.Date, "regel_id": pl.Int64, "groep": pl.Int64, "grond": pl.Int16,
        "bekend": pl.Boolean, "houder_overleden": pl.Boolean,
    }  # fmt: skip
    return pl.DataFrame(rijen, schema=schema, orient="row")


def _gevolgen(cursor: CursorWrapper, dag: date) -> None:
    vast: dict[str, Any] = {
        "peildatum": dag,
        "betalen_voor": tel_maanden(dag, norm("betalen_maanden", dag)),
        "op_rij": norm("mislukt_op_rij", dag),
        "terugvragen_dagen": norm("terugvragen_dagen", dag),
        "zonder_machtiging_maanden": norm("zonder_machtiging_maanden", dag),
    }
    cursor.execute("SELECT DISTINCT soort FROM incasso_zaak ORDER BY 1")
    for (soort,) in cursor.fetchall():
        lijn = LIJN[Vorderingsoort(soort)]
        woorden = {naam: sjabloonversie_id(f"{lijn}/{sjabloon}") for naam, sjabloon in SJABLONEN.items()}
        cursor.execute(sql.GEVOLGEN, {**vast, **woorden, "soort": soort, "lijn": lijn, "berichtsoort": lijn})
    cursor.execute(sql.TAKEN, vast)
    regelingen, vorderingen = cursor.fetchone()
    beeindig(regelingen or [], "zonder_machtiging", dag, vorderingen or [])
