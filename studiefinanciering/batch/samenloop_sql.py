"""What else follows from the same event, read from the ledger and the choices of the person, so that one letter tells it all.

A diploma that arrives late ends the grant and the travel product, lowers the school fee and turns the prestatiebeurs into a gift. Each
has its own decision; the letter about what is to be paid names them together (decision record 0116). Amounts in cents.
"""

# ``{wie}``: a column with the person; ``{laat}``: whether the school was late (then the travel product brings no fine, WSF 3.27 lid 7).
SAMENLOOP = """
CROSS JOIN LATERAL (
    SELECT jsonb_build_object('lesgeld_lager', coalesce(sum(b.bedrag_centen) FILTER (WHERE b.oorzaak = 2), 0)::bigint,
        'lesgeld_open', greatest(coalesce(sum(CASE WHEN b.debet BETWEEN 130 AND 136 THEN b.bedrag_centen ELSE 0 END
            - CASE WHEN b.credit BETWEEN 130 AND 136 THEN b.bedrag_centen ELSE 0 END), 0), 0)::bigint,
        'wordt_gift', coalesce((SELECT sum(g.bedrag_centen) FROM grootboek_boeking g WHERE g.persoon_id = {wie}
            AND (g.debet IN (141, 161) OR g.credit IN (141, 161)) AND g.oorzaak = 18 AND g.debet = 400
            AND g.boekdatum > %(peildatum)s::date - 31), 0)::bigint,
        'reis_stopt', {laat} AND EXISTS (SELECT FROM studiefinanciering_studiekeuze k
            WHERE k.persoon_id = {wie} AND k.vervangen_op IS NULL AND k.reisproduct > 0)) AS waarden
    FROM vorderingen_vordering f JOIN grootboek_boeking b ON b.vordering_id = f.id
    WHERE f.persoon_id = {wie} AND f.soort = 1 AND EXISTS (SELECT FROM grootboek_boeking n
        WHERE n.vordering_id = f.id AND n.oorzaak = 2 AND n.boekdatum > %(peildatum)s::date - 31)
) samenloop"""
