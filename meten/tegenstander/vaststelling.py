"""The vaststelling as one statement."""

from duo_portal.berichten.geadresseerde import GEADRESSEERDE_DICHT, KOLOMMEN, WAARDEN
from duo_portal.betalingen.weergave import gemaskeerd_sql
from meten.tegenstander.feiten import GEREMD, RIJEN, met_redenen
from meten.tegenstander.regel import oordeel

# Plans that go on by themselves: by hash joins over all at once.
DOORLOPEND = f"""
doorlopend AS MATERIALIZED (
    SELECT m.persoon_id, m.id AS machtiging_id, m.kenmerk, {gemaskeerd_sql("m.iban")} AS rekening
    FROM (SELECT DISTINCT ON (r.persoon_id) r.persoon_id, r.vervangen_op, e.soort, i.machtiging_id
          FROM vorderingen_vordering v JOIN vorderingen_betalingsregeling r ON r.vordering_id = v.id
          JOIN betalingen_incassoregeling i ON i.regeling_id = r.id LEFT JOIN vorderingen_regelingeinde e ON e.regeling_id = r.id
          WHERE v.soort = 1 AND v.periode = %(schooljaar)s - 1 ORDER BY r.persoon_id, r.id DESC) p
    JOIN betalingen_incassomachtiging m ON m.id = p.machtiging_id AND m.betaler_id = m.persoon_id AND m.vervangen_op IS NULL
    WHERE (p.vervangen_op IS NULL OR p.soort IN (1, 5)) AND m.getekend_op <= %(peildatum)s::date
        AND (m.getekend_op > %(peildatum)s::date - make_interval(months => %(machtiging_maanden)s) OR EXISTS (
            SELECT FROM betalingen_incasso o JOIN betalingen_betaalbatch b ON b.id = o.batch_id WHERE o.machtiging_id = m.id
                AND b.uitvoeren_op > %(peildatum)s::date - make_interval(months => %(machtiging_maanden)s)))
),"""

VASTSTELLING = f"""
WITH {DOORLOPEND} kandidaat AS MATERIALIZED (
    SELECT DISTINCT i.persoon_id
    FROM register_inschrijving i JOIN register_persoonsgegeven g ON g.persoon_id = i.persoon_id AND g.vervangen_op IS NULL
    WHERE i.vervangen_op IS NULL AND i.onderwijs IN (1, 4) AND i.begindatum <= %(eind)s AND (i.einddatum IS NULL OR i.einddatum >= %(begin)s)
        AND i.ontvangen_op <= %(peildatum)s AND (g.geboortedatum IS NULL OR g.geboortedatum <= %(grens)s)
        AND NOT EXISTS (SELECT FROM besluiten_besluit b WHERE b.persoon_id = i.persoon_id AND b.soort = 1 AND b.periode = %(schooljaar)s)
), {GEREMD}, {RIJEN}, {met_redenen("uit", "reden = 3")}, {oordeel("uit")},
schema AS (
    SELECT u.lesgeld, t.volgnummer, t.vervaldatum,
        CASE WHEN t.volgnummer < %(aantal)s THEN (2 * u.lesgeld + %(aantal)s) / (2 * %(aantal)s)
             ELSE u.lesgeld - (%(aantal)s - 1) * ((2 * u.lesgeld + %(aantal)s) / (2 * %(aantal)s)) END AS bedrag
    FROM (SELECT DISTINCT lesgeld FROM uit WHERE lesgeld > 0 AND NOT dood) u
    CROSS JOIN unnest(%(vervaldatums)s::date[]) WITH ORDINALITY AS t (vervaldatum, volgnummer)
), besluit AS (
    INSERT INTO besluiten_besluit (persoon_id, soort, periode, vervangt_id, uitkomst_centen, grond, regelversie_id, feiten, stappen,
        totstandkoming, peildatum, run_id)
    SELECT persoon_id, 1, %(schooljaar)s, NULL, lesgeld, grond, %(regelversie)s, feiten, stappen, 1, %(peildatum)s, %(run)s
    FROM uit WHERE lesgeld > 0 AND NOT dood ORDER BY persoon_id
    RETURNING id, persoon_id, uitkomst_centen
), vordering AS (
    INSERT INTO vorderingen_vordering (persoon_id, soort, periode, besluit_id, ontstaan_op, betaal_voor)
    SELECT persoon_id, 1, %(schooljaar)s, id, %(peildatum)s, %(betaal_voor)s FROM besluit
    RETURNING id, persoon_id, besluit_id
), termijn AS (
    INSERT INTO vorderingen_termijn (vordering_id, volgnummer, vervaldatum, bedrag_centen)
    SELECT v.id, s.volgnummer, s.vervaldatum, s.bedrag FROM vordering v JOIN uit USING (persoon_id) JOIN schema s USING (lesgeld)
    ORDER BY v.id, s.volgnummer
), boeking AS (
    INSERT INTO grootboek_boeking (persoon_id, vordering_id, besluit_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep)
    SELECT persoon_id, v.id, v.besluit_id, 130, 800, lesgeld, 1, %(peildatum)s, %(peildatum)s, %(run)s FROM vordering v JOIN uit USING (persoon_id)
), regeling AS (
    INSERT INTO vorderingen_betalingsregeling (persoon_id, vordering_id, soort, eigen_schema, van)
    SELECT persoon_id, v.id, 1, false, %(peildatum)s FROM vordering v JOIN doorlopend USING (persoon_id) ORDER BY persoon_id
    RETURNING id, persoon_id
), incassoregeling AS (
    INSERT INTO betalingen_incassoregeling (regeling_id, machtiging_id)
    SELECT r.id, d.machtiging_id FROM regeling r JOIN doorlopend d USING (persoon_id) ORDER BY r.id
), bericht AS (
    INSERT INTO berichten_bericht (persoon_id, besluit_id, sjabloonversie_id, {KOLOMMEN}, waarden, vanaf)
    SELECT uit.persoon_id, y.besluit_id, %(betalingsverzoek)s, {WAARDEN},
        jsonb_build_object('schooljaar', %(schooljaar)s::int, 'lesgeld', uit.lesgeld,
            'reden', CASE uit.reden WHEN 'late_inschrijving' THEN uit.reden ELSE 'volledig' END,
            'ingeschreven_vanaf', uit.ingeschreven_vanaf, 'betaalwijze', CASE WHEN d.persoon_id IS NULL THEN 'keuze' ELSE 'incasso' END,
            'ineens_voor', %(betaal_voor)s::date, 'betalingskenmerk', vorderingen_betalingskenmerk(y.id), 'rekening', d.rekening,
            'incassant', CASE WHEN d.persoon_id IS NOT NULL THEN %(incassant)s::text END, 'machtigingskenmerk', d.kenmerk,
            'termijnen', t.termijnen),
        %(peildatum)s::date
    FROM vordering y JOIN uit USING (persoon_id) LEFT JOIN doorlopend d USING (persoon_id)
    JOIN (SELECT lesgeld, jsonb_agg(jsonb_build_object('datum', vervaldatum, 'centen', bedrag) ORDER BY volgnummer) AS termijnen
          FROM schema GROUP BY lesgeld) t USING (lesgeld)
    {GEADRESSEERDE_DICHT.format(persoon="uit.persoon_id")}
    RETURNING id, kanaal, vanaf
), bekendmaking AS (
    INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op) SELECT id, 1, 1, vanaf FROM bericht WHERE kanaal = 1
), naar_mens AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT 'lesgeld_onbeslist', 'lesgeld', concat_ws(':', 'lesgeld_onbeslist', %(schooljaar)s, persoon_id), persoon_id, %(onbeslist)s,
        jsonb_build_object('schooljaar', %(schooljaar)s::int, 'oordeel_centen', CASE WHEN NOT dood THEN lesgeld END,
            'reden', CASE reden WHEN 'late_inschrijving' THEN reden ELSE 'volledig' END, 'laatste_dag', laatste_dag), 1, ''
    FROM uit WHERE naar_mens OR dood
)
SELECT count(*), sum(uitkomst_centen)::bigint FROM besluit
"""
