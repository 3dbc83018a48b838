"""Where each claim on the agenda stands: read after the lock on its person, by lookups only."""

from duo_portal.betalingen.einde_sql import ONDERWEG
from duo_portal.register.models.persoon import Adressoort
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Vertegenwoordiging
from duo_portal.remmen.selectors import GEREMD_ELKE_LIJN, REMT_VORDERING
from duo_portal.vorderingen.codes import AFSLUITEND, HOOFDREKENING, LIJN, OVERGEDRAGEN, TREDEN, Stap, per_soort
from duo_portal.vorderingen.selectors import STUITING

KANDIDAAT = """
CREATE TEMPORARY TABLE inning_kandidaat ON COMMIT DROP AS
SELECT a.vordering_id, a.persoon_id, ''::text AS lijn FROM vorderingen_inningsagenda a
WHERE a.kijk_op <= %(peildatum)s AND a.persoon_id BETWEEN %(van)s AND %(tot)s
"""
# One lookup per person in key order, never a walk through the register.
VERGRENDEL = """
SELECT count(*) FROM (SELECT DISTINCT persoon_id FROM inning_kandidaat ORDER BY persoon_id) k
CROSS JOIN LATERAL (SELECT id FROM register_persoon WHERE id = k.persoon_id FOR NO KEY UPDATE) p
"""


def _lijst(codes: tuple[Stap, ...]) -> str:
    return ", ".join(str(int(code)) for code in codes)


# When a message was made known (decision 0051): the day of its last making known; nothing while it was not sent, or came back.
# Of its events 2 says that the notification came back, 4 that the letter did, 3 that it was read after all.
BEKEND = """
LEFT JOIN LATERAL (
    SELECT m.toegankelijk_op FROM berichten_bekendmaking m WHERE m.bericht_id = {bericht}
        AND m.volgnummer = (SELECT max(volgnummer) FROM berichten_bekendmaking WHERE bericht_id = m.bericht_id)
        AND (NOT EXISTS (SELECT FROM berichten_bekendmakingsgebeurtenis e WHERE e.bekendmaking_id = m.id AND e.soort IN (2, 4))
            OR EXISTS (SELECT FROM berichten_bekendmakingsgebeurtenis e WHERE e.bekendmaking_id = m.id AND e.soort = 3))
    OFFSET 0
) {naam} ON true
"""

# Balances, the steps since the claim was last closed, the plan, and what stands in the way. Per claim some ten lookups.
STANDEN = f"""
SELECT k.vordering_id, k.persoon_id, v.soort, v.periode, v.lijn, v.rekening, v.betaal_voor, v.besluit_id,
    b.hoofdsom_centen, b.kosten_centen, b.hoofdsom_centen + b.kosten_centen AS open_centen, b.gevraagd_op, b.opgelegd_op,
    vb.toegankelijk_op AS verzoek_bekend, vm.id IS NOT NULL AND vb.toegankelijk_op IS NULL AS verzoek_wacht,
    c.datum AS gesloten_op, coalesce(c.stap = {int(Stap.VERJAARD)}, false) AS verjaard, i.laatste_stap, i.laatste_op, i.ooit,
    greatest(i.vervallen_op, e.datum) AS vervallen_op, coalesce(e.soort = 2, false) AS eigen_vervallen, onderweg.centen > 0 AS onderweg,
    t.stap AS trede, t.datum AS trede_op,
    CASE WHEN t.bericht_id IS NULL THEN t.datum ELSE greatest(t.datum, tb.toegankelijk_op) END AS trede_wanneer,
    t.bericht_id IS NOT NULL AND tb.toegankelijk_op IS NULL OR coalesce(t.geweigerd, false) AS trede_wacht,
    r.id AS regeling_id, coalesce(r.incasso, false) AS met_incasso, r.plan_tot, r.vastgelegd_op AS regeling_sinds, coalesce(r.eigen_schema, false) AS eigen_schema,
    o.bedrag_centen AS doorgegeven_centen, o.kosten_centen AS doorgegeven_kosten_centen, o.vastgelegd_op AS doorgegeven_op,
    n.niet_voor, coalesce(p.buitenland, false) AS buitenland,
    CASE WHEN p.overleden THEN 'overleden' WHEN p.bewind THEN 'bewind' WHEN NOT p.bekend THEN 'gegevens' END AS reden_mens
FROM inning_kandidaat k
CROSS JOIN LATERAL (SELECT soort, periode, betaal_voor, besluit_id, {per_soort(HOOFDREKENING, "soort")} AS rekening, {per_soort(LIJN, "soort")} AS lijn
    FROM vorderingen_vordering WHERE id = k.vordering_id OFFSET 0) v
CROSS JOIN LATERAL (
    SELECT coalesce(sum(CASE v.rekening WHEN debet THEN bedrag_centen WHEN credit THEN -bedrag_centen END), 0)::bigint AS hoofdsom_centen,
        coalesce(sum(CASE WHEN debet IN (135, 136) THEN bedrag_centen WHEN credit IN (135, 136) THEN -bedrag_centen END), 0)::bigint AS kosten_centen,
        max(boekdatum) FILTER (WHERE oorzaak IN (1, 2)) AS gevraagd_op, max(boekdatum) FILTER (WHERE oorzaak = 1) AS opgelegd_op
    FROM grootboek_boeking WHERE vordering_id = k.vordering_id) b
LEFT JOIN LATERAL (SELECT id FROM berichten_bericht WHERE besluit_id = v.besluit_id ORDER BY id LIMIT 1) vm ON true
{BEKEND.format(bericht="vm.id", naam="vb")}
LEFT JOIN LATERAL (SELECT stap, datum, id FROM vorderingen_inning WHERE vordering_id = k.vordering_id AND stap IN ({_lijst(AFSLUITEND)})
    ORDER BY datum DESC, id DESC LIMIT 1) c ON true
CROSS JOIN LATERAL (
    SELECT (array_agg(stap ORDER BY datum DESC, id DESC))[1] AS laatste_stap, max(datum) AS laatste_op,
        max(datum) FILTER (WHERE stap = {int(Stap.REGELING_VERVALLEN)}) AS vervallen_op,
        coalesce(bool_or(stap IN ({_lijst(TREDEN)})), false) AS ooit
    FROM vorderingen_inning WHERE vordering_id = k.vordering_id AND (c.id IS NULL OR (datum, id) > (c.datum, c.id))) i
LEFT JOIN LATERAL (SELECT stap, datum, bericht_id, EXISTS (SELECT FROM vorderingen_overdrachtregel x
            JOIN vorderingen_overdrachtantwoord y ON y.regel_id = x.id WHERE x.inning_id = w.id AND x.actie = 1 AND NOT y.aanvaard) AS geweigerd
    FROM vorderingen_inning w WHERE vordering_id = k.vordering_id AND stap IN ({_lijst(TREDEN)}) AND (c.id IS NULL OR (datum, id) > (c.datum, c.id))
    ORDER BY stap IN ({_lijst(OVERGEDRAGEN)}) DESC, datum DESC, id DESC LIMIT 1) t ON true
{BEKEND.format(bericht="t.bericht_id", naam="tb")}
LEFT JOIN LATERAL (SELECT id, eigen_schema, vastgelegd_op,
        EXISTS (SELECT FROM betalingen_incassoregeling WHERE regeling_id = q.id) AS incasso,
        (SELECT max(vervaldatum) FROM vorderingen_termijn x WHERE x.vordering_id = q.vordering_id
            AND x.regeling_id IS NOT DISTINCT FROM CASE WHEN q.eigen_schema THEN q.id END) AS plan_tot
    FROM vorderingen_betalingsregeling q WHERE vordering_id = k.vordering_id AND vervangen_op IS NULL OFFSET 0) r ON true
CROSS JOIN LATERAL ({ONDERWEG.format(vordering="k.vordering_id", dag="%(peildatum)s::date")}) onderweg
LEFT JOIN LATERAL (SELECT einde.datum, q.soort FROM vorderingen_betalingsregeling q JOIN vorderingen_regelingeinde einde ON einde.regeling_id = q.id
    WHERE q.vordering_id = k.vordering_id AND einde.soort IN (2, 3) AND (c.datum IS NULL OR einde.datum > c.datum)
    ORDER BY einde.datum DESC, einde.id DESC LIMIT 1) e ON true
LEFT JOIN LATERAL (SELECT h.bedrag_centen, h.vastgelegd_op,
        (SELECT kosten_centen FROM vorderingen_overdrachtregel WHERE inning_id = h.id AND actie <> 3 ORDER BY id DESC LIMIT 1) AS kosten_centen
    FROM vorderingen_inning h
    WHERE h.vordering_id = k.vordering_id AND t.stap IN ({_lijst(OVERGEDRAGEN)}) AND h.stap IN ({_lijst((*OVERGEDRAGEN, Stap.VERLAAGD))})
    ORDER BY h.datum DESC, h.id DESC LIMIT 1) o ON true
CROSS JOIN LATERAL (SELECT max(m.tot + CASE m.soort WHEN 3 THEN 1 ELSE %(na_rem_dagen)s + 1 END) AS niet_voor FROM remmen_rem m
    WHERE m.persoon_id = k.persoon_id AND m.vervangen_op IS NULL AND m.tot < %(peildatum)s
        AND (m.vordering_id IS NULL OR m.vordering_id = k.vordering_id) AND (m.lijn = '' OR m.lijn = v.lijn)) n
CROSS JOIN LATERAL (
    SELECT EXISTS (SELECT FROM register_overlijden WHERE persoon_id = k.persoon_id AND vervangen_op IS NULL) AS overleden,
        EXISTS (SELECT FROM register_vertegenwoordiging w WHERE w.persoon_id = k.persoon_id AND w.vervangen_op IS NULL
            AND w.soort IN ({int(Vertegenwoordiging.CURATELE)}, {int(Vertegenwoordiging.BEWIND)}, {int(Vertegenwoordiging.WSNP)})
            AND w.van <= %(peildatum)s AND (w.tot IS NULL OR w.tot >= %(peildatum)s) AND (w.lijnen = '{{}}' OR v.lijn = ANY (w.lijnen))) AS bewind,
        EXISTS (SELECT FROM register_persoonsgegeven WHERE persoon_id = k.persoon_id AND vervangen_op IS NULL) AS bekend,
        (SELECT soort = {int(Adressoort.BUITENLAND)} FROM register_adres WHERE persoon_id = k.persoon_id AND vervangen_op IS NULL) AS buitenland) p
"""

STAND = f"CREATE TEMPORARY TABLE inning_stand ON COMMIT DROP AS {STANDEN}"

# Who owes nothing needs no brake, and what is time-barred no further look.
ALLEEN_OPEN = """
DELETE FROM inning_kandidaat WHERE vordering_id IN (SELECT vordering_id FROM inning_stand WHERE open_centen <= 0 OR verjaard)
"""
MET_LIJN = """
UPDATE inning_kandidaat k SET lijn = s.lijn FROM inning_stand s WHERE s.vordering_id = k.vordering_id
"""

# For the rule, in the order of its columns ...
VOOR_DE_REGEL = """
SELECT s.vordering_id, s.persoon_id, s.hoofdsom_centen, s.open_centen, s.betaal_voor, s.gevraagd_op, s.opgelegd_op, s.verzoek_bekend,
    s.verzoek_wacht::int AS verzoek_wacht, s.gesloten_op, s.laatste_stap, s.laatste_op, s.vervallen_op,
    s.eigen_vervallen::int AS eigen_vervallen, s.trede, s.trede_op,
    CASE WHEN NOT s.trede_wacht THEN s.trede_wanneer END AS trede_bekend, (s.regeling_id IS NOT NULL)::int AS in_regeling,
    s.met_incasso::int AS met_incasso, s.plan_tot, s.onderweg::int AS onderweg, s.niet_voor, s.buitenland::int AS buitenland, s.reden_mens
"""
# ... of all who may still be acted on tonight ...
LEES = f"{VOOR_DE_REGEL} FROM inning_stand s JOIN inning_kandidaat k ON k.vordering_id = s.vordering_id ORDER BY s.vordering_id"
# ... or of one claim, or all of a person, for a page or a use case, with what else they ask.
VAN_WIE = """(SELECT id AS vordering_id, persoon_id FROM vorderingen_vordering
    WHERE id = %(vordering)s::bigint OR persoon_id = %(persoon)s::bigint)"""
LEES_VAN = f"""
WITH inning_stand AS MATERIALIZED ({STANDEN.replace("FROM inning_kandidaat k", f"FROM {VAN_WIE} k")})
{VOOR_DE_REGEL}, s.soort, s.periode, s.lijn, s.besluit_id, s.kosten_centen, s.regeling_id, s.verjaard, l.stap, l.datum,
    (SELECT array_agg(DISTINCT r.soort ORDER BY r.soort) FROM (SELECT s.vordering_id, s.lijn) k JOIN ({GEREMD_ELKE_LIJN}) r ON r.persoon_id = s.persoon_id
        WHERE {REMT_VORDERING}) AS remmen,
    (SELECT jsonb_agg(jsonb_build_array(op, tot)) FROM ({STUITING}) feit) AS stuiting
FROM inning_stand s JOIN vorderingen_vordering v ON v.id = s.vordering_id
LEFT JOIN LATERAL (SELECT stap, datum FROM vorderingen_inning WHERE vordering_id = s.vordering_id ORDER BY datum DESC, id DESC LIMIT 1) l ON true
ORDER BY s.vordering_id DESC
"""
