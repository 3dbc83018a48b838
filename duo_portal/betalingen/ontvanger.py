"""To which account money goes: one SQL home.

``ONTVANGER`` joins ``ontvanger.iban`` and ``ontvanger.tenaamstelling`` for ``{persoon}`` and claim ``{vordering}``:
who receives money on the person's behalf; after death the account that paid; else the person's own account. Without
any of these no row is lost: the join gives NULL and the case goes to a person. Parameters as in ``geadresseerde``.
"""

ONTVANGER = """
LEFT JOIN LATERAL (
    SELECT x.iban, x.tenaamstelling FROM (
        SELECT 1 AS rang, w.iban, w.tenaamstelling FROM register_vertegenwoordiging w
        WHERE w.persoon_id = {persoon} AND w.vervangen_op IS NULL AND w.ontvangt_geld
          AND w.van <= %(peildatum)s AND coalesce(w.tot, 'infinity') >= %(peildatum)s
          AND (w.lijnen = '{{}}' OR %(lijn)s = ANY (w.lijnen))
        UNION ALL
        (SELECT 2, ontvangst.iban, ontvangst.tenaamstelling FROM register_overlijden overleden
         JOIN grootboek_boeking inleg ON inleg.vordering_id = {vordering} AND inleg.oorzaak = 3
         JOIN betalingen_ontvangst ontvangst ON ontvangst.boeking_id = inleg.id
         WHERE overleden.persoon_id = {persoon} AND overleden.vervangen_op IS NULL ORDER BY inleg.id DESC LIMIT 1)
        UNION ALL
        SELECT 3, r.iban, r.tenaamstelling FROM register_rekening r WHERE r.persoon_id = {persoon} AND r.vervangen_op IS NULL
    ) x ORDER BY x.rang LIMIT 1
) ontvanger ON true
"""
