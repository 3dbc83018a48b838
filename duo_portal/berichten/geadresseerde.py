"""Where post goes: one SQL home, used by every run and by a single message alike.

``GEADRESSEERDE`` is a set of joins on ``{persoon}``; it yields ``geadresseerde.*``: the columns that ``KOLOMMEN`` names in a
message. Who receives post on behalf of the person comes first; nothing is ever
addressed to somebody who died. ``%(lijn)s``, ``%(berichtsoort)s`` and ``%(peildatum)s`` are its parameters.
"""

KOLOMMEN = "rol, naam, over, adresregels, taal, kanaal"
WAARDEN = ", ".join(f"geadresseerde.{kolom}" for kolom in KOLOMMEN.split(", "))
GEADRESSEERDE = """
JOIN LATERAL (
    SELECT
        CASE WHEN v.id IS NOT NULL AND v.organisatie <> '' THEN v.organisatie
             WHEN v.id IS NOT NULL THEN concat_ws(' ', nullif(vg.voornamen, ''), nullif(vg.voorvoegsel, ''), vg.geslachtsnaam)
             WHEN o.id IS NOT NULL THEN 'De nabestaanden'
             ELSE concat_ws(' ', nullif(g.voornamen, ''), nullif(g.voorvoegsel, ''), g.geslachtsnaam) END AS naam,
        CASE WHEN o.id IS NOT NULL OR v.id IS NOT NULL
             THEN concat_ws(' ', nullif(g.voornamen, ''), nullif(g.voorvoegsel, ''), g.geslachtsnaam) ELSE '' END AS over,
        CASE WHEN o.id IS NOT NULL THEN 'nabestaande' WHEN v.id IS NOT NULL THEN 'vertegenwoordiger' ELSE 'zelf' END AS rol,
        CASE WHEN v.id IS NOT NULL AND cardinality(v.adresregels) > 0 THEN v.adresregels
             WHEN a.soort = 2 THEN array_remove(ARRAY[a.regel1, a.regel2, a.regel3]::varchar[], '')
             WHEN a.soort = 3 OR a.id IS NULL THEN ARRAY[]::varchar[]
             ELSE array_remove(ARRAY[
                 trim(coalesce(nullif(a.straat, ''), a.locatie) || ' ' || coalesce(a.huisnummer::text, '') || a.huisletter
                     || CASE WHEN a.toevoeging <> '' THEN '-' || a.toevoeging ELSE '' END),
                 trim(left(a.postcode, 4) || ' ' || substr(a.postcode, 5) || '  ' || a.plaats)]::varchar[], '') END AS adresregels,
        coalesce(vk.taal, 'nl') AS taal,
        CASE WHEN o.id IS NOT NULL OR v.id IS NOT NULL THEN 2 ELSE coalesce(kk.kanaal, 2) END AS kanaal
    FROM register_persoonsgegeven g
    LEFT JOIN register_overlijden o ON o.persoon_id = g.persoon_id AND o.vervangen_op IS NULL
    LEFT JOIN LATERAL (
        SELECT * FROM register_vertegenwoordiging w
        WHERE w.persoon_id = g.persoon_id AND w.vervangen_op IS NULL AND w.ontvangt_post
          AND w.van <= %(peildatum)s AND coalesce(w.tot, 'infinity') >= %(peildatum)s
          AND (w.lijnen = '{{}}' OR %(lijn)s = ANY (w.lijnen))
        ORDER BY w.id LIMIT 1
    ) v ON true
    LEFT JOIN register_persoonsgegeven vg ON vg.persoon_id = v.vertegenwoordiger_id AND vg.vervangen_op IS NULL
    LEFT JOIN register_adres a ON a.persoon_id = coalesce(v.vertegenwoordiger_id, g.persoon_id) AND a.vervangen_op IS NULL
    LEFT JOIN berichten_voorkeur vk ON vk.persoon_id = g.persoon_id
    LEFT JOIN berichten_kanaalkeuze kk ON kk.persoon_id = g.persoon_id AND kk.berichtsoort = %(berichtsoort)s AND kk.vervangen_op IS NULL
    WHERE g.persoon_id = {persoon} AND g.vervangen_op IS NULL
) geadresseerde ON true
"""
