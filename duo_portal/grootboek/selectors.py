"""Questions to the ledger."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from duo_portal.grootboek.models import Grootboekrekening

# A claim is what was debited minus credited on the accounts of claims; nothing stores it.
VORDERINGREKENINGEN = tuple(int(rekening) for rekening in Grootboekrekening if 130 <= rekening <= 139)

SALDI = """
SELECT v.id, v.soort, v.periode, v.ontstaan_op, v.betaal_voor,
    (SELECT coalesce(sum(CASE WHEN b.debet = ANY(%(rekeningen)s) THEN b.bedrag_centen ELSE 0 END)
        - sum(CASE WHEN b.credit = ANY(%(rekeningen)s) THEN b.bedrag_centen ELSE 0 END), 0)
     FROM grootboek_boeking b WHERE b.vordering_id = v.id),
    (SELECT i.stap FROM vorderingen_inning i WHERE i.vordering_id = v.id ORDER BY i.id DESC LIMIT 1)
FROM vorderingen_vordering v WHERE v.persoon_id = %(persoon)s ORDER BY v.id DESC
"""


@dataclass(frozen=True)
class Vorderingsaldo:
    vordering_id: int
    soort: int
    periode: int
    ontstaan_op: date
    betaal_voor: date
    open_centen: int
    stap: int | None


def vorderingen_met_saldo(persoon_id: int) -> list[Vorderingsaldo]:
    """The claims on a person, newest first, with what is open (negative: paid too much) and the last step of collection."""
    with connection.cursor() as cursor:
        cursor.execute(SALDI, {"persoon": persoon_id, "rekeningen": list(VORDERINGREKENINGEN)})
        return [Vorderingsaldo(nr, soort, periode, op, voor, int(saldo), stap) for nr, soort, periode, op, voor, saldo, stap in cursor]
