"""The statements behind a file of returns: first what came back and what it reverses, then what follows for the payer."""

from duo_portal.berichten.berichten_sql import NIEUW_NUMMER, berichten_sql
from duo_portal.betalingen.models import Retourgrond
from duo_portal.grootboek.models import Grootboekrekening, Oorzaak
from duo_portal.grootboek.selectors import hoofdsom_sql
from duo_portal.vorderingen.lijnen import lijn_sql
from duo_portal.vorderingen.models import Einde, Inningsstap
from duo_portal.vorderingen.selectors import SCHEMA_IN_GEBRUIK, STAND

GEWEIGERD, OP_VERZOEK, ZONDER_MACHTIGING = (int(grond) for grond in Retourgrond)
ONDERWEG = int(Grootboekrekening.TUSSENREKENING_INCASSO)
BIJ_EEN_ANDER = ", ".join(
    str(int(stap)) for stap in (Inningsstap.CJIB, Inningsstap.DEURWAARDER, Inningsstap.VERLAAGD, Inningsstap.BUITENLAND)
)

VERGRENDEL = """
SELECT count(*) FROM (SELECT DISTINCT i.persoon_id FROM incasso_terug r JOIN betalingen_incasso i ON i.id = r.incasso_id ORDER BY 1) k
CROSS JOIN LATERAL (SELECT id FROM register_persoon WHERE id = k.persoon_id FOR NO KEY UPDATE) p
"""

# The returns that are new, with the number of the reversal where the debit had been booked.
NIEUW = f"""
CREATE TEMPORARY TABLE incasso_nieuw ON COMMIT DROP AS
SELECT x.*, CASE WHEN x.geboekt IS NOT NULL THEN nextval(pg_get_serial_sequence('grootboek_boeking', 'id')) END AS storno_id
FROM (
    SELECT DISTINCT ON (r.incasso_id) r.*, i.persoon_id, i.vordering_id, i.termijn_id, i.machtiging_id, i.bedrag_centen, b.uitvoeren_op,
        v.soort, v.periode, {hoofdsom_sql("v.soort")} AS rekening, k.boeking_id AS geboekt
    FROM incasso_terug r JOIN betalingen_incasso i ON i.id = r.incasso_id
    JOIN betalingen_betaalbatch b ON b.id = i.batch_id JOIN vorderingen_vordering v ON v.id = i.vordering_id
    LEFT JOIN betalingen_incassoboeking k ON k.incasso_id = i.id
    WHERE NOT EXISTS (SELECT FROM betalingen_incassoretour al WHERE al.incasso_id = r.incasso_id)
    ORDER BY r.incasso_id, r.datum
) x
"""

RETOUR = f"""
WITH storno AS (
    INSERT INTO grootboek_boeking (id, persoon_id, vordering_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep, keert_om_id)
    SELECT storno_id, persoon_id, vordering_id, rekening, {ONDERWEG}, bedrag_centen, {int(Oorzaak.STORNO)}, datum, datum, groep, geboekt
    FROM incasso_nieuw WHERE storno_id IS NOT NULL ORDER BY storno_id
), retour AS (
    INSERT INTO betalingen_incassoretour (incasso_id, code, grond, datum, regel_id, boeking_id)
    SELECT incasso_id, code, grond, datum, regel_id, storno_id FROM incasso_nieuw ORDER BY incasso_id
)
SELECT count(*) FROM incasso_nieuw
"""

# Each return with its claim as it is after the reversal, and the plan that still debits it. ``open`` is what may be asked of the
# payer for it. Nothing is asked after a death, nor by machine where the CJIB or a bailiff collects.
ZAKEN = f"""
CREATE TEMPORARY TABLE incasso_zaak ON COMMIT DROP AS
SELECT n.*, r.id AS regeling_id, least(stand.open, CASE WHEN r.id IS NOT NULL THEN n.bedrag_centen ELSE stand.open END) AS open, stand.open AS alles,
    stand.verschuldigd, stand.betaald, coalesce(i.stap IN ({BIJ_EEN_ANDER}), false) AS bij_een_ander,
    n.houder_overleden OR EXISTS (SELECT FROM register_overlijden o WHERE o.persoon_id = n.persoon_id AND o.vervangen_op IS NULL) AS overleden,
    EXISTS (SELECT FROM grootboek_boeking k WHERE k.vordering_id = n.vordering_id AND k.oorzaak = {int(Oorzaak.TERUG_TE_BETALEN)}) AS na_teruggave
FROM incasso_nieuw n
JOIN vorderingen_termijn t ON t.id = n.termijn_id
LEFT JOIN vorderingen_betalingsregeling r ON r.vordering_id = n.vordering_id AND r.vervangen_op IS NULL
    AND t.regeling_id IS NOT DISTINCT FROM CASE WHEN r.eigen_schema THEN r.id END
    AND EXISTS (SELECT FROM betalingen_incassoregeling ir WHERE ir.regeling_id = r.id)
CROSS JOIN LATERAL ({STAND.format(vordering="n.vordering_id", rekening="n.rekening")})
    AS stand (verschuldigd, betaald, terug, open, kosten, kosten_open)
LEFT JOIN LATERAL (SELECT stap FROM vorderingen_inning WHERE vordering_id = n.vordering_id ORDER BY datum DESC, id DESC LIMIT 1) i ON true
"""

# Plans with so many refusals one after the other, at least one of them new: an island of refused debits among all of the plan.
VERVALT = f"""
reeks AS (
    SELECT r.id AS regeling_id, i.id AS incasso_id, coalesce(rt.grond = {GEWEIGERD}, false) AS mis,
        row_number() OVER (PARTITION BY r.id ORDER BY t.volgnummer)
            - row_number() OVER (PARTITION BY r.id, coalesce(rt.grond = {GEWEIGERD}, false) ORDER BY t.volgnummer) AS eiland
    FROM vorderingen_betalingsregeling r
    JOIN betalingen_incasso i ON i.vordering_id = r.vordering_id
    JOIN vorderingen_termijn t ON t.id = i.termijn_id AND t.regeling_id IS NOT DISTINCT FROM CASE WHEN r.eigen_schema THEN r.id END
    LEFT JOIN betalingen_incassoretour rt ON rt.incasso_id = i.id
    WHERE r.id IN (SELECT regeling_id FROM incasso_zaak WHERE grond = {GEWEIGERD})
), vervalt AS MATERIALIZED (
    SELECT DISTINCT regeling_id FROM reeks WHERE mis GROUP BY regeling_id, eiland
    HAVING count(*) >= %(op_rij)s AND bool_or(incasso_id IN (SELECT incasso_id FROM incasso_zaak))
)"""

GEVOLGEN = f"""
WITH {VERVALT}, vervallen AS (
    UPDATE vorderingen_betalingsregeling SET vervangen_op = now() WHERE id IN (SELECT regeling_id FROM vervalt) AND vervangen_op IS NULL
), zaak AS MATERIALIZED (
    SELECT z.*, EXISTS (SELECT FROM vervalt v WHERE v.regeling_id = z.regeling_id) AS vervalt,
        NOT z.overleden AND NOT z.bij_een_ander AND z.open > 0 AS vraagt, {NIEUW_NUMMER} AS bericht_id
    FROM incasso_zaak z WHERE z.soort = %(soort)s
), einde AS (
    INSERT INTO vorderingen_regelingeinde (regeling_id, soort, datum)
    SELECT regeling_id, {int(Einde.NIET_NAGEKOMEN)}, max(datum) FROM zaak WHERE vervalt GROUP BY regeling_id
), plan_weg AS MATERIALIZED (
    SELECT DISTINCT ON (vordering_id) * FROM zaak WHERE vervalt AND vraagt ORDER BY vordering_id, datum DESC
), mislukt_uit AS (
    SELECT z.bericht_id, z.persoon_id, NULL::bigint AS besluit_id, jsonb_build_object('periode', z.periode, 'bedrag', least(z.bedrag_centen, z.alles), 'afgeschreven_op', z.uitvoeren_op,
        'betalen_voor', %(betalen_voor)s::date, 'betalingskenmerk', vorderingen_betalingskenmerk(z.vordering_id), 'volgende', (
            SELECT min(t.vervaldatum) FROM (SELECT t.*, sum(t.bedrag_centen) OVER (ORDER BY t.volgnummer) - t.bedrag_centen AS vooraf
                FROM vorderingen_termijn t WHERE t.vordering_id = z.vordering_id AND {SCHEMA_IN_GEBRUIK.format(termijn="t")}) t
            WHERE z.regeling_id IS NOT NULL AND t.vervaldatum > %(peildatum)s
                AND greatest(least(t.bedrag_centen, z.verschuldigd - t.vooraf), 0) > greatest(least(t.bedrag_centen, z.betaald - t.vooraf), 0))
        ) AS waarden
    FROM zaak z WHERE z.vraagt AND z.grond = {GEWEIGERD} AND NOT z.vervalt
), {berichten_sql("mislukt", "mislukt_uit", "%(sj_mislukt)s", nummer="mislukt_uit.bericht_id")}
, vervallen_uit AS (
    SELECT bericht_id, persoon_id, NULL::bigint AS besluit_id,
        jsonb_build_object('periode', periode, 'nog_te_betalen', alles, 'afgeschreven_op', uitvoeren_op) AS waarden FROM plan_weg
), {berichten_sql("weg", "vervallen_uit", "%(sj_vervallen)s", nummer="weg_uit.bericht_id")}
, terug_uit AS (
    SELECT bericht_id, persoon_id, NULL::bigint AS besluit_id, jsonb_build_object('periode', periode, 'bedrag', bedrag_centen, 'afgeschreven_op', uitvoeren_op,
        'nog_te_betalen', open, 'na_teruggave', na_teruggave, 'regeling_loopt', regeling_id IS NOT NULL AND NOT vervalt,
        'betalen_voor', %(betalen_voor)s::date, 'betalingskenmerk', vorderingen_betalingskenmerk(vordering_id)) AS waarden
    FROM zaak WHERE vraagt AND grond = {OP_VERZOEK}
), {berichten_sql("terug", "terug_uit", "%(sj_terug)s", nummer="terug_uit.bericht_id")}
, inning AS (
    INSERT INTO vorderingen_inning (vordering_id, stap, datum, bedrag_centen, bericht_id)
    SELECT x.vordering_id, x.stap, x.datum, x.open, coalesce(mislukt.id, weg.id, terug.id) FROM (
        SELECT z.vordering_id, CASE WHEN z.grond = {GEWEIGERD} AND z.regeling_id IS NOT NULL THEN {int(Inningsstap.AFSCHRIJVING_MISLUKT)}
            ELSE {int(Inningsstap.BETALINGSVERZOEK)} END AS stap,
            CASE WHEN z.grond = {GEWEIGERD} AND z.regeling_id IS NOT NULL THEN z.datum ELSE %(peildatum)s::date END AS datum, z.open,
            CASE WHEN z.vervalt THEN p.bericht_id ELSE z.bericht_id END AS bericht_id
        FROM zaak z LEFT JOIN plan_weg p ON p.vordering_id = z.vordering_id WHERE z.vraagt AND z.grond <> {ZONDER_MACHTIGING}
        UNION ALL SELECT vordering_id, {int(Inningsstap.REGELING_VERVALLEN)}, datum, alles, bericht_id FROM plan_weg
    ) x LEFT JOIN mislukt ON mislukt.id = x.bericht_id LEFT JOIN weg ON weg.id = x.bericht_id LEFT JOIN terug ON terug.id = x.bericht_id
    ORDER BY x.vordering_id, x.datum, CASE x.stap WHEN {int(Inningsstap.BETALINGSVERZOEK)} THEN 99 ELSE x.stap END
)
SELECT count(*) FROM zaak
"""

# What a person must look at: who died, a claim that another collects, a bank that is late, a code that nobody knows, no mandate.
TAKEN = f"""
WITH reden AS (
    SELECT z.*, 'incasso_overleden' AS taaksoort, 'Een afschrijving kwam terug na een overlijden. Vraag niets: beoordeel wat er moet gebeuren.' AS tekst
    FROM incasso_zaak z WHERE overleden
    UNION ALL
    SELECT z.*, 'hoger_na_overdracht', 'Een afschrijving kwam terug terwijl het CJIB of de deurwaarder int: beoordeel de inning van dit bedrag.'
    FROM incasso_zaak z WHERE bij_een_ander AND NOT overleden
    UNION ALL
    SELECT z.*, 'incassoretour_te_laat', 'De bank stuurde een afschrijving na de termijn terug. Vraag de bank waarom.'
    FROM incasso_zaak z WHERE grond = {OP_VERZOEK} AND datum > uitvoeren_op + %(terugvragen_dagen)s
        OR grond = {ZONDER_MACHTIGING} AND datum > uitvoeren_op + make_interval(months => %(zonder_machtiging_maanden)s)
    UNION ALL
    SELECT z.*, 'incassoretour_code', 'De bank gaf een onbekende code bij een afschrijving die terugkwam: zoek op wat die betekent.'
    FROM incasso_zaak z WHERE NOT bekend
    UNION ALL
    SELECT z.*, 'incasso_zonder_machtiging', 'De rekeninghouder zegt dat er geen machtiging was. Zoek het bewijs en beantwoord de bank.'
    FROM incasso_zaak z WHERE grond = {ZONDER_MACHTIGING}
), taak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT taaksoort, {lijn_sql("soort")}, taaksoort || ':' || incasso_id, persoon_id, tekst,
        jsonb_build_object('incasso', incasso_id, 'code', code), 1, '' FROM reden
    ON CONFLICT (sleutel) DO NOTHING
), machtiging AS (
    UPDATE betalingen_incassomachtiging SET vervangen_op = now() WHERE vervangen_op IS NULL
        AND id IN (SELECT machtiging_id FROM incasso_zaak WHERE grond = {ZONDER_MACHTIGING})
)
SELECT array_agg(DISTINCT r.id) FILTER (WHERE r.id IS NOT NULL), array_agg(DISTINCT z.vordering_id) FILTER (WHERE NOT z.bij_een_ander AND NOT z.overleden)
FROM incasso_zaak z
LEFT JOIN betalingen_incassoregeling ir ON ir.machtiging_id = z.machtiging_id
LEFT JOIN vorderingen_betalingsregeling r ON r.id = ir.regeling_id AND r.vervangen_op IS NULL
WHERE z.grond = {ZONDER_MACHTIGING}
"""
