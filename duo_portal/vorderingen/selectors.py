"""Questions about claims. Every amount comes from the ledger."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from duo_portal.vorderingen.models import Termijn

STAND = """
SELECT coalesce(sum(CASE WHEN oorzaak = 1 THEN bedrag_centen WHEN oorzaak = 2 THEN -bedrag_centen END), 0)::bigint,
    coalesce(sum(CASE WHEN oorzaak = 3 THEN bedrag_centen WHEN oorzaak = 6 THEN -bedrag_centen END), 0)::bigint,
    coalesce(sum(CASE WHEN oorzaak = 4 THEN bedrag_centen END), 0)::bigint,
    coalesce(sum(CASE %(rekening)s WHEN debet THEN bedrag_centen WHEN credit THEN -bedrag_centen END), 0)::bigint,
    coalesce(sum(CASE WHEN oorzaak = 7 THEN bedrag_centen END), 0)::bigint
FROM grootboek_boeking WHERE vordering_id = %(vordering)s
"""


@dataclass(frozen=True)
class Stand:
    """A claim in cents: what is due by decision, what was paid, what goes or went back, what is open, and costs."""

    verschuldigd: int
    betaald: int
    terug: int
    open: int
    kosten: int


def stand_van(vordering_id: int, rekening: int) -> Stand:
    """The state of a claim on ledger account ``rekening``: one query, whatever its history."""
    with connection.cursor() as cursor:
        cursor.execute(STAND, {"vordering": vordering_id, "rekening": rekening})
        return Stand(*cursor.fetchone())


@dataclass(frozen=True)
class Termijnstand:
    """An instalment: as offered, what of it is paid, what is still to be debited, and what lapsed."""

    volgnummer: int
    vervaldatum: date
    bedrag: int
    betaald: int
    open: int
    vervallen: int


def stand_van_termijnen(vordering_id: int, stand: Stand) -> list[Termijnstand]:
    """The schedule as it is now: debits go on until the fee is paid, so a lower fee lets the last ones lapse.

    Payments fill the instalments in their order; nothing of this is stored.
    """
    rest_betaald, rest_schuld = stand.betaald, stand.verschuldigd
    rijen = []
    for termijn in Termijn.objects.filter(vordering=vordering_id).order_by("volgnummer"):
        nodig = min(termijn.bedrag_centen, rest_schuld)
        betaald = min(termijn.bedrag_centen, rest_betaald)
        rest_schuld, rest_betaald = rest_schuld - nodig, rest_betaald - betaald
        rijen.append(
            Termijnstand(
                volgnummer=termijn.volgnummer,
                vervaldatum=termijn.vervaldatum,
                bedrag=termijn.bedrag_centen,
                betaald=betaald,
                open=max(nodig - betaald, 0),
                vervallen=termijn.bedrag_centen - max(nodig, betaald),
            )
        )
    return rijen
