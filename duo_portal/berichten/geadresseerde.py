"""Where post goes: one SQL home, used by every run and by a single message alike.

Both joins on ``{persoon}`` yield ``geadresseerde.*``: the columns that ``KOLOMMEN`` names in a message. Who receives post on
behalf of the person comes first (death ends every authority but that of the heirs); nothing is ever addressed to somebody
who died. ``%(lijn)s``, ``%(berichtsoort)s`` and ``%(peildatum)s`` are parameters.

``GEADRESSEERDE`` looks each person up. ``GEADRESSEERDE_DICHT`` reads all persons from ``%(van)s`` to ``%(tot)s``: a third of
the work for a chunk in which most of them get a message. Each table names its own bounds, for Postgres does not carry them
over a join and would read the whole register for every chunk. Names in ``{persoon}`` that the query uses itself (g, o, v, a,
w …) would bind to those: choose another.
"""

from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.register.selectors import post_sql

KOLOMMEN = "rol, naam, over, adresregels, taal, kanaal, lijn"
WAARDEN = ", ".join(f"geadresseerde.{kolom}" for kolom in KOLOMMEN.split(", "))


def naam_sql(van: str) -> str:
    return f"concat_ws(' ', nullif({van}.voornamen, ''), nullif({van}.voorvoegsel, ''), {van}.geslachtsnaam)"


def adresregels_sql(van: str) -> str:
    """Abroad the lines as given, with an unknown address none, else street and postcode."""
    return f"""
        CASE WHEN {van}.soort = 2 THEN array_remove(ARRAY[{van}.regel1, {van}.regel2, {van}.regel3]::varchar[], '')
             WHEN {van}.soort = 3 OR {van}.id IS NULL THEN ARRAY[]::varchar[]
             ELSE array_remove(ARRAY[
                 trim(coalesce(nullif({van}.straat, ''), {van}.locatie) || ' ' || coalesce({van}.huisnummer::text, '') || {van}.huisletter
                     || CASE WHEN {van}.toevoeging <> '' THEN '-' || {van}.toevoeging ELSE '' END),
                 trim(left({van}.postcode, 4) || ' ' || substr({van}.postcode, 5) || '  ' || {van}.plaats)]::varchar[], '') END"""


def _geadresseerde(grens: str) -> str:
    """One row per person whose number satisfies ``grens``."""
    return f"""
    SELECT g.persoon_id,
        CASE WHEN v.organisatie <> '' THEN v.organisatie WHEN v.id IS NOT NULL THEN {naam_sql("v")}
             WHEN o.id IS NOT NULL THEN 'De nabestaanden' ELSE {naam_sql("g")} END AS naam,
        CASE WHEN o.id IS NOT NULL OR v.id IS NOT NULL THEN {naam_sql("g")} ELSE '' END AS over,
        CASE WHEN o.id IS NOT NULL THEN 'nabestaande' WHEN v.id IS NOT NULL THEN 'vertegenwoordiger' ELSE 'zelf' END AS rol,
        CASE WHEN v.id IS NOT NULL THEN v.regels ELSE {adresregels_sql("a")} END AS adresregels,
        coalesce(vk.taal, 'nl') AS taal,
        CASE WHEN o.id IS NOT NULL OR v.id IS NOT NULL THEN 2 ELSE coalesce(kk.kanaal, 2) END AS kanaal, %(lijn)s::varchar AS lijn
    FROM register_persoonsgegeven g
    LEFT JOIN register_overlijden o ON o.persoon_id = g.persoon_id AND o.vervangen_op IS NULL AND o.persoon_id {grens}
    LEFT JOIN (
        SELECT DISTINCT ON (w.persoon_id) w.id, w.persoon_id, w.organisatie, wg.voornamen, wg.voorvoegsel, wg.geslachtsnaam,
            CASE WHEN cardinality(w.adresregels) > 0 THEN w.adresregels ELSE {adresregels_sql("wa")} END AS regels
        FROM register_vertegenwoordiging w
        LEFT JOIN register_persoonsgegeven wg ON wg.persoon_id = w.vertegenwoordiger_id AND wg.vervangen_op IS NULL
        LEFT JOIN register_adres wa ON wa.persoon_id = coalesce(w.vertegenwoordiger_id, w.persoon_id) AND wa.vervangen_op IS NULL
        WHERE w.persoon_id {grens} AND w.vervangen_op IS NULL AND w.ontvangt_post
          AND (w.soort = {int(Vertegenwoordigingssoort.ERFGENAAM)})
              = EXISTS (SELECT FROM register_overlijden wo WHERE wo.persoon_id = w.persoon_id AND wo.vervangen_op IS NULL)
          AND w.van <= %(peildatum)s AND coalesce(w.tot, 'infinity') >= %(peildatum)s
          AND (w.lijnen = '{{{{}}}}' OR %(lijn)s = ANY (w.lijnen))
        ORDER BY w.persoon_id, w.id
    ) v ON v.persoon_id = g.persoon_id
    LEFT JOIN register_adres a ON a.persoon_id = g.persoon_id AND a.vervangen_op IS NULL AND a.persoon_id {grens}
    LEFT JOIN berichten_voorkeur vk ON vk.persoon_id = g.persoon_id AND vk.persoon_id {grens}
    LEFT JOIN berichten_kanaalkeuze kk ON kk.persoon_id = g.persoon_id AND kk.berichtsoort = %(berichtsoort)s
        AND kk.vervangen_op IS NULL AND kk.persoon_id {grens}
    WHERE g.persoon_id {grens} AND g.vervangen_op IS NULL"""


# OFFSET 0 keeps it one lookup per person: the planner may not turn it into a join with the whole register.
GEADRESSEERDE = f"JOIN LATERAL ({_geadresseerde('= {persoon}')}\n    OFFSET 0\n) geadresseerde ON true\n"
GEADRESSEERDE_DICHT = f"""
JOIN ({_geadresseerde("BETWEEN %(van)s AND %(tot)s")}
) geadresseerde ON geadresseerde.persoon_id = {{persoon}}
"""


def zelf_sql(persoon: str) -> str:
    """A join that yields ``zelf.*`` (``KOLOMMEN``) for a living adult whose decisions go to somebody else: they are told too.

    ``persoon`` is a column such as ``z.persoon_id``; its table may not be called g, a, vk, kk, p, v, w or o. Parameters:
    ``%(dag)s``, ``%(lijn)s`` and ``%(berichtsoort)s``.
    """
    return f"""
JOIN LATERAL (
    SELECT 'zelf' AS rol, {naam_sql("g")} AS naam, '' AS over, {adresregels_sql("a")} AS adresregels, coalesce(vk.taal, 'nl') AS taal,
        coalesce(kk.kanaal, 2) AS kanaal, %(lijn)s::varchar AS lijn
    FROM ({post_sql(f"(SELECT {persoon} AS persoon_id)")}) post
    JOIN register_persoonsgegeven g ON g.persoon_id = post.persoon_id AND g.vervangen_op IS NULL
    LEFT JOIN register_adres a ON a.persoon_id = post.persoon_id AND a.vervangen_op IS NULL
    LEFT JOIN berichten_voorkeur vk ON vk.persoon_id = post.persoon_id
    LEFT JOIN berichten_kanaalkeuze kk ON kk.persoon_id = post.persoon_id AND kk.berichtsoort = %(berichtsoort)s
        AND kk.vervangen_op IS NULL
    WHERE post.vertegenwoordiging_id IS NULL AND NOT post.formeel
    OFFSET 0
) zelf ON true
"""
