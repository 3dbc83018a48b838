"""One statement writes all that follows from a judgement: decision, months, what the family must be judged for, and the message.

Whatever already stood is skipped by ``ON CONFLICT``, and with it everything that would have followed from it.
"""

from duo_portal.berichten.geadresseerde import GEADRESSEERDE, KOLOMMEN, WAARDEN
from studiefinanciering.batch.oordeel import TOEKENNING
from studiefinanciering.codes import Grond

BESLUIT_KOLOMMEN = """persoon_id, soort, periode, vervangt_id, uitkomst_centen, grond, regelversie_id, feiten, stappen,
        totstandkoming, peildatum, run_id"""
BERICHT_KOLOMMEN = f"persoon_id, besluit_id, sjabloonversie_id, {KOLOMMEN}, waarden, vanaf"
_MAANDEN = ", ".join(TOEKENNING)

# The amounts of one month that every message tells.
BASIS = """jsonb_build_object('jaar', %(jaar)s::int, 'maand', z.maand, 'basisbeurs', z.nieuw_basisbeurs, 'aanvullend', z.nieuw_aanvullend,
        'eenouder', z.nieuw_eenouder, 'lening', z.nieuw_lening + z.nieuw_collegegeldkrediet, 'gift', z.nieuw_gift,
        'prestatie', z.nieuw_prestatie, 'totaal', z.nieuw_totaal, 'onbekend_inkomen', z.onbekend)"""

# Whose choice or enrolment changed gives brothers and sisters another share of the parents' contribution (WSF 3.13). Those of the
# same chunk were judged on the same facts; who has no aanvullende beurs is not touched. It does not matter whether the own award
# changed: who asks and gets nothing still halves the share.
GEZIN = """
    INSERT INTO register_tebeoordelen (persoon_id, lijn, periode, aanleiding)
    SELECT DISTINCT b.persoon_id, 'studiefinanciering', %(jaar)s::int, 'gezin'
    FROM stufi_kandidaat x
    CROSS JOIN LATERAL (SELECT verwant_id FROM register_familierelatie WHERE persoon_id = x.persoon_id AND soort IN (1, 2)
        AND vervangen_op IS NULL AND tot IS NULL OFFSET 0) r
    CROSS JOIN LATERAL (SELECT persoon_id FROM register_familierelatie WHERE verwant_id = r.verwant_id AND soort IN (1, 2)
        AND vervangen_op IS NULL AND tot IS NULL AND persoon_id <> x.persoon_id OFFSET 0) b
    WHERE (%(ambtshalve)s OR EXISTS (SELECT FROM stufi_gezien g WHERE g.persoon_id = x.persoon_id AND g.aanleiding <> 'gezin'))
      AND NOT EXISTS (SELECT FROM stufi_kandidaat k WHERE k.persoon_id = b.persoon_id)
      AND EXISTS (SELECT FROM studiefinanciering_studiekeuze s
        WHERE s.persoon_id = b.persoon_id AND s.vervangen_op IS NULL AND s.aanvullend IN (1, 3))
      AND NOT EXISTS (SELECT FROM register_tebeoordelen t WHERE t.persoon_id = b.persoon_id AND t.lijn = 'studiefinanciering'
        AND t.periode = %(jaar)s AND t.aanleiding = 'gezin' AND t.run_id IS NULL)
"""

# Months of a year count towards the form of the next one, where that was decided already.
VOLGEND_JAAR = """
    INSERT INTO register_tebeoordelen (persoon_id, lijn, periode, aanleiding)
    SELECT x.persoon_id, 'studiefinanciering', %(jaar)s::int + 1, 'eerder jaar' FROM besluit x
    WHERE EXISTS (SELECT FROM besluiten_besluit v WHERE v.persoon_id = x.persoon_id AND v.soort = 2 AND v.periode = %(jaar)s::int + 1)
      AND NOT EXISTS (SELECT FROM register_tebeoordelen t WHERE t.persoon_id = x.persoon_id AND t.lijn = 'studiefinanciering'
        AND t.periode = %(jaar)s::int + 1 AND t.aanleiding = 'eerder jaar' AND t.run_id IS NULL)
"""

SCHRIJF = f"""
WITH besluit AS (
    INSERT INTO besluiten_besluit ({BESLUIT_KOLOMMEN})
    SELECT persoon_id, 2, %(jaar)s, vervangt_id, uitkomst_centen, grond, %(regelversie)s, feiten, '{{}}', 1, %(peildatum)s, %(run)s
    FROM stufi_besluit ORDER BY persoon_id
    ON CONFLICT ON CONSTRAINT besluit_een_keer DO NOTHING
    RETURNING id, persoon_id
), toekenning AS (
    INSERT INTO studiefinanciering_toekenning (besluit_id, persoon_id, {_MAANDEN}, stappen)
    SELECT b.id, t.persoon_id, {", ".join(f"t.{naam}" for naam in TOEKENNING)}, t.stappen
    FROM besluit b JOIN stufi_toekenning t USING (persoon_id) ORDER BY b.id, t.van
    RETURNING 1
), gezin AS ({GEZIN} RETURNING 1
), volgend_jaar AS ({VOLGEND_JAAR} RETURNING 1
), bericht AS (
    INSERT INTO berichten_bericht ({BERICHT_KOLOMMEN})
    SELECT z.persoon_id, x.id,
        CASE z.grond WHEN {int(Grond.AMBTSHALVE)} THEN %(sj_ambtshalve)s WHEN {int(Grond.HERBEREKENING)} THEN %(sj_herberekening)s
            WHEN {int(Grond.BEEINDIGING)} THEN %(sj_beeindiging)s ELSE %(sj_toekenning)s END,
        {WAARDEN},
        {BASIS} || CASE z.grond
            WHEN {int(Grond.AMBTSHALVE)} THEN jsonb_build_object('nabetaling', z.nabetaling, 'gift_tot', z.gift_tot, 'ja_nodig', z.ja_nodig)
            WHEN {int(Grond.HERBEREKENING)} THEN jsonb_build_object('oud_totaal', z.oud_totaal, 'nabetaling', z.nabetaling,
                'teveel', z.teveel, 'reden', z.reden)
            WHEN {int(Grond.BEEINDIGING)} THEN jsonb_build_object('laatste_maand', z.nieuw_laatste, 'reden', z.reden_einde, 'teveel', z.teveel)
            ELSE jsonb_build_object('nabetaling', z.nabetaling) END,
        %(peildatum)s::date + (z.persoon_id %% %(spreid_dagen)s)::int
    FROM stufi_besluit z JOIN besluit x USING (persoon_id)
    {GEADRESSEERDE.format(persoon="z.persoon_id")}
    RETURNING id, kanaal, vanaf
), bekendmaking AS (
    INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op, laatste_dag)
    SELECT id, 1, 1, vanaf, (%(laatste_dagen)s::date[])[vanaf - %(peildatum)s::date + 1] FROM bericht WHERE kanaal = 1
)
SELECT count(*), (SELECT count(*) FROM toekenning), coalesce(sum(z.nabetaling), 0)::bigint, coalesce(sum(z.teveel), 0)::bigint,
    coalesce(max(greatest(z.nabetaling, z.teveel)), 0), (SELECT count(*) FROM gezin)
FROM besluit x JOIN stufi_besluit z USING (persoon_id)
"""

# What no machine may decide: one task per person and year, opened again by a later fact.
NAAR_MENS = """
WITH taak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT m.soort, 'studiefinanciering', concat_ws(':', m.soort, %(jaar)s, m.persoon_id), m.persoon_id, m.omschrijving,
        jsonb_build_object('jaar', %(jaar)s::int), 1, ''
    FROM stufi_mens m
    ON CONFLICT (sleutel) DO UPDATE SET staat = 1, eigenaar_id = NULL, afgehandeld_op = NULL, uitkomst = ''
        WHERE werkvoorraad_taak.staat = 3 AND EXISTS (SELECT FROM stufi_gezien g WHERE g.persoon_id = werkvoorraad_taak.persoon_id)
    RETURNING 1
)
SELECT count(*) FROM taak
"""
GEZIEN = """
CREATE TEMPORARY TABLE stufi_gezien ON COMMIT DROP AS
SELECT t.id, t.persoon_id, t.aanleiding FROM stufi_kandidaat k CROSS JOIN LATERAL (SELECT id, persoon_id, aanleiding
    FROM register_tebeoordelen WHERE lijn = 'studiefinanciering' AND periode = %(jaar)s AND persoon_id = k.persoon_id
        AND run_id IS NULL OFFSET 0) t
"""
AFGEHANDELD = "UPDATE register_tebeoordelen t SET run_id = %(run)s FROM stufi_gezien g WHERE t.id = g.id"
