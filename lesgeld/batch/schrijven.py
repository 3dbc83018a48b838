"""One statement per run: from the decisions that it inserts come claim, instalments, booking, message and making known.

Whatever already stood is skipped by ``ON CONFLICT``, and with it everything that would have followed from it.
"""

from duo_portal.berichten.geadresseerde import GEADRESSEERDE_DICHT, KOLOMMEN, WAARDEN
from duo_portal.betalingen.machtiging_sql import geldig_sql
from duo_portal.betalingen.weergave import gemaskeerd_sql

BESLUIT_KOLOMMEN = """persoon_id, soort, periode, vervangt_id, uitkomst_centen, grond, regelversie_id, feiten, stappen,
        totstandkoming, peildatum, run_id"""

# Who paid the year before in instalments from an account of their own, and did not stop or fail, goes on by itself.
DOORLOPEND = f"""
SELECT plan.persoon_id, m.id AS machtiging_id, m.kenmerk, {gemaskeerd_sql("m.iban")} AS rekening
FROM (
    SELECT DISTINCT ON (r.persoon_id) r.persoon_id, r.vervangen_op, e.soort AS einde, ir.machtiging_id
    FROM vorderingen_vordering vorige
    JOIN vorderingen_betalingsregeling r ON r.vordering_id = vorige.id AND r.persoon_id BETWEEN %(van)s AND %(tot)s
    JOIN betalingen_incassoregeling ir ON ir.regeling_id = r.id
    LEFT JOIN vorderingen_regelingeinde e ON e.regeling_id = r.id
    WHERE vorige.soort = 1 AND vorige.periode = %(schooljaar)s - 1 AND vorige.persoon_id BETWEEN %(van)s AND %(tot)s
    ORDER BY r.persoon_id, r.id DESC
) plan
JOIN betalingen_incassomachtiging m ON m.id = plan.machtiging_id AND m.betaler_id = m.persoon_id AND m.persoon_id BETWEEN %(van)s AND %(tot)s
WHERE (plan.vervangen_op IS NULL OR plan.einde IN (1, 5)) AND {geldig_sql("m", "%(peildatum)s::date")}
"""

VASTSTELLING = f"""
WITH doorlopend AS MATERIALIZED ({DOORLOPEND}), besluit AS (
    INSERT INTO besluiten_besluit ({BESLUIT_KOLOMMEN})
    SELECT persoon_id, 1, %(schooljaar)s, NULL, uitkomst_centen, grond, %(regelversie)s, feiten, stappen, 1, %(peildatum)s, %(run)s
    FROM lesgeld_oordeel WHERE uitkomst_centen > 0 ORDER BY persoon_id
    ON CONFLICT ON CONSTRAINT besluit_een_keer DO NOTHING
    RETURNING id, persoon_id, uitkomst_centen
), vordering AS (
    INSERT INTO vorderingen_vordering (persoon_id, soort, periode, besluit_id, ontstaan_op, betaal_voor)
    SELECT persoon_id, 1, %(schooljaar)s, id, %(peildatum)s, %(betaal_voor)s FROM besluit
    RETURNING id, persoon_id, besluit_id, betaal_voor
), termijn AS (
    INSERT INTO vorderingen_termijn (vordering_id, volgnummer, vervaldatum, bedrag_centen)
    SELECT v.id, t.volgnummer, t.vervaldatum, t.bedrag
    FROM vordering v JOIN lesgeld_oordeel o USING (persoon_id)
    CROSS JOIN LATERAL unnest(o.termijn_datums, o.termijn_centen) WITH ORDINALITY AS t (vervaldatum, bedrag, volgnummer)
), boeking AS (
    INSERT INTO grootboek_boeking (persoon_id, vordering_id, besluit_id, debet, credit, bedrag_centen, oorzaak,
        boekdatum, valutadatum, groep)
    SELECT o.persoon_id, v.id, v.besluit_id, 130, 800, o.uitkomst_centen, 1, %(peildatum)s, %(peildatum)s, %(run)s
    FROM vordering v JOIN lesgeld_oordeel o USING (persoon_id)
), regeling AS (
    INSERT INTO vorderingen_betalingsregeling (persoon_id, vordering_id, soort, eigen_schema, van)
    SELECT v.persoon_id, v.id, 1, false, %(peildatum)s FROM vordering v JOIN doorlopend USING (persoon_id) ORDER BY v.persoon_id
    RETURNING id, persoon_id
), incassoregeling AS (
    INSERT INTO betalingen_incassoregeling (regeling_id, machtiging_id)
    SELECT r.id, d.machtiging_id FROM regeling r JOIN doorlopend d USING (persoon_id) ORDER BY r.id
), bericht AS (
    INSERT INTO berichten_bericht (persoon_id, besluit_id, sjabloonversie_id, {KOLOMMEN}, waarden, vanaf)
    SELECT z.persoon_id, v.besluit_id, %(betalingsverzoek)s, {WAARDEN},
        jsonb_build_object('schooljaar', %(schooljaar)s::int, 'lesgeld', z.uitkomst_centen, 'reden', z.reden,
            'ingeschreven_vanaf', z.ingeschreven_vanaf, 'betaalwijze', CASE WHEN d.persoon_id IS NULL THEN 'keuze' ELSE 'incasso' END,
            'ineens_voor', v.betaal_voor, 'betalingskenmerk', vorderingen_betalingskenmerk(v.id), 'rekening', d.rekening,
            'incassant', CASE WHEN d.persoon_id IS NOT NULL THEN %(incassant)s::text END, 'machtigingskenmerk', d.kenmerk,
            'termijnen', z.termijnen),
        %(peildatum)s::date + (z.persoon_id %% %(spreid_dagen)s)::int
    FROM vordering v JOIN lesgeld_oordeel z USING (persoon_id) LEFT JOIN doorlopend d USING (persoon_id)
    {GEADRESSEERDE_DICHT.format(persoon="z.persoon_id")}
    RETURNING id, kanaal, vanaf
), bekendmaking AS (
    INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op)
    SELECT id, 1, 1, vanaf FROM bericht WHERE kanaal = 1
)
SELECT count(*), coalesce(sum(uitkomst_centen), 0)::bigint, coalesce(max(uitkomst_centen), 0), (SELECT count(*) FROM regeling) FROM besluit
"""
