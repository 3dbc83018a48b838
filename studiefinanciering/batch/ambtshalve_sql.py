"""Whom the auto-award run looks at, and what it writes: proposals, reminders, and what is taken back."""

from duo_portal.berichten.geadresseerde import GEADRESSEERDE, WAARDEN
from studiefinanciering.batch.schrijven_sql import BERICHT_KOLOMMEN
from studiefinanciering.voorstellen import AANVULLEND, VOLLEDIG

# The choice in force today.
KEUZE_NU = """(SELECT aanvullend, stopt FROM studiefinanciering_studiekeuze WHERE persoon_id = {wie} AND vervangen_op IS NULL
    AND vanaf <= %(maand)s ORDER BY vanaf DESC LIMIT 1)"""

# Who has studiefinanciering and never said yes or no to the aanvullende beurs; who is enrolled and never asked for anything; and whoever
# has a proposal that is open.
KANDIDATEN = f"""
SELECT b.persoon_id FROM (
    SELECT DISTINCT persoon_id FROM studiefinanciering_studiekeuze
    WHERE vervangen_op IS NULL AND aanvullend IN (0, 3) AND NOT stopt AND persoon_id BETWEEN %(van)s AND %(tot)s) b
CROSS JOIN LATERAL {KEUZE_NU.format(wie="b.persoon_id")} k
WHERE k.aanvullend IN (0, 3) AND NOT k.stopt
UNION
SELECT i.persoon_id FROM register_inschrijving i
WHERE i.vervangen_op IS NULL AND i.onderwijs IN (1, 7, 8) AND i.begindatum <= %(peildatum)s AND i.ontvangen_op <= %(peildatum)s
    AND (i.einddatum IS NULL OR i.einddatum > %(peildatum)s) AND i.persoon_id BETWEEN %(van)s AND %(tot)s
    AND NOT EXISTS (SELECT FROM studiefinanciering_studiekeuze s WHERE s.persoon_id = i.persoon_id AND s.vervangen_op IS NULL)
    AND NOT EXISTS (SELECT FROM aanvragen_aanvraag a WHERE a.persoon_id = i.persoon_id AND a.soort = '{VOLLEDIG}'
        AND (a.periode = %(studiejaar)s OR a.gegevens ? 'afgewezen'))
UNION
SELECT persoon_id FROM aanvragen_aanvraag WHERE soort IN ('{AANVULLEND}', '{VOLLEDIG}') AND staat = 1
    AND persoon_id BETWEEN %(van)s AND %(tot)s
"""

# 1: never asked about the aanvullende beurs; 2: no studiefinanciering at all; 3: neither any more; 4: got gift months without asking.
GROEPEN = f"""
SELECT c.persoon_id, CASE WHEN k.aanvullend = 0 AND NOT k.stopt THEN 1 WHEN k.aanvullend = 3 AND NOT k.stopt THEN 4
    WHEN NOT EXISTS (SELECT FROM studiefinanciering_studiekeuze s
    WHERE s.persoon_id = c.persoon_id AND s.vervangen_op IS NULL) THEN 2 ELSE 3 END
FROM stufi_kandidaat c LEFT JOIN LATERAL {KEUZE_NU.format(wie="c.persoon_id")} k ON true
ORDER BY c.persoon_id
"""

# ``stufi_voorstel`` has persoon_id, soort, onderwijs, vorm, giftmaanden and bevestig_voor.
_GEGEVENS = """jsonb_build_object('studiejaar', %(studiejaar)s::int, 'onderwijs', v.onderwijs, 'vorm', v.vorm,
        'giftmaanden', v.giftmaanden, 'bevestig_voor', v.bevestig_voor, 'voorgelegd_op', %(peildatum)s::date)"""
_BEKEND = """), bekendmaking AS (
    INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op) SELECT id, 1, 1, vanaf FROM bericht WHERE kanaal = 1
)"""

# One proposal per person, kind and study year: whoever said no, or let it pass, is not asked again that year.
VOORSTEL = f"""
WITH aanvraag AS (
    INSERT INTO aanvragen_aanvraag (persoon_id, soort, periode, gegevens, staat, versie, run_id)
    SELECT v.persoon_id, v.soort, %(studiejaar)s, {_GEGEVENS}, 1, 1, %(run)s
    FROM stufi_voorstel v
    WHERE NOT EXISTS (SELECT FROM aanvragen_aanvraag a WHERE a.persoon_id = v.persoon_id AND a.soort = v.soort AND a.periode = %(studiejaar)s)
    ORDER BY v.persoon_id
    ON CONFLICT (persoon_id, soort, periode) WHERE NOT (staat IN (4, 6)) DO NOTHING
    RETURNING persoon_id, soort, gegevens
), bericht AS (
    INSERT INTO berichten_bericht ({BERICHT_KOLOMMEN})
    SELECT z.persoon_id, NULL, CASE z.soort WHEN '{AANVULLEND}' THEN %(sj_aanvullend)s ELSE %(sj_volledig)s END, {WAARDEN},
        z.gegevens - 'voorgelegd_op',
        %(peildatum)s::date + (z.persoon_id %% %(spreid_dagen)s)::int
    FROM aanvraag z
    {GEADRESSEERDE.format(persoon="z.persoon_id")}
    WHERE geadresseerde.rol <> 'nabestaande'
    RETURNING id, kanaal, vanaf
{_BEKEND}
SELECT count(*) FROM aanvraag
"""

# The second and last time, shortly before the study year ends: on paper to who got the first one digitally. Who never chose to get
# post digitally gets paper again.
HERINNER = f"""
WITH aanvraag AS (
    UPDATE aanvragen_aanvraag a SET gegevens = a.gegevens || jsonb_build_object('herinnerd', %(peildatum)s::date), versie = a.versie + 1
    FROM stufi_kandidaat k
    WHERE a.persoon_id = k.persoon_id AND a.soort = '{AANVULLEND}' AND a.staat = 1 AND a.periode = %(studiejaar)s
        AND NOT a.gegevens ? 'herinnerd' AND (a.gegevens ->> 'bevestig_voor')::date - %(herinner_dagen)s::int <= %(peildatum)s
        AND (a.gegevens ->> 'bevestig_voor')::date >= %(peildatum)s AND (a.gegevens ->> 'voorgelegd_op')::date <= %(peildatum)s::date - %(wacht_dagen)s::int
    RETURNING a.persoon_id, a.gegevens - 'herinnerd' - 'voorgelegd_op' AS gegevens
), bericht AS (
    INSERT INTO berichten_bericht ({BERICHT_KOLOMMEN})
    SELECT z.persoon_id, NULL, %(sj_herinnering)s, geadresseerde.rol, geadresseerde.naam, geadresseerde.over, geadresseerde.adresregels,
        geadresseerde.taal, CASE WHEN cardinality(geadresseerde.adresregels) > 0 THEN 2 ELSE geadresseerde.kanaal END, geadresseerde.lijn,
        z.gegevens, %(peildatum)s
    FROM aanvraag z
    {GEADRESSEERDE.format(persoon="z.persoon_id")}
    WHERE geadresseerde.rol <> 'nabestaande'
    RETURNING id, kanaal, vanaf
{_BEKEND}
SELECT count(*) FROM aanvraag
"""

# What somebody arranged meanwhile, or what can no longer be answered, is taken back. ``stufi_klaar``: persoon_id, soort.
TREK_IN = f"""
UPDATE aanvragen_aanvraag a SET staat = 6, versie = a.versie + 1
FROM stufi_kandidaat c
WHERE a.persoon_id = c.persoon_id AND a.soort IN ('{AANVULLEND}', '{VOLLEDIG}') AND a.staat = 1 AND (
    EXISTS (SELECT FROM stufi_klaar k WHERE k.persoon_id = a.persoon_id AND k.soort = a.soort)
    OR (a.gegevens ->> 'bevestig_voor')::date < %(peildatum)s)
"""
