"""Costs of collection that rest on a fee which turned out lower: what lapses, and what that does to what was paid.

The fee for an aanmaning follows from the debt at that moment (Awb 4:113). Over a lower fee the debt was lower, or there was none:
the norm is applied again to what was really open then. What lapses after it was paid counts as paid of the fee (Awb 4:92); what was
waived before revives as far as it would otherwise be paid out.
"""

from duo_portal.vorderingen.regels.normen import NORMEN


def aanmaningsvergoeding_sql(schuld: str, op: str) -> str:
    """The fee over the debt ``schuld`` on the day ``op``, two trusted expressions; NULL where no norm is known."""
    gevallen = " ".join(
        f"WHEN {op} >= date '{rij.geldig_van}' AND {op} < date '{rij.geldig_tot or '9999-12-31'}' THEN "
        f"CASE WHEN {schuld} < {rij.waarde} THEN {NORMEN['aanmaning_laag'].op(rij.geldig_van).waarde} "
        f"ELSE {NORMEN['aanmaning_hoog'].op(rij.geldig_van).waarde} END"
        for rij in NORMEN["aanmaning_grens"].waarden
        if rij.waarde is not None
    )
    return f"CASE {gevallen} END" if gevallen else "NULL::int"


# Columns of the sum over the bookings of a claim, for the state of a candidate.
KOSTENKOLOMMEN = """
        coalesce(sum(CASE WHEN oorzaak = 7 THEN bedrag_centen WHEN oorzaak = 8 OR oorzaak = 13 AND credit = 135 THEN -bedrag_centen END),
            0)::bigint AS kosten_centen,
        coalesce(sum(CASE 135 WHEN debet THEN bedrag_centen WHEN credit THEN -bedrag_centen END), 0)::bigint AS kosten_open_centen,
        coalesce(sum(CASE WHEN oorzaak = 13 AND credit = 130 THEN bedrag_centen
            WHEN oorzaak = 13 AND debet = 130 THEN -bedrag_centen END), 0)::bigint AS kwijt_centen,
        coalesce(sum(CASE WHEN oorzaak = 4 THEN bedrag_centen
            WHEN oorzaak = 6 AND debet = 160 AND credit = 130 THEN -bedrag_centen END), 0)::bigint AS eerder_terug_centen,
        greatest(coalesce(sum(CASE WHEN oorzaak IN (3, 14) AND credit = 130 THEN bedrag_centen
            WHEN oorzaak = 6 AND debet = 130 THEN -bedrag_centen END), 0), 0)::bigint AS bruto_centen"""

# What was open of the fee ``nieuw`` on the day of a booking of costs: paid until then, and not given back or reversed.
_OPEN_TOEN = """
z.uitkomst_centen - coalesce((SELECT sum(CASE WHEN p.oorzaak IN (3, 13, 14) AND p.credit = 130 OR p.oorzaak = 6 AND p.credit = 130
            THEN p.bedrag_centen WHEN p.oorzaak IN (4, 6, 13) AND p.debet = 130 THEN -p.bedrag_centen END)
        FROM grootboek_boeking p WHERE p.vordering_id = a.vordering_id AND p.valutadatum <= a.valutadatum), 0)"""

# ``geval`` is ``zaak`` with what follows for costs: vervalt, verschoven (of it, what was paid), herleefd, kosten_rest; and with
# betaald and rest as they are after that.
GEVAL = f"""
, kosten AS MATERIALIZED (
    SELECT z.persoon_id, s.kosten_open_centen AS open_centen, s.kwijt_centen, s.eerder_terug_centen, s.bruto_centen, s.partijstap,
        CASE WHEN z.uitkomst_centen < z.oud_centen THEN greatest(s.kosten_centen - mag.centen, 0) ELSE 0 END AS vervalt
    FROM zaak z JOIN lesgeld_stand s USING (persoon_id)
    CROSS JOIN LATERAL (
        SELECT coalesce(sum(CASE WHEN a.open <= 0 THEN 0 ELSE least(a.bedrag_centen,
            coalesce({aanmaningsvergoeding_sql("a.open", "a.valutadatum")}, a.bedrag_centen)) END), 0)::bigint AS centen
        FROM (SELECT a.bedrag_centen, a.valutadatum, {_OPEN_TOEN} AS open
            FROM grootboek_boeking a WHERE a.vordering_id = z.vordering_id AND a.oorzaak = 7 AND s.kosten_centen > 0 OFFSET 0) a
    ) mag
), verschoven AS MATERIALIZED (
    SELECT z.*, k.vervalt, k.kwijt_centen, k.eerder_terug_centen, k.bruto_centen, k.partijstap,
        k.open_centen - k.vervalt AS kosten_na,
        greatest(k.vervalt - k.open_centen, 0) AS verschoven_centen
    FROM zaak z JOIN kosten k USING (persoon_id)
), geval AS MATERIALIZED (
    SELECT v.besluit_id, v.persoon_id, v.vordering_id, v.oud_centen, v.uitkomst_centen, v.saldo_centen, v.stap, v.overleden, v.reden,
        v.reden_datum, v.vervalt, v.verschoven_centen, v.eerder_terug_centen, v.partijstap,
        v.bruto_centen + v.verschoven_centen AS bruto_centen, v.betaald_centen + v.verschoven_centen AS betaald_centen,
        v.kosten_na + v.verschoven_centen AS kosten_rest,
        least(v.kwijt_centen, greatest(v.verschoven_centen - v.rest_centen, 0)) AS herleefd_centen,
        v.rest_centen - v.verschoven_centen + least(v.kwijt_centen, greatest(v.verschoven_centen - v.rest_centen, 0)) AS rest_centen
    FROM verschoven v
), kostenboeking AS (
    INSERT INTO grootboek_boeking (persoon_id, vordering_id, besluit_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep)
    SELECT g.persoon_id, g.vordering_id, g.besluit_id, b.debet, b.credit, b.centen, b.oorzaak, %(peildatum)s, %(peildatum)s, %(run)s
    FROM geval g CROSS JOIN LATERAL (VALUES (805, 135, g.vervalt, 8), (135, 130, g.verschoven_centen, 3), (130, 410, g.herleefd_centen, 13))
        b (debet, credit, centen, oorzaak)
    WHERE b.centen > 0
)"""
