"""One statement that writes a chunk of the monthly payment: months, ledger, order, claim with its plan, letters and tasks.

Accounts: 400 gifts, 141 conditional grants, 131 loans, 161 the running account of the student, 162 on its way to them, 132 claims
of what was too much. Causes: 1 claimed, 2 claim lowered, 15 awarded, 16 lowered, 17 made payable.
"""

from duo_portal.berichten.berichten_sql import NIEUW_NUMMER, berichten_sql
from duo_portal.register.selectors import geld_sql
from duo_portal.vorderingen.models import Einde, Inningsstap, Regelingsoort
from studiefinanciering.batch.samenloop_sql import SAMENLOOP

# A plan that runs gives way to one for the whole of what is open then. Before the statement below: both plans are of one claim.
VERVANG_REGELING = f"""
WITH weg AS (
    UPDATE vorderingen_betalingsregeling r SET vervangen_op = now()
    FROM maand_uitkomst u JOIN vorderingen_vordering v ON v.persoon_id = u.persoon_id AND v.soort = 3
    WHERE u.vorder > 0 AND v.periode = extract(year FROM coalesce(u.laatste_lager, %(maand)s))::int
        AND r.vordering_id = v.id AND r.vervangen_op IS NULL
    RETURNING r.id
)
INSERT INTO vorderingen_regelingeinde (regeling_id, soort, datum) SELECT id, {int(Einde.VERVANGEN)}, %(peildatum)s FROM weg
"""

_BOEK = "grootboek_boeking (persoon_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep)"
_BOEK_NR = "grootboek_boeking (id, persoon_id, vordering_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep)"
_DAG = "%(peildatum)s, %(peildatum)s, %(run)s"
_NIEUW = "nextval(pg_get_serial_sequence('{tabel}', 'id'))"
_MAANDEN = """coalesce((SELECT jsonb_agg(jsonb_build_object('maand', v.maand, 'gekregen', v.gekregen, 'recht', v.recht) ORDER BY v.maand)
        FROM maand_verschil v WHERE v.persoon_id = {wie} AND v.recht < v.gekregen), '[]'::jsonb)"""

# The school was late when the end of an enrolment, or a diploma, that lies just before the months that fell away reached us later than
# the law gives a school. That is not the student's fault.
SCHOOL_LAAT = """(u.eerste_lager IS NOT NULL AND (EXISTS (SELECT FROM register_inschrijving i WHERE i.persoon_id = u.persoon_id
            AND i.vervangen_op IS NULL AND i.einddatum BETWEEN u.eerste_lager - 62 AND u.laatste_lager
            AND i.ontvangen_op - i.einddatum > %(uitschrijving_dagen)s)
        OR EXISTS (SELECT FROM register_diploma d WHERE d.persoon_id = u.persoon_id AND d.vervangen_op IS NULL
            AND d.behaald_op BETWEEN u.eerste_lager - 62 AND u.laatste_lager AND d.ontvangen_op - d.behaald_op > %(diploma_dagen)s)))"""

SCHRIJF = f"""
WITH maandboeking AS (
    INSERT INTO studiefinanciering_maandboeking (persoon_id, maand, volgnummer, besluit_id, run_id, gift_centen, prestatie_centen, lening_centen)
    SELECT persoon_id, maand, volgnummer, besluit_id, %(run)s, gift, prestatie, lening FROM maand_verschil ORDER BY persoon_id, maand
    RETURNING persoon_id, gift_centen AS gift, prestatie_centen AS prestatie, lening_centen AS lening
), vorm AS MATERIALIZED (
    SELECT persoon_id, sum(greatest(gift, 0))::bigint AS gift, sum(greatest(prestatie, 0))::bigint AS prestatie,
        sum(greatest(lening, 0))::bigint AS lening, sum(greatest(-gift, 0))::bigint AS gift_af,
        sum(greatest(-prestatie, 0))::bigint AS prestatie_af, sum(greatest(-lening, 0))::bigint AS lening_af, count(*) AS maanden
    FROM maandboeking GROUP BY persoon_id
), boeking AS (
    INSERT INTO {_BOEK}
    SELECT persoon_id, debet, credit, bedrag, oorzaak, {_DAG} FROM vorm CROSS JOIN LATERAL (VALUES (400, 161, gift, 15), (141, 161, prestatie, 15),
        (131, 161, lening, 15), (161, 400, gift_af, 16), (161, 141, prestatie_af, 16), (161, 131, lening_af, 16)
    ) deel (debet, credit, bedrag, oorzaak) WHERE bedrag > 0 ORDER BY persoon_id
), te_betalen AS MATERIALIZED (
    SELECT {_NIEUW.format(tabel="grootboek_boeking")} AS id, x.* FROM (
        SELECT persoon_id, betaal FROM maand_uitkomst WHERE betaal > 0 ORDER BY persoon_id) x
), betaalbaar AS (
    INSERT INTO {_BOEK_NR} SELECT id, persoon_id, NULL, 161, 162, betaal, 17, {_DAG} FROM te_betalen ORDER BY id
    RETURNING id, persoon_id, bedrag_centen
), gericht AS MATERIALIZED (
    SELECT b.id, b.persoon_id, b.bedrag_centen, geld.iban, geld.tenaamstelling, geld.wacht
    FROM betaalbaar b LEFT JOIN ({geld_sql("te_betalen")}) geld ON geld.persoon_id = b.persoon_id
), opdracht AS (
    INSERT INTO betalingen_betaalopdracht (persoon_id, boeking_id, bedrag_centen, iban, tenaamstelling, omschrijving, opgesteld_op)
    SELECT persoon_id, id, bedrag_centen, iban, tenaamstelling, %(omschrijving)s, %(peildatum)s FROM gericht WHERE iban IS NOT NULL ORDER BY id
    RETURNING 1
), claim AS MATERIALIZED (
    SELECT u.*, coalesce(al.id, {_NIEUW.format(tabel="vorderingen_vordering")}) AS vordering_id, al.id IS NULL AS nieuw, {NIEUW_NUMMER} AS bericht_id,
        {_NIEUW.format(tabel="vorderingen_betalingsregeling")} AS regeling_id, p.jaar, p.laat, u.vorder + coalesce(al.open, 0) AS totaal,
        greatest(least(CASE WHEN p.laat THEN %(maanden_school)s ELSE %(maanden)s END,
            (u.vorder + coalesce(al.open, 0)) / %(kleinste)s), 1)::int AS keren,
        (SELECT max(id) FROM besluiten_besluit WHERE persoon_id = u.persoon_id AND soort = 2) AS besluit_id
    FROM maand_uitkomst u
    CROSS JOIN LATERAL (SELECT extract(year FROM coalesce(u.laatste_lager, %(maand)s))::int AS jaar, {SCHOOL_LAAT} AS laat) p
    LEFT JOIN LATERAL (SELECT v.id, greatest(coalesce((SELECT sum(CASE 132 WHEN debet THEN bedrag_centen WHEN credit THEN -bedrag_centen END)
            FROM grootboek_boeking WHERE vordering_id = v.id), 0), 0)::bigint AS open
        FROM vorderingen_vordering v WHERE v.persoon_id = u.persoon_id AND v.soort = 3 AND v.periode = p.jaar OFFSET 0) al ON true
    WHERE u.vorder > 0
), vordering AS (
    INSERT INTO vorderingen_vordering (id, persoon_id, soort, periode, besluit_id, ontstaan_op, betaal_voor)
    SELECT vordering_id, persoon_id, 3, jaar, besluit_id, %(peildatum)s, %(eerste_termijn)s FROM claim WHERE nieuw ORDER BY vordering_id
), gevorderd AS (
    INSERT INTO grootboek_boeking (persoon_id, vordering_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep)
    SELECT persoon_id, vordering_id, 132, 161, vorder, 1, {_DAG} FROM claim ORDER BY persoon_id
), oud AS (
    SELECT u.persoon_id, u.lager, c.id AS vordering_id, open.centen,
        sum(open.centen) OVER (PARTITION BY u.persoon_id ORDER BY c.id DESC)::bigint AS tot
    FROM maand_uitkomst u JOIN vorderingen_vordering c ON c.persoon_id = u.persoon_id AND c.soort = 3
    CROSS JOIN LATERAL (SELECT greatest(sum(CASE 132 WHEN debet THEN bedrag_centen WHEN credit THEN -bedrag_centen END), 0)::bigint AS centen
        FROM grootboek_boeking WHERE vordering_id = c.id) open
    WHERE u.lager > 0
), verlaagd AS (
    INSERT INTO grootboek_boeking (persoon_id, vordering_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep)
    SELECT persoon_id, vordering_id, 161, 132, least(tot, lager) - (tot - centen), 2, {_DAG} FROM oud
    WHERE least(tot, lager) > tot - centen ORDER BY persoon_id
), regeling AS (
    INSERT INTO vorderingen_betalingsregeling (id, persoon_id, vordering_id, soort, eigen_schema, van)
    SELECT regeling_id, persoon_id, vordering_id, {int(Regelingsoort.EIGEN_VOORSTEL)}, true, %(peildatum)s FROM claim ORDER BY regeling_id
), termijn AS (
    INSERT INTO vorderingen_termijn (vordering_id, regeling_id, volgnummer, vervaldatum, bedrag_centen)
    SELECT vordering_id, regeling_id, nr, (%(eerste_termijn)s::date + make_interval(months => nr - 1))::date,
        totaal / keren + CASE WHEN nr = keren THEN totaal %% keren ELSE 0 END
    FROM claim CROSS JOIN LATERAL generate_series(1, keren) nr
), claimbrief AS (
    SELECT c.bericht_id, c.persoon_id, c.besluit_id, jsonb_build_object('totaal', c.totaal, 'maanden', {_MAANDEN.format(wie="c.persoon_id")},
        'eerder', greatest(c.totaal - coalesce((SELECT sum(v.gekregen - v.recht) FROM maand_verschil v
            WHERE v.persoon_id = c.persoon_id AND v.recht < v.gekregen), 0), 0)::bigint, 'school_laat', c.laat, 'keren', c.keren,
        'termijn', c.totaal / c.keren, 'eerste', %(eerste_termijn)s::date,
        'betalingskenmerk', vorderingen_betalingskenmerk(c.vordering_id)) || samenloop.waarden AS waarden
    FROM claim c {SAMENLOOP.format(wie="c.persoon_id", laat="c.laat")}
), {berichten_sql("bericht", "claimbrief", "%(sj_teveel)s", "%(laatste_dag)s::date", "bericht_uit.bericht_id")}, inning AS (
    INSERT INTO vorderingen_inning (vordering_id, stap, datum, bedrag_centen, bericht_id)
    SELECT c.vordering_id, {int(Inningsstap.REGELING)}, %(peildatum)s, c.totaal, b.id FROM claim c LEFT JOIN bericht b ON b.id = c.bericht_id
), taak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT 'rekening_ontbreekt', 'studiefinanciering', 'rekening:' || id, persoon_id,
        'Er is studiefinanciering te betalen, maar het kan nog nergens heen: zoek de rekening.',
        jsonb_build_object('boeking', id, 'wacht', wacht), 1, ''
    FROM gericht WHERE iban IS NULL
    UNION ALL
    SELECT 'teveel_na_overlijden', 'studiefinanciering', 'teveel_na_overlijden:' || persoon_id, persoon_id,
        'Na een overlijden is te veel studiefinanciering betaald. Vraag de nabestaanden niets: beoordeel kwijtschelding.',
        jsonb_build_object('teveel_centen', -achter), 1, ''
    FROM maand_uitkomst WHERE overleden AND achter < 0
    ON CONFLICT (sleutel) DO NOTHING
)
SELECT (SELECT count(*) FROM vorm), (SELECT coalesce(sum(maanden), 0)::bigint FROM vorm),
    (SELECT coalesce(sum(gift + prestatie + lening), 0)::bigint FROM vorm),
    (SELECT coalesce(sum(gift_af + prestatie_af + lening_af), 0)::bigint FROM vorm),
    count(*) FILTER (WHERE betaal > 0), coalesce(sum(betaal), 0)::bigint, coalesce(max(betaal), 0), coalesce(sum(verreken), 0)::bigint,
    coalesce(sum(lager), 0)::bigint, coalesce(sum(vorder), 0)::bigint, (SELECT count(*) FROM opdracht)
FROM maand_uitkomst
"""
