"""Questions to the ledger."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from duo_portal.grootboek.models import Grootboekrekening
from duo_portal.vorderingen.models import Vorderingsoort

# The account of the principal of each kind of claim.
HOOFDSOM = {
    Vorderingsoort.LESGELD: Grootboekrekening.VORDERING_LESGELD,
    Vorderingsoort.STUDIESCHULD: Grootboekrekening.VORDERING_STUDIESCHULD,
    Vorderingsoort.TEVEEL_ONTVANGEN: Grootboekrekening.VORDERING_TEVEEL,
}


def hoofdsom_sql(soort: str) -> str:
    """The account of the principal of the claim whose kind stands in column ``soort``, as an SQL expression."""
    keuzes = " ".join(f"WHEN {int(waarde)} THEN {int(rekening)}" for waarde, rekening in HOOFDSOM.items())
    return f"(CASE {soort} {keuzes} END)"


# A claim is what was debited minus credited on the accounts of claims; nothing stores it.
VORDERINGREKENINGEN = tuple(int(rekening) for rekening in Grootboekrekening if 130 <= rekening <= 139)

SALDI = """
SELECT v.id, v.soort, v.periode, v.ontstaan_op, v.betaal_voor,
    (SELECT coalesce(sum(CASE WHEN b.debet = ANY(%(rekeningen)s) THEN b.bedrag_centen ELSE 0 END)
        - sum(CASE WHEN b.credit = ANY(%(rekeningen)s) THEN b.bedrag_centen ELSE 0 END), 0)
     FROM grootboek_boeking b WHERE b.vordering_id = v.id),
    (SELECT i.stap FROM vorderingen_inning i WHERE i.vordering_id = v.id ORDER BY i.datum DESC, i.id DESC LIMIT 1)
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
