"""One statement per run: from the decisions that it inserts come claim, instalments, booking, message and making known.

Whatever already stood is skipped by ``ON CONFLICT``, and with it everything that would have followed from it.
"""

from duo_portal.berichten.geadresseerde import GEADRESSEERDE_DICHT, KOLOMMEN, WAARDEN

BESLUIT_KOLOMMEN = """persoon_id, soort, periode, vervangt_id, uitkomst_centen, grond, regelversie_id, feiten, stappen,
        totstandkoming, peildatum, run_id"""

VASTSTELLING = f"""
WITH besluit AS (
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
), bericht AS (
    INSERT INTO berichten_bericht (persoon_id, besluit_id, sjabloonversie_id, {KOLOMMEN}, waarden, vanaf)
    SELECT z.persoon_id, v.besluit_id, %(betalingsverzoek)s, {WAARDEN},
        jsonb_build_object('schooljaar', %(schooljaar)s::int, 'lesgeld', z.uitkomst_centen, 'reden', z.reden,
            'ingeschreven_vanaf', z.ingeschreven_vanaf, 'betaalwijze', 'keuze', 'ineens_voor', v.betaal_voor,
            'betalingskenmerk', vorderingen_betalingskenmerk(v.id), 'rekening', NULL, 'incassant', NULL, 'machtigingskenmerk', NULL,
            'termijnen', z.termijnen),
        %(peildatum)s::date + (z.persoon_id %% %(spreid_dagen)s)::int
    FROM vordering v JOIN lesgeld_oordeel z USING (persoon_id)
    {GEADRESSEERDE_DICHT.format(persoon="z.persoon_id")}
    RETURNING id, kanaal, vanaf
), bekendmaking AS (
    INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op)
    SELECT id, 1, 1, vanaf FROM bericht WHERE kanaal = 1
)
SELECT count(*), coalesce(sum(uitkomst_centen), 0)::bigint, coalesce(max(uitkomst_centen), 0) FROM besluit
"""
