"""Which messages wait for paper, and where each would go today: one SQL home for the run and for sending again.

Waiting is: on paper, its day has come, no piece of mail yet, not made known, and no task that says why not. An order to send
(``Zendopdracht``) waits likewise. Percent signs occur only as parameters.
"""

from duo_portal.berichten.geadresseerde import GEADRESSEERDE, adresregels_sql

# The service line of message b with template version s.
LIJN = "coalesce(nullif(b.lijn, ''), split_part(s.naam, '/', 1))"

# Joins that yield ``nu`` (adresregels, rol, naam) for the person and template version of ``k``: whoever receives the post today, or,
# for what is told to the person themselves beside that, the person. A left join: who is no longer in the register has no address.
# Parameters: those of ``GEADRESSEERDE`` and %(alleen_zelf)s, the versions of the second kind.
NU = f"""
LEFT {GEADRESSEERDE.format(persoon="k.persoon_id")}
LEFT JOIN register_adres eigen ON eigen.persoon_id = k.persoon_id AND eigen.vervangen_op IS NULL
CROSS JOIN LATERAL (SELECT k.sjabloonversie_id = ANY(%(alleen_zelf)s) AS zelf,
    EXISTS (SELECT FROM register_overlijden d WHERE d.persoon_id = k.persoon_id AND d.vervangen_op IS NULL) AS overleden) voor
CROSS JOIN LATERAL (SELECT
    coalesce(CASE WHEN voor.zelf THEN {adresregels_sql("eigen")} ELSE geadresseerde.adresregels END, ARRAY[]::varchar[]) AS adresregels,
    coalesce(CASE WHEN NOT voor.zelf THEN geadresseerde.rol WHEN voor.overleden THEN 'nabestaande' ELSE 'zelf' END, '') AS rol,
    coalesce(geadresseerde.naam, '') AS naam) nu
"""

_NIETS_GEDAAN = """
    NOT EXISTS (SELECT FROM berichten_poststuk p WHERE p.bericht_id = {bericht} AND p.volgnummer = {nummer})
    AND NOT EXISTS (SELECT FROM werkvoorraad_taak t WHERE t.sleutel = concat_ws('-', 'post', {bericht}, {nummer}))
    AND (%(herkomst)s::int IS NULL
        OR EXISTS (SELECT FROM register_persoon h WHERE h.id = b.persoon_id AND h.herkomst = %(herkomst)s::int))"""

WACHTEND = f"""
SELECT b.persoon_id, {LIJN} AS lijn, b.sjabloonversie_id, b.id AS bericht_id, 1 AS volgnummer, 0 AS reden, ARRAY[]::varchar[] AS adres
FROM berichten_bericht b JOIN berichten_sjabloonversie s ON s.id = b.sjabloonversie_id
WHERE b.kanaal = 2 AND b.vanaf <= %(dag)s AND b.id <= %(tot_bericht)s
    AND NOT EXISTS (SELECT FROM berichten_bekendmaking m WHERE m.bericht_id = b.id)
    AND {_NIETS_GEDAAN.format(bericht="b.id", nummer="1")}
UNION ALL
SELECT b.persoon_id, {LIJN}, b.sjabloonversie_id, z.bericht_id, z.volgnummer, z.reden, z.adresregels
FROM berichten_zendopdracht z
JOIN berichten_bericht b ON b.id = z.bericht_id
JOIN berichten_sjabloonversie s ON s.id = b.sjabloonversie_id
WHERE z.dag <= %(dag)s AND {_NIETS_GEDAAN.format(bericht="z.bericht_id", nummer="z.volgnummer")}
"""

KANDIDATEN = f"SELECT DISTINCT persoon_id FROM ({WACHTEND}) wachtend"
LIJNEN = f"SELECT DISTINCT lijn FROM ({WACHTEND}) wachtend WHERE persoon_id BETWEEN %(van)s AND %(tot)s ORDER BY 1"
GRENS = f"""
SELECT coalesce(max(bericht_id), 0)
FROM (SELECT bericht_id FROM ({WACHTEND}) wachtend WHERE volgnummer = 1 ORDER BY bericht_id LIMIT %(hoogstens)s) eerste
"""
KIES = f"""
CREATE TEMPORARY TABLE post_kandidaat ON COMMIT DROP AS
SELECT persoon_id, sjabloonversie_id, bericht_id, volgnummer, reden, adres FROM ({WACHTEND}) wachtend
WHERE lijn = %(lijn)s AND persoon_id BETWEEN %(van)s AND %(tot)s
"""

BESTEMMING = f"""
SELECT k.bericht_id, k.volgnummer, k.reden, k.adres, nu.adresregels, nu.rol, nu.naam, coalesce(wens.vorm, '')
FROM post_kandidaat k
{NU}
LEFT JOIN berichten_voorkeur wens ON wens.persoon_id = k.persoon_id
ORDER BY k.bericht_id, k.volgnummer
"""
