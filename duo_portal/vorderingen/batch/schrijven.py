"""What a night of collection writes, each in one statement over ``inning_stand`` and the judgement ``inning_oordeel``."""

from duo_portal.berichten.berichten_sql import NIEUW_NUMMER as NIEUW_BERICHT
from duo_portal.berichten.geadresseerde import GEADRESSEERDE, KOLOMMEN, WAARDEN
from duo_portal.remmen.selectors import GEREMD_ELKE_LIJN
from duo_portal.vorderingen.codes import OVERGEDRAGEN, WAARVOOR, Stap, per_soort
from duo_portal.vorderingen.regeling_einde import voltooi_sql

OVERGEDRAGEN_SQL = ", ".join(str(int(stap)) for stap in OVERGEDRAGEN)

# Where post about the claim ``zaak`` goes: each claim has the line of its kind.
NAAR = GEADRESSEERDE.format(persoon="zaak.persoon_id").replace("%(lijn)s", "zaak.lijn").replace("%(berichtsoort)s", "zaak.lijn")
BERICHT_KOLOMMEN = f"id, persoon_id, besluit_id, sjabloonversie_id, {KOLOMMEN}, waarden, vanaf"

# What every message about a claim says.
BASIS = f"""jsonb_build_object('waarvoor', {per_soort(WAARVOOR, "zaak.soort")}, 'periode', zaak.periode,
    'betalingskenmerk', vorderingen_betalingskenmerk(zaak.vordering_id))"""
BEKENDMAKING = """
    INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op)
    SELECT id, 1, 1, vanaf FROM bericht WHERE kanaal = 1
"""

# Who owes nothing leaves the ladder the same night, braked or not: settled, or recalled from whoever collects. Only who got a
# reminder is told. An arrangement ends with it.
VOLDAAN = f"""
WITH zaak AS MATERIALIZED (
    SELECT s.*, CASE WHEN s.trede IN ({OVERGEDRAGEN_SQL}) THEN {int(Stap.TERUGGEROEPEN)} WHEN s.laatste_stap IS NOT NULL THEN {int(Stap.VOLDAAN)} END AS wordt,
        CASE WHEN s.ooit AND s.trede <> {int(Stap.BETALINGSVERZOEK)} AND s.reden_mens IS NULL
            AND NOT EXISTS (SELECT FROM ({GEREMD_ELKE_LIJN}) rem WHERE rem.persoon_id = s.persoon_id) THEN {NIEUW_BERICHT} END AS bericht_id
    FROM inning_stand s WHERE s.open_centen <= 0
), {voltooi_sql("SELECT vordering_id FROM zaak WHERE regeling_id IS NOT NULL")}, bericht AS (
    INSERT INTO berichten_bericht ({BERICHT_KOLOMMEN})
    SELECT zaak.bericht_id, zaak.persoon_id, zaak.besluit_id, %(sj_voldaan)s, {WAARDEN},
        {BASIS} || jsonb_build_object('was_overgedragen', zaak.trede IN ({OVERGEDRAGEN_SQL})), %(peildatum)s
    FROM zaak {NAAR} WHERE zaak.bericht_id IS NOT NULL
    RETURNING id, kanaal, vanaf
), bekendmaking AS ({BEKENDMAKING}), inning AS (
    INSERT INTO vorderingen_inning (vordering_id, stap, datum, bedrag_centen, bericht_id)
    SELECT zaak.vordering_id, zaak.wordt, %(peildatum)s, 0, bericht.id
    FROM zaak LEFT JOIN bericht ON bericht.id = zaak.bericht_id WHERE zaak.wordt IS NOT NULL ORDER BY zaak.vordering_id
    RETURNING stap
)
SELECT count(*) FILTER (WHERE stap = {int(Stap.VOLDAAN)}), count(*) FILTER (WHERE stap = {int(Stap.TERUGGEROEPEN)}) FROM inning
"""
# The array makes it one lookup per claim; a join would walk through the whole agenda.
VAN_DE_AGENDA = """
DELETE FROM vorderingen_inningsagenda WHERE vordering_id = ANY (ARRAY(SELECT vordering_id FROM inning_stand WHERE open_centen <= 0 OR verjaard))
"""

# What was paid to us while somebody else collects lowers what they may ask, braked or not. What they received themselves they
# know. A claim that rose there (a reversed payment) is for a person.
VERLAAGD = f"""
WITH zaak AS MATERIALIZED (
    SELECT s.vordering_id, s.persoon_id, s.lijn, s.hoofdsom_centen,
        s.hoofdsom_centen < s.doorgegeven_centen - x.hoofdsom_centen
            OR coalesce(s.kosten_centen < s.doorgegeven_kosten_centen - x.kosten_centen, false) AS lager,
        s.hoofdsom_centen > s.doorgegeven_centen AS hoger
    FROM inning_stand s CROSS JOIN LATERAL (
        SELECT coalesce(sum(bedrag_centen) FILTER (WHERE credit = s.rekening), 0) AS hoofdsom_centen,
            coalesce(sum(bedrag_centen) FILTER (WHERE credit IN (135, 136)), 0) AS kosten_centen
        FROM grootboek_boeking WHERE vordering_id = s.vordering_id AND oorzaak = 3 AND debet = 180 AND vastgelegd_op > s.doorgegeven_op) x
    WHERE s.open_centen > 0 AND s.doorgegeven_centen IS NOT NULL
), inning AS (
    INSERT INTO vorderingen_inning (vordering_id, stap, datum, bedrag_centen)
    SELECT vordering_id, {int(Stap.VERLAAGD)}, %(peildatum)s, greatest(hoofdsom_centen, 0) FROM zaak WHERE lager ORDER BY vordering_id
    RETURNING vordering_id
), af AS (
    DELETE FROM inning_kandidaat WHERE vordering_id IN (SELECT vordering_id FROM inning)
), taak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT 'hoger_na_overdracht', lijn, concat_ws(':', 'hoger', 'vordering', vordering_id, hoofdsom_centen), persoon_id,
        'De vordering is hoger dan wij aan het CJIB of de deurwaarder doorgaven: beoordeel de inning van het verschil.',
        jsonb_build_object('vordering', vordering_id, 'hoofdsom_centen', hoofdsom_centen), 1, ''
    FROM zaak WHERE hoger AND NOT lager ON CONFLICT (sleutel) DO NOTHING
)
SELECT count(*) FROM inning
"""

# The rungs of the night, with their letters; an aanmaning books its fee.
TREDEN = f"""
WITH zaak AS MATERIALIZED (
    SELECT o.stap, o.betalen_voor, o.vergoeding_centen, s.vordering_id, s.persoon_id, s.soort, s.periode, s.lijn, s.besluit_id,
        greatest(s.hoofdsom_centen, 0) AS hoofdsom_centen, s.kosten_centen + erbij AS kosten_centen, s.open_centen + erbij AS totaal_centen,
        erbij, {NIEUW_BERICHT} AS bericht_id
    FROM inning_oordeel o JOIN inning_stand s ON s.vordering_id = o.vordering_id
    CROSS JOIN LATERAL (SELECT CASE o.stap WHEN 5 THEN o.vergoeding_centen ELSE 0 END AS erbij) e
    WHERE o.stap IS NOT NULL
), bericht AS (
    INSERT INTO berichten_bericht ({BERICHT_KOLOMMEN})
    SELECT zaak.bericht_id, zaak.persoon_id, zaak.besluit_id,
        CASE zaak.stap WHEN 1 THEN %(sj_betalingsverzoek)s WHEN 4 THEN %(sj_herinnering)s WHEN 5 THEN %(sj_aanmaning)s
            WHEN 6 THEN %(sj_cjib)s WHEN 7 THEN %(sj_deurwaarder)s WHEN 12 THEN %(sj_buitenland)s END,
        {WAARDEN},
        {BASIS} || jsonb_build_object('hoofdsom', zaak.hoofdsom_centen, 'kosten', zaak.kosten_centen, 'totaal', zaak.totaal_centen)
            || CASE WHEN zaak.betalen_voor IS NULL THEN '{{}}' ELSE jsonb_build_object('betalen_voor', zaak.betalen_voor) END
            || CASE WHEN zaak.stap IN (4, 5) THEN jsonb_build_object('vergoeding', zaak.vergoeding_centen) ELSE '{{}}' END,
        %(peildatum)s
    FROM zaak {NAAR}
    ORDER BY zaak.vordering_id
    RETURNING id, kanaal, vanaf
), bekendmaking AS ({BEKENDMAKING}), inning AS (
    INSERT INTO vorderingen_inning (vordering_id, stap, datum, bedrag_centen, bericht_id)
    SELECT zaak.vordering_id, zaak.stap, %(peildatum)s, zaak.hoofdsom_centen, bericht.id
    FROM zaak JOIN bericht ON bericht.id = zaak.bericht_id ORDER BY zaak.vordering_id
    RETURNING vordering_id, stap
), kosten AS (
    INSERT INTO grootboek_boeking (persoon_id, vordering_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep)
    SELECT zaak.persoon_id, zaak.vordering_id, 135, 805, zaak.erbij, 7, %(peildatum)s, %(peildatum)s, %(run)s
    FROM inning JOIN zaak ON zaak.vordering_id = inning.vordering_id WHERE zaak.erbij > 0
    RETURNING bedrag_centen
)
SELECT count(*) FILTER (WHERE stap = 1), count(*) FILTER (WHERE stap = 4), count(*) FILTER (WHERE stap = 5),
    count(*) FILTER (WHERE stap IN ({OVERGEDRAGEN_SQL}) AND stap <> 7), count(*) FILTER (WHERE stap = 7),
    (SELECT coalesce(sum(bedrag_centen), 0)::bigint FROM kosten)
FROM inning
"""

# What a machine may not do. The key holds the rung, so that a later one asks again.
NAAR_MENS = """
WITH taak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT 'inning_' || o.reden_mens, s.lijn, concat_ws(':', 'inning', o.reden_mens, o.vordering_id, o.wordt), o.persoon_id,
        CASE o.reden_mens
            WHEN 'overleden' THEN 'Na een overlijden staat nog een bedrag open: beoordeel wat er met de vordering gebeurt.'
            WHEN 'bewind' THEN 'De inning zou verder gaan, maar er is een bewindvoerder of curator: neem contact met die op.'
            WHEN 'verjaard' THEN 'De vordering is verjaard. Stel dat vast, of leg uit waarom niet.'
            WHEN 'klein_bedrag' THEN 'Er staat nog maar een klein bedrag open: beslis of de inning stopt (Awb 4:94a).'
            ELSE 'Van deze persoon ontbreken de gegevens om te schrijven: zoek ze op.' END,
        jsonb_build_object('vordering', o.vordering_id, 'open_centen', s.open_centen, 'stap', o.wordt), 1, ''
    FROM inning_oordeel o JOIN inning_stand s ON s.vordering_id = o.vordering_id
    WHERE o.reden_mens IS NOT NULL ON CONFLICT (sleutel) DO NOTHING RETURNING 1
)
SELECT count(*) FROM taak
"""
# An arrangement that nobody debits is looked at when an instalment would be late; a payment brings it here sooner.
VOLGENDE_KEER = """
UPDATE vorderingen_inningsagenda a SET kijk_op = CASE
    WHEN r.met_incasso OR r.gemist_op IS NULL OR r.herinnerd AND NOT r.bekend THEN o.kijk_op
    ELSE greatest(CASE WHEN r.herinnerd THEN r.herinnerd_op + %(te_laat_dagen)s::int + 1 ELSE r.gemist_op + %(te_laat_dagen)s::int END, %(morgen)s) END
FROM inning_oordeel o LEFT JOIN inning_regeling r ON r.vordering_id = o.vordering_id
WHERE a.vordering_id = o.vordering_id AND a.vordering_id = ANY (ARRAY(SELECT vordering_id FROM inning_oordeel))
"""
# What was touched tonight and not judged is looked at tomorrow. Who is braked stays where they are: looked at each night.
MORGEN = """
UPDATE vorderingen_inningsagenda SET kijk_op = %(morgen)s WHERE kijk_op <= %(peildatum)s
    AND vordering_id = ANY (ARRAY(SELECT vordering_id FROM inning_stand EXCEPT SELECT vordering_id FROM inning_geremd))
"""
