"""Arrangements that are not kept: a missed instalment is told once, and two weeks later the arrangement ends.

Only for what nobody debits: a debit that fails has its own flow. A plan with debits ends here when its last day is long past.
"""

from duo_portal.berichten.berichten_sql import NIEUW_NUMMER as NIEUW_BERICHT
from duo_portal.berichten.geadresseerde import WAARDEN
from duo_portal.vorderingen.batch.schrijven import BASIS, BEKENDMAKING, BERICHT_KOLOMMEN, NAAR
from duo_portal.vorderingen.codes import Stap

# What was paid since an arrangement began fills its instalments in their order; those of the offered plan are filled by all that
# was ever paid. ``gemist`` is the first that is not full; a lower claim lets the last ones lapse.
STAND = """
CREATE TEMPORARY TABLE inning_regeling ON COMMIT DROP AS
SELECT s.vordering_id, s.regeling_id, s.met_incasso, t.termijn_id, t.gemist_op, t.gemist_centen, t.laatste_op, h.id IS NOT NULL AS herinnerd,
    CASE WHEN h.id IS NOT NULL THEN greatest(h.datum, m.toegankelijk_op) END AS herinnerd_op, m.bericht_id IS NOT NULL AS bekend
FROM inning_stand s JOIN inning_kandidaat k ON k.vordering_id = s.vordering_id
CROSS JOIN LATERAL (SELECT coalesce(sum(CASE WHEN oorzaak IN (3, 14) AND credit BETWEEN 130 AND 136 THEN bedrag_centen
        WHEN oorzaak = 6 AND debet BETWEEN 130 AND 136 THEN -bedrag_centen END), 0)::bigint AS centen
    FROM grootboek_boeking WHERE vordering_id = s.vordering_id
        AND (s.eigen_schema AND vastgelegd_op > s.regeling_sinds OR NOT s.eigen_schema AND 135 NOT IN (debet, credit))) betaald
CROSS JOIN LATERAL (SELECT (array_agg(id ORDER BY volgnummer) FILTER (WHERE tot > betaald.centen))[1] AS termijn_id,
        min(vervaldatum) FILTER (WHERE tot > betaald.centen) AS gemist_op,
        (array_agg(tot - betaald.centen ORDER BY volgnummer) FILTER (WHERE tot > betaald.centen))[1] AS gemist_centen, max(vervaldatum) AS laatste_op
    FROM (SELECT id, volgnummer, vervaldatum, sum(bedrag_centen) OVER (ORDER BY volgnummer) AS tot FROM vorderingen_termijn
        WHERE vordering_id = s.vordering_id AND regeling_id IS NOT DISTINCT FROM CASE WHEN s.eigen_schema THEN s.regeling_id END) x) t
LEFT JOIN vorderingen_termijnherinnering h ON h.termijn_id = t.termijn_id
LEFT JOIN LATERAL (SELECT bericht_id, max(toegankelijk_op) AS toegankelijk_op FROM berichten_bekendmaking
    WHERE bericht_id = h.bericht_id GROUP BY bericht_id) m ON true
WHERE s.regeling_id IS NOT NULL AND s.open_centen > 0 AND s.reden_mens IS NULL
"""

# Once per instalment, some days after its day.
HERINNERING = f"""
WITH zaak AS MATERIALIZED (
    SELECT s.vordering_id, s.persoon_id, s.soort, s.periode, s.lijn, s.besluit_id, r.termijn_id, r.gemist_op,
        least(r.gemist_centen, s.open_centen) AS gemist_centen, {NIEUW_BERICHT} AS bericht_id
    FROM inning_regeling r JOIN inning_stand s ON s.vordering_id = r.vordering_id
    WHERE NOT r.met_incasso AND NOT r.herinnerd AND r.gemist_op + %(te_laat_dagen)s::int <= %(peildatum)s
), bericht AS (
    INSERT INTO berichten_bericht ({BERICHT_KOLOMMEN})
    SELECT zaak.bericht_id, zaak.persoon_id, zaak.besluit_id, %(sj_gemist)s, {WAARDEN},
        {BASIS} || jsonb_build_object('bedrag', zaak.gemist_centen, 'termijndatum', zaak.gemist_op, 'betalen_voor', %(termijn_tot)s::date), %(peildatum)s
    FROM zaak {NAAR}
    RETURNING id, kanaal, vanaf
), bekendmaking AS ({BEKENDMAKING}), herinnering AS (
    INSERT INTO vorderingen_termijnherinnering (termijn_id, datum, bericht_id)
    SELECT zaak.termijn_id, %(peildatum)s, bericht.id FROM zaak JOIN bericht ON bericht.id = zaak.bericht_id ORDER BY zaak.termijn_id
    ON CONFLICT (termijn_id) DO NOTHING RETURNING 1
)
SELECT count(*) FROM herinnering
"""

# Two weeks after that was made known, or long after the last debit: the arrangement ends, and the ladder goes on where it was.
EINDE = f"""
WITH zaak AS MATERIALIZED (
    SELECT s.vordering_id, s.persoon_id, s.soort, s.periode, s.lijn, s.besluit_id, r.regeling_id, greatest(s.hoofdsom_centen, 0) AS hoofdsom_centen,
        s.open_centen, {NIEUW_BERICHT} AS bericht_id
    FROM inning_regeling r JOIN inning_stand s ON s.vordering_id = r.vordering_id
    WHERE CASE WHEN r.met_incasso THEN r.laatste_op + %(na_laatste_dagen)s::int <= %(peildatum)s
        ELSE r.herinnerd AND r.bekend AND r.herinnerd_op + %(te_laat_dagen)s::int < %(peildatum)s END
), regeling AS (
    UPDATE vorderingen_betalingsregeling SET vervangen_op = now() WHERE id = ANY (ARRAY(SELECT regeling_id FROM zaak)) AND vervangen_op IS NULL
    RETURNING id
), einde AS (
    INSERT INTO vorderingen_regelingeinde (regeling_id, soort, datum) SELECT id, 2, %(peildatum)s FROM regeling RETURNING regeling_id
), bericht AS (
    INSERT INTO berichten_bericht ({BERICHT_KOLOMMEN})
    SELECT zaak.bericht_id, zaak.persoon_id, zaak.besluit_id, %(sj_niet_nagekomen)s, {WAARDEN},
        {BASIS} || jsonb_build_object('totaal', zaak.open_centen, 'betalen_voor', %(rest_tot)s::date), %(peildatum)s
    FROM zaak {NAAR}
    RETURNING id, kanaal, vanaf
), bekendmaking AS ({BEKENDMAKING}), inning AS (
    INSERT INTO vorderingen_inning (vordering_id, stap, datum, bedrag_centen, bericht_id)
    SELECT zaak.vordering_id, {int(Stap.REGELING_VERVALLEN)}, %(peildatum)s, zaak.hoofdsom_centen, bericht.id
    FROM zaak JOIN einde ON einde.regeling_id = zaak.regeling_id LEFT JOIN bericht ON bericht.id = zaak.bericht_id
    ORDER BY zaak.vordering_id RETURNING 1
), af AS (
    DELETE FROM inning_kandidaat WHERE vordering_id IN (SELECT vordering_id FROM zaak)
)
SELECT count(*) FROM inning
"""
