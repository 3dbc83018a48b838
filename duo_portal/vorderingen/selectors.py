"""Questions about claims. Every amount comes from the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.backends.utils import CursorWrapper

from duo_portal.vorderingen.aanhouding import AANHOUDING_TEKST
from duo_portal.vorderingen.regels.verjaring import Stuiting, Uitstelduur, maak_gebeurtenis, verjaart_op

# One row of six amounts, the fields of ``Stand`` in their order, for the claim ``{vordering}`` on account ``{rekening}``.
# What went back before the last decision, by an earlier decision or because it was simply too much, is no longer paid: it lowers
# what was paid. What was paid to costs is not paid of the principal. A refund whose order was renewed is reversed and booked again:
# it counts once.
STAND = """
SELECT coalesce(sum(CASE WHEN oorzaak = 1 THEN bedrag_centen WHEN oorzaak = 2 THEN -bedrag_centen END), 0)::bigint,
    coalesce(sum(CASE WHEN oorzaak IN (3, 14) AND credit = {rekening} THEN bedrag_centen
        WHEN oorzaak = 6 AND debet = {rekening} OR oorzaak = 4 AND eerder THEN -bedrag_centen
        WHEN oorzaak = 6 AND credit = {rekening} AND eerder THEN bedrag_centen END), 0)::bigint,
    coalesce(sum(CASE WHEN eerder THEN 0 WHEN oorzaak = 4 THEN bedrag_centen WHEN oorzaak = 6 AND credit = {rekening} THEN -bedrag_centen
        END), 0)::bigint,
    coalesce(sum(CASE {rekening} WHEN debet THEN bedrag_centen WHEN credit THEN -bedrag_centen END), 0)::bigint,
    coalesce(sum(CASE WHEN oorzaak = 7 THEN bedrag_centen WHEN oorzaak = 8 THEN -bedrag_centen END), 0)::bigint,
    coalesce(sum(CASE 135 WHEN debet THEN bedrag_centen WHEN credit THEN -bedrag_centen END), 0)::bigint
FROM (SELECT oorzaak, bedrag_centen, debet, credit,
        CASE WHEN besluit_id IS NULL THEN id < first_value(id) OVER laatste
            ELSE besluit_id < first_value(besluit_id) OVER laatste END AS eerder
    FROM grootboek_boeking WHERE vordering_id = {vordering} WINDOW laatste AS (ORDER BY besluit_id DESC NULLS LAST, id)) boekingen
"""

# Condition on the instalments ``{termijn}`` of a claim: those of the schedule in force, which is that of an arrangement with a
# schedule of its own, else as offered with the claim.
SCHEMA_IN_GEBRUIK = """
{termijn}.regeling_id IS NOT DISTINCT FROM (SELECT huidig.id FROM vorderingen_betalingsregeling huidig
    WHERE huidig.vordering_id = {termijn}.vordering_id AND huidig.vervangen_op IS NULL AND huidig.eigen_schema)
"""


@dataclass(frozen=True)
class Stand:
    """A claim in cents: due by decision, paid of it (and not given back before), going back by the last decision, open of the
    principal, costs of collection charged, and what of those is open."""

    verschuldigd: int
    betaald: int
    terug: int
    open: int
    kosten: int
    kosten_open: int


@dataclass(frozen=True)
class Termijnstand:
    """An instalment: as offered, what of it is paid, what is still to be debited, and what lapsed."""

    volgnummer: int
    vervaldatum: date
    bedrag: int
    betaald: int
    open: int
    vervallen: int


def stand_van_termijnen(termijnen: Iterable[tuple[int, date, int]], stand: Stand) -> list[Termijnstand]:
    """The schedule (number, day, cents) as it is now: debits go on until the fee is paid, so a lower fee lets the last ones lapse.

    Payments fill the instalments in their order; nothing of this is stored.
    """
    rest_betaald, rest_schuld = stand.betaald, stand.verschuldigd
    rijen = []
    for volgnummer, vervaldatum, centen in termijnen:
        nodig, betaald = min(centen, rest_schuld), min(centen, rest_betaald)
        rest_schuld, rest_betaald = rest_schuld - nodig, rest_betaald - betaald
        rijen.append(
            Termijnstand(volgnummer, vervaldatum, centen, betaald, open=max(nodig - betaald, 0), vervallen=centen - max(nodig, betaald))
        )
    return rijen


# The instalments of an arrangement, and what was paid on the claim since it began: on its own schedule nothing older counts.
REGELING = """
SELECT t.volgnummer, t.vervaldatum, t.bedrag_centen, b.betaald, b.open
FROM vorderingen_betalingsregeling r
JOIN vorderingen_termijn t ON t.vordering_id = r.vordering_id AND t.regeling_id IS NOT DISTINCT FROM CASE WHEN r.eigen_schema THEN r.id END
CROSS JOIN LATERAL (
    SELECT coalesce(sum(CASE WHEN oorzaak IN (3, 14) AND credit BETWEEN 130 AND 136 THEN bedrag_centen
            WHEN oorzaak = 6 AND debet BETWEEN 130 AND 136 THEN -bedrag_centen END)
            FILTER (WHERE r.eigen_schema AND vastgelegd_op > r.vastgelegd_op OR NOT r.eigen_schema AND 135 NOT IN (debet, credit)), 0)::bigint AS betaald,
        coalesce(sum(CASE WHEN debet BETWEEN 130 AND 136 THEN bedrag_centen WHEN credit BETWEEN 130 AND 136 THEN -bedrag_centen END), 0)::bigint AS open
    FROM grootboek_boeking WHERE vordering_id = r.vordering_id) b
WHERE r.id = %(regeling)s ORDER BY t.volgnummer
"""  # noqa: E501


def stand_van_regeling(regeling_id: int) -> list[Termijnstand]:
    """The instalments of an arrangement as they are now, filled in their order by what was paid since it began."""
    with connection.cursor() as cursor:
        cursor.execute(REGELING, {"regeling": regeling_id})
        rijen = cursor.fetchall()
    if not rijen:
        return []
    betaald, open_centen = rijen[0][3], max(rijen[0][4], 0)
    stand = Stand(verschuldigd=betaald + open_centen, betaald=betaald, terug=0, open=open_centen, kosten=0, kosten_open=0)
    return stand_van_termijnen([(nr, op, centen) for nr, op, centen, _, _ in rijen], stand)


# What interrupts the limitation of the claim ``v`` (``tot`` empty), and what makes it longer. An aanmaning, a set-off, a payment that was
# not reversed and an arrangement that somebody asked for; a payment to a bailiff is no acknowledgement.
STUITING = f"""
SELECT datum AS op, NULL::date AS tot FROM vorderingen_inning WHERE vordering_id = v.id AND stap = 5
UNION ALL
SELECT b.valutadatum, NULL FROM grootboek_boeking b WHERE b.vordering_id = v.id AND b.debet <> 180
    AND (b.oorzaak = 14 OR b.oorzaak = 3 AND NOT EXISTS (SELECT FROM grootboek_boeking x WHERE x.keert_om_id = b.id))
UNION ALL
SELECT van, NULL FROM vorderingen_betalingsregeling WHERE vordering_id = v.id
UNION ALL
SELECT r.van, coalesce(e.datum, %(peildatum)s) FROM vorderingen_betalingsregeling r
    LEFT JOIN vorderingen_regelingeinde e ON e.regeling_id = r.id WHERE r.vordering_id = v.id
UNION ALL
SELECT van, coalesce(tot, %(peildatum)s) FROM remmen_rem WHERE persoon_id = v.persoon_id AND vordering_id = v.id AND soort = 3
    AND toelichting <> '{AANHOUDING_TEKST}' AND vervangen_op IS NULL AND van <= coalesce(tot, %(peildatum)s)
"""
GEBEURTENISSEN = f"""
SELECT v.id, v.betaal_voor, e.op, e.tot FROM vorderingen_vordering v LEFT JOIN LATERAL ({STUITING}) e ON true WHERE v.id = ANY (%(vorderingen)s)
"""  # noqa: E501


def verjaringsdagen(cursor: CursorWrapper, vorderingen: Iterable[int], op: date) -> dict[int, date]:
    """The last day on which each claim can be collected (Awb 4:104 to 4:111), as things stand on ``op``."""
    cursor.execute(GEBEURTENISSEN, {"vorderingen": list(vorderingen), "peildatum": op})
    termijn: dict[int, date] = {}
    feiten: dict[int, list[Stuiting | Uitstelduur]] = {}
    for vordering, betaal_voor, van, tot in cursor.fetchall():
        termijn[vordering] = betaal_voor
        if van is not None:
            feiten.setdefault(vordering, []).append(maak_gebeurtenis(van, tot))
    return {vordering: verjaart_op(dag, feiten.get(vordering, [])) for vordering, dag in termijn.items()}
