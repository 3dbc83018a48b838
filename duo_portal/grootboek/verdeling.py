"""What a payment pays: first the costs, then the interest, then the principal (Awb art. 4:92 lid 1). The one home of that order."""

from duo_portal.grootboek.models import Grootboekrekening as Rekening
from duo_portal.grootboek.selectors import hoofdsom_sql


def _saldo(rekening: object) -> str:
    return f"coalesce(sum(CASE {rekening} WHEN debet THEN bedrag_centen WHEN credit THEN -bedrag_centen END), 0)::bigint"


# The balances of a claim in cents (below zero: paid too much). A query of one row for the claim {vordering} whose principal
# stands on account {hoofdsom}.
SALDI_VAN_VORDERING = f"""
SELECT {_saldo(int(Rekening.VORDERING_KOSTEN))} AS kosten, {_saldo(int(Rekening.VORDERING_RENTE))} AS rente,
    {_saldo("{hoofdsom}")} AS hoofdsom
FROM grootboek_boeking WHERE vordering_id = {{vordering}}
"""


def verdeel_sql(betalingen: str) -> str:
    """Split payments over the accounts of their claims: a query over ``betalingen``, a trusted query or table.

    ``betalingen`` has the columns volgorde (a bigint, unique), vordering_id and bedrag_centen (> 0). Several payments of one
    claim are split as if they came one after the other, by ``volgorde``. Columns of the result, a row for each part above zero:
    volgorde, vordering_id, persoon_id, soort, periode, rekening, bedrag_centen, and rest_centen: what is open of the principal
    after this payment. What is more than the whole claim goes to the principal too, so that ``rest_centen`` is below zero.

    The balances are read here: the caller holds the lock on the persons.
    """
    return f"""
    SELECT b.volgorde, b.vordering_id, b.persoon_id, b.soort, b.periode, deel.rekening, deel.bedrag_centen,
        b.hoofdsom - (b.tot - least(b.tot, b.kosten + b.rente)) AS rest_centen
    FROM (
        SELECT p.volgorde, p.vordering_id, v.persoon_id, v.soort, v.periode, {hoofdsom_sql("v.soort")} AS rekening,
            greatest(s.kosten, 0) AS kosten, greatest(s.rente, 0) AS rente, s.hoofdsom,
            p.tot - p.bedrag_centen AS van, p.tot
        FROM (SELECT volgorde, vordering_id, bedrag_centen,
                (sum(bedrag_centen) OVER (PARTITION BY vordering_id ORDER BY volgorde))::bigint AS tot FROM {betalingen} x) p
        CROSS JOIN LATERAL (SELECT persoon_id, soort, periode FROM vorderingen_vordering WHERE id = p.vordering_id OFFSET 0) v
        CROSS JOIN LATERAL ({SALDI_VAN_VORDERING.format(vordering="p.vordering_id", hoofdsom=hoofdsom_sql("v.soort"))} OFFSET 0) s
    ) b
    CROSS JOIN LATERAL (VALUES
        ({int(Rekening.VORDERING_KOSTEN)}, least(b.tot, b.kosten) - least(b.van, b.kosten)),
        ({int(Rekening.VORDERING_RENTE)},
            least(greatest(b.tot - b.kosten, 0), b.rente) - least(greatest(b.van - b.kosten, 0), b.rente)),
        (b.rekening, greatest(b.tot - b.kosten - b.rente, 0) - greatest(b.van - b.kosten - b.rente, 0))
    ) deel (rekening, bedrag_centen)
    WHERE deel.bedrag_centen > 0
    """
