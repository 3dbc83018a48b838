"""What each party holds of our claims, what it should hold, and the lines that make the two equal.

The truth about a party is its last line for a claim: a withdrawal that was refused did not happen, nor did a hand-over. What it
should hold follows from the last step of collection and the ledger, so that a payment to us, a lower fee and a death reach the
party in the same night. A claim that became higher is never passed on by a machine.
"""

from duo_portal.berichten.geadresseerde import adresregels_sql, naam_sql
from duo_portal.remmen.models import Remsoort
from duo_portal.remmen.selectors import GEREMD_ELKE_LIJN
from duo_portal.vorderingen.aanhouding import AANHOUDING, AANHOUDING_TEKST
from duo_portal.vorderingen.lijnen import lijn_sql
from duo_portal.vorderingen.models import Actie, Inningsstap, Partij

PARTIJ_VAN_STAP = {
    Inningsstap.CJIB: Partij.CJIB,
    Inningsstap.DEURWAARDER: Partij.DEURWAARDER,
    Inningsstap.BUITENLAND: Partij.BUITENLAND,
}
# A claim in one of these states lies with a party.
BIJ_PARTIJ = (*PARTIJ_VAN_STAP, Inningsstap.VERLAAGD)
BIJ_PARTIJ_SQL = f"({', '.join(str(int(stap)) for stap in BIJ_PARTIJ)})"
OVERGEDRAGEN_SQL = f"({', '.join(str(int(stap)) for stap in PARTIJ_VAN_STAP)})"
_PARTIJ = " ".join(f"WHEN {int(stap)} THEN {int(partij)}" for stap, partij in PARTIJ_VAN_STAP.items())
# After such a brake a claim is not handed over, and what a party holds already goes to a person.
NA_OVERDRACHT = (Remsoort.BEZWAAR, Remsoort.SCHULDHULP, Remsoort.WSNP, Remsoort.TOESLAGEN, Remsoort.BEWIND)
LIJN = lijn_sql("v.soort")

KANDIDATEN = f"""
CREATE TEMPORARY TABLE overdracht_kandidaat ON COMMIT DROP AS
SELECT v.id AS vordering_id, v.persoon_id, {LIJN} AS lijn FROM vorderingen_vordering v
WHERE v.id IN (SELECT vordering_id FROM vorderingen_inning WHERE stap IN {OVERGEDRAGEN_SQL})
"""
VERGRENDEL = """
SELECT count(*) FROM (SELECT DISTINCT persoon_id FROM overdracht_kandidaat ORDER BY persoon_id) k
CROSS JOIN LATERAL (SELECT id FROM register_persoon WHERE id = k.persoon_id FOR NO KEY UPDATE) p
"""

# What is open of a claim, as a party may ask it: principal with interest, and costs. What was paid too much of one pays the other.
SALDO = """
SELECT greatest(least(hoofdsom, hoofdsom + kosten), 0) AS hoofdsom, greatest(least(kosten, hoofdsom + kosten), 0) AS kosten FROM (
    SELECT coalesce(sum(CASE WHEN debet BETWEEN 130 AND 134 OR debet = 136 THEN bedrag_centen ELSE 0 END
            - CASE WHEN credit BETWEEN 130 AND 134 OR credit = 136 THEN bedrag_centen ELSE 0 END), 0)::bigint AS hoofdsom,
        coalesce(sum(CASE 135 WHEN debet THEN bedrag_centen WHEN credit THEN -bedrag_centen END), 0)::bigint AS kosten
    FROM grootboek_boeking WHERE vordering_id = {vordering}) open
"""
LAATSTE_STAP = "SELECT id, stap, datum FROM vorderingen_inning WHERE vordering_id = {vordering} ORDER BY datum DESC, id DESC LIMIT 1"
# Whose turn it is, by the steps.
AAN_DE_BEURT = f"""
SELECT CASE stap {_PARTIJ} END AS partij, datum FROM vorderingen_inning
WHERE vordering_id = {{vordering}} AND stap IN {OVERGEDRAGEN_SQL} ORDER BY datum DESC, id DESC LIMIT 1
"""
# The last line of a claim for each party, whether the party holds the claim by it, and what it was last told to collect.
BEZIT = f"""
SELECT DISTINCT ON (r.partij) r.partij, r.inning_id, w.hoofdsom_centen, w.kosten_centen,
    CASE r.actie WHEN {int(Actie.OVERDRAGEN)} THEN a.aanvaard IS NOT FALSE WHEN {int(Actie.INTREKKEN)} THEN a.aanvaard IS FALSE
        ELSE true END AS heeft
FROM vorderingen_overdrachtregel r LEFT JOIN vorderingen_overdrachtantwoord a ON a.regel_id = r.id
LEFT JOIN LATERAL (SELECT hoofdsom_centen, kosten_centen FROM vorderingen_overdrachtregel
    WHERE vordering_id = r.vordering_id AND partij = r.partij AND actie <> {int(Actie.INTREKKEN)} ORDER BY id DESC LIMIT 1) w ON true
WHERE r.vordering_id = {{vordering}} ORDER BY r.partij, r.id DESC
"""

# One row per claim: its state, what is open, who should hold it (``doel``, empty: nobody). ``van_voor``: the party that got it before
# there were files; nothing but the steps tells that it may hold the claim.
STAND = f"""
CREATE TEMPORARY TABLE overdracht_stand ON COMMIT DROP AS
SELECT k.*, s.id AS inning_id, s.stap, o.id IS NOT NULL AS overleden, saldo.hoofdsom, saldo.kosten,
    CASE WHEN s.stap IN {BIJ_PARTIJ_SQL} AND o.id IS NULL AND saldo.hoofdsom + saldo.kosten > 0 THEN beurt.partij END AS doel,
    CASE WHEN beurt.datum < coalesce((SELECT min(datum) FROM vorderingen_overdrachtbestand), %(dag)s)
        AND NOT EXISTS (SELECT FROM vorderingen_overdrachtregel WHERE vordering_id = k.vordering_id) THEN beurt.partij END AS van_voor,
    rem.alles AS geremd, rem.na_overdracht AS geremd_bij_partij
FROM overdracht_kandidaat k
CROSS JOIN LATERAL ({LAATSTE_STAP.format(vordering="k.vordering_id")}) s
CROSS JOIN LATERAL ({AAN_DE_BEURT.format(vordering="k.vordering_id")}) beurt
CROSS JOIN LATERAL ({SALDO.format(vordering="k.vordering_id")}) saldo
LEFT JOIN LATERAL (SELECT id FROM register_overlijden WHERE persoon_id = k.persoon_id AND vervangen_op IS NULL LIMIT 1) o ON true
CROSS JOIN LATERAL (
    SELECT count(*) > 0 AS alles, coalesce(bool_or(g.soort = ANY (%(na_overdracht)s)), false) AS na_overdracht
    FROM ({GEREMD_ELKE_LIJN}) g WHERE g.persoon_id = k.persoon_id AND g.lijn IN ('', k.lijn) AND g.besluit_id IS NULL
        AND g.toelichting <> '{AANHOUDING_TEKST}' AND (g.vordering_id IS NULL OR g.vordering_id = k.vordering_id)) rem
WHERE s.stap IN {BIJ_PARTIJ_SQL} OR s.datum > %(dag)s::date - 7
    OR EXISTS (SELECT FROM ({BEZIT.format(vordering="k.vordering_id")}) b WHERE b.heeft)
"""

# What a party must be told. Amounts only go down; a step that was told to a party is not told to it again.
NODIG = f"""
CREATE TEMPORARY TABLE overdracht_nodig ON COMMIT DROP AS
SELECT * FROM (
    SELECT s.vordering_id, s.persoon_id, s.inning_id, p.partij, b.inning_id IS NOT DISTINCT FROM s.inning_id AS al_verteld,
        s.doel IS NULL AND s.stap IN {BIJ_PARTIJ_SQL} AS nieuwe_stap,
        CASE WHEN p.partij IS DISTINCT FROM s.doel THEN CASE WHEN b.heeft OR s.van_voor = p.partij THEN {int(Actie.INTREKKEN)} END
            WHEN b.heeft THEN {int(Actie.WIJZIGEN)} WHEN NOT s.geremd THEN {int(Actie.OVERDRAGEN)} END AS actie,
        CASE WHEN p.partij = s.doel THEN least(s.hoofdsom, CASE WHEN b.heeft THEN b.hoofdsom_centen END) ELSE 0 END AS hoofdsom_centen,
        CASE WHEN p.partij = s.doel THEN least(s.kosten, CASE WHEN b.heeft THEN b.kosten_centen END) ELSE 0 END AS kosten_centen,
        b.hoofdsom_centen AS was_hoofdsom, b.kosten_centen AS was_kosten
    FROM overdracht_stand s
    CROSS JOIN LATERAL (SELECT s.doel AS partij WHERE s.doel IS NOT NULL
        UNION SELECT s.van_voor WHERE s.van_voor IS NOT NULL
        UNION SELECT partij FROM vorderingen_overdrachtregel WHERE vordering_id = s.vordering_id) p
    LEFT JOIN LATERAL ({BEZIT.format(vordering="s.vordering_id")}) b ON b.partij = p.partij
) n
WHERE actie IS NOT NULL AND CASE actie WHEN {int(Actie.WIJZIGEN)}
        THEN NOT al_verteld OR (hoofdsom_centen, kosten_centen) <> (was_hoofdsom, was_kosten)
    ELSE NOT al_verteld OR nieuwe_stap END
"""

# A change that no step tells yet gets one: lowered, or recalled when nothing is left to hold. In the same statement the lines
# learn their step.
STAPPEN = f"""
WITH nieuw AS (
    INSERT INTO vorderingen_inning (vordering_id, stap, datum, bedrag_centen)
    SELECT s.vordering_id, {int(Inningsstap.TERUGGEROEPEN)}, %(dag)s, 0 FROM overdracht_stand s
    WHERE s.doel IS NULL AND s.stap IN {BIJ_PARTIJ_SQL}
    UNION ALL
    SELECT n.vordering_id, {int(Inningsstap.VERLAAGD)}, %(dag)s, n.hoofdsom_centen FROM overdracht_nodig n
    WHERE n.actie = {int(Actie.WIJZIGEN)} AND n.al_verteld
    RETURNING id, vordering_id
)
UPDATE overdracht_nodig n SET inning_id = nieuw.id FROM nieuw WHERE nieuw.vordering_id = n.vordering_id
"""

# As they go into the files: numbered per party, with who it is where a claim is handed over.
REGELS = f"""
CREATE TEMPORARY TABLE overdracht_regel ON COMMIT DROP AS
SELECT n.partij, row_number() OVER (PARTITION BY n.partij ORDER BY n.vordering_id)::int AS volgnummer, n.vordering_id, n.inning_id,
    n.persoon_id, n.actie, n.hoofdsom_centen, n.kosten_centen, ontvangen.centen AS ontvangen_centen,
    CASE WHEN n.actie = {int(Actie.OVERDRAGEN)} THEN jsonb_build_object('naam', {naam_sql("g")}, 'geboortedatum', g.geboortedatum,
        'adres', to_jsonb({adresregels_sql("a")})) ELSE '{{}}'::jsonb END AS debiteur
FROM overdracht_nodig n
LEFT JOIN register_persoonsgegeven g ON g.persoon_id = n.persoon_id AND g.vervangen_op IS NULL
LEFT JOIN register_adres a ON a.persoon_id = n.persoon_id AND a.vervangen_op IS NULL
CROSS JOIN LATERAL (SELECT coalesce(sum(o.bedrag_centen), 0)::bigint AS centen FROM betalingen_partijontvangst o
    WHERE o.vordering_id = n.vordering_id AND o.partij = n.partij AND o.soort = 1) ontvangen
"""
BEWAAR = """
INSERT INTO vorderingen_overdrachtregel (bestand_id, vordering_id, inning_id, partij, volgnummer, actie, hoofdsom_centen, kosten_centen,
    ontvangen_centen, debiteur)
SELECT %(bestand)s, vordering_id, inning_id, partij, volgnummer, actie, hoofdsom_centen, kosten_centen, ontvangen_centen, debiteur
FROM overdracht_regel WHERE partij = %(partij)s ORDER BY volgnummer
"""

# Who was named to another body can see so: to whom, what, why and on what ground.
VERSTREKT = """
INSERT INTO toegang_inzage (persoon_id, door, wat, doel, grond)
SELECT persoon_id, %(partij)s, CASE WHEN %(bsn)s THEN 'naam, geboortedatum, adres, burgerservicenummer en vordering'
    ELSE 'naam, geboortedatum, adres en vordering' END, 'inning van een vordering', 'Awb titel 4.4'
FROM overdracht_regel WHERE partij = %(nummer)s AND actie = 1 ORDER BY volgnummer
"""

# What no machine decides: more than was passed on, who died, and a brake that came after the hand-over.
TAKEN = f"""
INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
SELECT 'hoger_na_overdracht', s.lijn, concat_ws(':', 'overdracht-hoger', s.vordering_id, s.hoofdsom + s.kosten), s.persoon_id,
    'Er staat meer open dan het CJIB of de deurwaarder int: beoordeel de inning van het verschil.',
    jsonb_build_object('vordering', s.vordering_id, 'open_centen', s.hoofdsom + s.kosten), 1, ''
FROM overdracht_stand s CROSS JOIN LATERAL ({BEZIT.format(vordering="s.vordering_id")}) b
WHERE b.partij = s.doel AND b.heeft AND s.hoofdsom + s.kosten > b.hoofdsom_centen + b.kosten_centen AND NOT EXISTS (
    SELECT FROM werkvoorraad_taak t WHERE t.persoon_id = s.persoon_id AND t.soort = 'hoger_na_overdracht' AND t.staat <> 3)
UNION ALL
SELECT 'rest_na_overlijden', s.lijn, concat_ws(':', 'overdracht-overleden', s.vordering_id), s.persoon_id,
    'Een vordering op iemand die is overleden, is teruggeroepen. Vraag de nabestaanden niets: beoordeel kwijtschelding.',
    jsonb_build_object('vordering', s.vordering_id, 'rest_centen', s.hoofdsom + s.kosten), 1, ''
FROM overdracht_stand s WHERE s.overleden AND s.stap IN {BIJ_PARTIJ_SQL} AND s.hoofdsom + s.kosten > 0
UNION ALL
SELECT 'geremd', s.lijn, concat_ws(':', 'overdracht-rem', s.vordering_id), s.persoon_id,
    'Een vordering ligt bij het CJIB of de deurwaarder, maar er staat een rem op. Beoordeel of zij terug moet komen.',
    jsonb_build_object('vordering', s.vordering_id), 1, ''
FROM overdracht_stand s WHERE s.doel IS NOT NULL AND (s.geremd_bij_partij OR s.geremd AND NOT EXISTS (
    SELECT FROM ({BEZIT.format(vordering="s.vordering_id")}) b WHERE b.partij = s.doel AND b.heeft))
ON CONFLICT (sleutel) DO NOTHING
"""
# Holds that wait for nobody: every line about the claim is answered and done, or nobody ever held it.
AANHOUDING_ZONDER_REGEL = f"""
SELECT r.id FROM remmen_rem r
WHERE r.soort = {int(AANHOUDING)} AND r.toelichting = '{AANHOUDING_TEKST}' AND r.vervangen_op IS NULL AND r.tot IS NULL
    AND NOT EXISTS (SELECT FROM vorderingen_overdrachtregel l LEFT JOIN vorderingen_overdrachtantwoord a ON a.regel_id = l.id
        WHERE l.vordering_id = r.vordering_id AND a.aanvaard IS NOT TRUE)
ORDER BY r.id
"""
# Unanswered for too long: once per line.
ONBEANTWOORD = """
INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
SELECT 'overdracht_onbeantwoord', '', concat_ws(':', 'overdracht-stil', r.id), v.persoon_id,
    'Het CJIB of de deurwaarder antwoordt niet op een overdracht, verlaging of intrekking. Vraag het na.',
    jsonb_build_object('regel', r.id, 'bestand', b.id, 'vordering', r.vordering_id), 1, ''
FROM vorderingen_overdrachtbestand b JOIN vorderingen_overdrachtregel r ON r.bestand_id = b.id
JOIN vorderingen_vordering v ON v.id = r.vordering_id
WHERE b.datum <= %(uiterlijk)s AND NOT EXISTS (SELECT FROM vorderingen_overdrachtantwoord a WHERE a.regel_id = r.id)
ON CONFLICT (sleutel) DO NOTHING
"""
