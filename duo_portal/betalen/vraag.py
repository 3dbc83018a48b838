"""One query for all that hangs on one claim, whatever its history: a page about it costs one question."""

from duo_portal.betalingen.machtiging_sql import geldig_sql
from duo_portal.grootboek.models import Grootboekrekening as Rekening
from duo_portal.grootboek.models import Oorzaak
from duo_portal.remmen.selectors import GEREMD
from duo_portal.vorderingen.selectors import SCHEMA_IN_GEBRUIK, STAND

# What a reader need not see: money paid for costs that lapsed, moved to the claim; what was reversed to make its order anew.
INTERN = f"""{{boeking}}.oorzaak = {Oorzaak.BETALING:d} AND {{boeking}}.debet = 135
    OR {{boeking}}.oorzaak = {Oorzaak.STORNO:d} AND {{boeking}}.debet IN (160, 161)
    OR {{boeking}}.credit IN (160, 161) AND coalesce({{omkering}}.oorzaak, 0) = {Oorzaak.STORNO:d}"""

# Each part is a value of jsonb; dates come as ISO text. A brake counts when it holds the person, this claim or its decision.
_DELEN = {
    "termijnen": f"""SELECT jsonb_agg(jsonb_build_array(t.volgnummer, t.vervaldatum, t.bedrag_centen) ORDER BY t.volgnummer)
        FROM vorderingen_termijn t WHERE t.vordering_id = v.id AND {SCHEMA_IN_GEBRUIK.format(termijn="t")}""",
    "inning": """SELECT jsonb_agg(jsonb_build_array(i.stap, i.datum, i.bedrag_centen, b.waarden ->> 'betalen_voor') ORDER BY i.datum, i.id)
        FROM vorderingen_inning i LEFT JOIN berichten_bericht b ON b.id = i.bericht_id WHERE i.vordering_id = v.id""",
    "betalingen": f"""SELECT jsonb_agg(jsonb_build_array(b.oorzaak, b.valutadatum, b.bedrag_centen, b.debet, b.credit, o.valutadatum)
            ORDER BY b.valutadatum, b.id)
        FROM grootboek_boeking b LEFT JOIN grootboek_boeking o ON o.keert_om_id = b.id
        WHERE b.vordering_id = v.id AND b.oorzaak NOT IN ({Oorzaak.OPGELEGD:d}, {Oorzaak.VERLAAGD:d})
            AND NOT ({INTERN.format(boeking="b", omkering="o")})""",
    "regeling": f"""SELECT jsonb_build_object('pk', r.id, 'soort', r.soort, 'eigen_schema', r.eigen_schema, 'van', r.van,
            'sinds', (SELECT coalesce(sum(CASE b.oorzaak WHEN {Oorzaak.STORNO:d} THEN -b.bedrag_centen ELSE b.bedrag_centen END), 0)::bigint
                FROM grootboek_boeking b WHERE b.vordering_id = v.id AND b.vastgelegd_op > r.vastgelegd_op
                AND (b.oorzaak IN ({Oorzaak.BETALING:d}, {Oorzaak.VERREKEND:d}) AND b.credit BETWEEN 130 AND 136
                    OR b.oorzaak = {Oorzaak.STORNO:d} AND b.debet BETWEEN 130 AND 136)),
            'machtiging', CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('pk', m.id, 'kenmerk', m.kenmerk, 'iban', m.iban,
                'tenaamstelling', m.tenaamstelling, 'getekend_op', m.getekend_op,
                'van_ander', m.iban IS DISTINCT FROM (SELECT k.iban FROM register_rekening k
                    WHERE k.persoon_id = v.persoon_id AND k.vervangen_op IS NULL)) END)
        FROM vorderingen_betalingsregeling r
        LEFT JOIN betalingen_incassoregeling c ON c.regeling_id = r.id
        LEFT JOIN betalingen_incassomachtiging m ON m.id = c.machtiging_id AND {geldig_sql("m", "%(peildatum)s::date")}
        WHERE r.vordering_id = v.id AND r.vervangen_op IS NULL""",
    "einde": """SELECT to_jsonb(e.soort) FROM vorderingen_regelingeinde e JOIN vorderingen_betalingsregeling r ON r.id = e.regeling_id
        WHERE r.vordering_id = v.id ORDER BY e.id DESC LIMIT 1""",
    "afschrijvingen": """SELECT jsonb_agg(jsonb_build_object('volgnummer', t.volgnummer, 'dag', p.uitvoeren_op, 'centen', i.bedrag_centen,
            'iban', i.iban, 'geboekt_op', b.valutadatum, 'retour_op', r.datum, 'grond', r.grond) ORDER BY p.uitvoeren_op, i.id)
        FROM betalingen_incasso i
        JOIN vorderingen_termijn t ON t.id = i.termijn_id
        JOIN betalingen_betaalbatch p ON p.id = i.batch_id
        LEFT JOIN betalingen_incassoboeking g ON g.incasso_id = i.id
        LEFT JOIN grootboek_boeking b ON b.id = g.boeking_id
        LEFT JOIN betalingen_incassoretour r ON r.incasso_id = i.id
        WHERE i.vordering_id = v.id""",
    "remmen": f"""SELECT jsonb_agg(jsonb_build_object('soort', m.soort, 'tot', m.tot) ORDER BY m.id)
        FROM ({GEREMD}) g JOIN remmen_rem m ON m.id = g.rem_id
        WHERE g.persoon_id = v.persoon_id AND (g.vordering_id IS NULL OR g.vordering_id = v.id)
            AND (g.besluit_id IS NULL OR g.besluit_id IN (SELECT x.besluit_id FROM grootboek_boeking x WHERE x.vordering_id = v.id))""",
    "terugbetalingen": """SELECT jsonb_agg(jsonb_build_object('centen', o.bedrag_centen, 'iban', o.iban, 'opgesteld_op', o.opgesteld_op,
            'uitgevoerd_op', d.valutadatum, 'terug_op', t.datum) ORDER BY o.id)
        FROM grootboek_boeking b JOIN betalingen_betaalopdracht o ON o.boeking_id = b.id
        LEFT JOIN betalingen_uitvoering u ON u.opdracht_id = o.id LEFT JOIN grootboek_boeking d ON d.id = u.boeking_id
        LEFT JOIN betalingen_uitbetalingretour t ON t.opdracht_id = o.id
        WHERE b.vordering_id = v.id AND NOT EXISTS (SELECT FROM grootboek_boeking k WHERE k.keert_om_id = b.id)""",
    "terug_zonder_opdracht": f"""SELECT to_jsonb(coalesce(sum(b.bedrag_centen), 0)::bigint) FROM grootboek_boeking b
        WHERE b.vordering_id = v.id AND b.credit IN ({Rekening.TE_BETALEN_LESGELD:d}, {Rekening.TE_BETALEN_STUDIEFINANCIERING:d})
            AND NOT EXISTS (SELECT FROM betalingen_betaalopdracht o WHERE o.boeking_id = b.id)
            AND NOT EXISTS (SELECT FROM grootboek_boeking k WHERE k.keert_om_id = b.id)""",
    "overdrachten": """SELECT jsonb_agg(jsonb_build_object('partij', r.partij, 'actie', r.actie, 'op', p.datum,
            'centen', r.hoofdsom_centen + r.kosten_centen, 'aanvaard', a.aanvaard, 'antwoord_op', a.op) ORDER BY r.id)
        FROM vorderingen_overdrachtregel r JOIN vorderingen_overdrachtbestand p ON p.id = r.bestand_id
        LEFT JOIN vorderingen_overdrachtantwoord a ON a.regel_id = r.id
        WHERE r.vordering_id = v.id""",
    "eigen_kosten": """SELECT jsonb_agg(jsonb_build_object('partij', o.partij, 'op', o.datum, 'centen', o.bedrag_centen)
            ORDER BY o.datum, o.id)
        FROM betalingen_partijontvangst o WHERE o.vordering_id = v.id AND o.soort = 2""",
    "in_behandeling": """SELECT to_jsonb(coalesce(sum(p.bedrag_centen), 0)::bigint) FROM betalingen_betaalpoging p
        WHERE p.vordering_id = v.id AND p.aangemaakt_op > now() - interval '1 hour'
            AND NOT EXISTS (SELECT FROM betalingen_betaaluitkomst u WHERE u.poging_id = p.id)""",
    "overleden": """SELECT to_jsonb(EXISTS (
        SELECT FROM register_overlijden o WHERE o.persoon_id = v.persoon_id AND o.vervangen_op IS NULL))""",
    "verzoeken": """SELECT jsonb_agg(jsonb_build_object('pk', a.id, 'soort', a.soort, 'staat', a.staat, 'gegevens', a.gegevens,
            'ontvangen_op', a.ontvangen_op) ORDER BY a.id)
        FROM aanvragen_aanvraag a WHERE a.persoon_id = v.persoon_id AND a.periode = v.periode AND starts_with(a.soort, %(lijn)s)""",
    "perioden": """SELECT jsonb_agg(w.periode ORDER BY w.periode DESC)
        FROM vorderingen_vordering w WHERE w.persoon_id = v.persoon_id AND w.soort = v.soort""",
    "besloten_op": f"""SELECT to_jsonb(max(b.boekdatum)) FROM grootboek_boeking b
        WHERE b.vordering_id = v.id AND b.oorzaak IN ({Oorzaak.OPGELEGD:d}, {Oorzaak.VERLAAGD:d})""",
}

# Parameters: %(persoon)s, %(soort)s, %(rekening)s, %(lijn)s, %(peildatum)s and %(machtiging_maanden)s.
_ALLES = f"""
SELECT v.id, v.periode, v.ontstaan_op, v.betaal_voor, vorderingen_betalingskenmerk(v.id), stand.*,
    {", ".join(f"({vraag}) AS {naam}" for naam, vraag in _DELEN.items())}
FROM vorderingen_vordering v
CROSS JOIN LATERAL ({STAND.format(vordering="v.id", rekening="%(rekening)s")})
    AS stand(verschuldigd, betaald, terug, open, kosten, kosten_open)
WHERE v.persoon_id = %(persoon)s AND v.soort = %(soort)s
"""
# One claim; and %(periode)s: NULL means the newest.
BEELD = f"{_ALLES} AND (%(periode)s::int IS NULL OR v.periode = %(periode)s) ORDER BY v.periode DESC LIMIT 1"
# The newest claim, and those before it on which anything is open.
BEELDEN = f"""{_ALLES} AND (stand.open <> 0 OR stand.kosten_open <> 0 OR v.periode = (
    SELECT max(w.periode) FROM vorderingen_vordering w WHERE w.persoon_id = v.persoon_id AND w.soort = v.soort))
ORDER BY v.periode DESC
"""
DELEN = tuple(_DELEN)
