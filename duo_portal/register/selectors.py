"""Questions to the register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import connection

from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Soort


def lees_inkomens(personen: Sequence[int], jaar: int, *, doel: str, grond: str, door: str) -> dict[int, int]:
    """Incomes in cents by person, read for a named purpose on a named legal ground; every read is logged.

    Raises ``django.db.ProgrammingError`` when purpose or ground is empty: the database refuses it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM register_lees_inkomens(%s, %s, %s, %s, %s)", [list(personen), jaar, doel, grond, door])
        return dict(cursor.fetchall())


# Who acts for somebody is asked in three ways below, and in batches: the conditions stand here and nowhere else.
# Parameters: %(dag)s and, for one service line, %(lijn)s. The death of the person ends every authority but that of the heirs.
GELDIG = f"""
v.vervangen_op IS NULL AND v.van <= %(dag)s AND (v.tot IS NULL OR v.tot >= %(dag)s)
AND (v.soort = {Soort.ERFGENAAM}) = EXISTS (
    SELECT FROM register_overlijden o WHERE o.persoon_id = v.persoon_id AND o.vervangen_op IS NULL)
"""
VAN_KRACHT = f"{GELDIG} AND (v.lijnen = '{{}}' OR %(lijn)s = ANY (v.lijnen))"
# Money may not go to somebody under these measures: only to the account that the administrator gave.
NIET_ZELF_ONTVANGEN = f"({Soort.CURATELE}, {Soort.BEWIND}, {Soort.WSNP})"


def post_sql(personen: str) -> str:
    """Who receives post: a query over ``personen``, a trusted query or table with a column ``persoon_id``.

    Columns: persoon_id, vertegenwoordiging_id (NULL: the person), formeel. The formal receiver gets the decision; the person
    is told in plain words even when somebody else decides, except a child, and nothing is addressed to somebody who died.
    No row at all means: a person must find out whom to write to.
    """
    return f"""
    SELECT p.persoon_id, v.id AS vertegenwoordiging_id, true AS formeel
    FROM {personen} p JOIN register_vertegenwoordiging v ON v.persoon_id = p.persoon_id AND v.ontvangt_post AND {VAN_KRACHT}
    UNION ALL
    SELECT p.persoon_id, NULL, w.aantal = 0
    FROM {personen} p CROSS JOIN LATERAL (
        SELECT count(*) AS aantal, coalesce(bool_or(v.soort IN ({Soort.GEZAG}, {Soort.VOOGDIJ})), false) AS kind
        FROM register_vertegenwoordiging v WHERE v.persoon_id = p.persoon_id AND v.ontvangt_post AND {VAN_KRACHT}) w
    WHERE NOT w.kind
        AND NOT EXISTS (SELECT FROM register_overlijden o WHERE o.persoon_id = p.persoon_id AND o.vervangen_op IS NULL)
    """


def geld_sql(personen: str) -> str:
    """Who receives money: one row per person of ``personen``, a trusted query or table with a column ``persoon_id``.

    Columns: persoon_id, iban, tenaamstelling, vertegenwoordiging_id (NULL: the person), wacht. ``wacht`` says why nothing may
    be paid yet ('overleden', 'bewind', 'geen_rekening') and then iban is NULL; it is NULL when money can go.
    """
    return f"""
    SELECT p.persoon_id,
        CASE WHEN s.wacht IS NULL THEN coalesce(v.iban, r.iban) END AS iban,
        CASE WHEN s.wacht IS NULL THEN CASE WHEN v.id IS NULL THEN r.tenaamstelling ELSE v.tenaamstelling END END AS tenaamstelling,
        v.id AS vertegenwoordiging_id, s.wacht
    FROM {personen} p
    LEFT JOIN register_rekening r ON r.persoon_id = p.persoon_id AND r.vervangen_op IS NULL
    LEFT JOIN LATERAL (SELECT v.id, v.iban, v.tenaamstelling FROM register_vertegenwoordiging v
        WHERE v.persoon_id = p.persoon_id AND v.ontvangt_geld AND {VAN_KRACHT} ORDER BY v.van DESC, v.id DESC LIMIT 1) v ON true
    CROSS JOIN LATERAL (SELECT CASE
        WHEN v.id IS NOT NULL THEN NULL
        WHEN EXISTS (SELECT FROM register_overlijden o WHERE o.persoon_id = p.persoon_id AND o.vervangen_op IS NULL) THEN 'overleden'
        WHEN EXISTS (SELECT FROM register_vertegenwoordiging v
            WHERE v.persoon_id = p.persoon_id AND v.soort IN {NIET_ZELF_ONTVANGEN} AND {VAN_KRACHT}) THEN 'bewind'
        WHEN r.iban IS NULL THEN 'geen_rekening' END AS wacht) s
    """


class Bevoegdheid(NamedTuple):
    """An authority in force: who may read or act for the person."""

    vertegenwoordiging_id: int
    vertegenwoordiger_id: int | None
    organisatie: str
    soort: Soort
    mag_lezen: bool
    mag_handelen: bool


@dataclass(frozen=True, slots=True)
class Postontvanger:
    persoon_id: int
    vertegenwoordiging_id: int | None
    formeel: bool


@dataclass(frozen=True, slots=True)
class Geldontvanger:
    persoon_id: int
    iban: str | None
    tenaamstelling: str | None
    vertegenwoordiging_id: int | None
    wacht: str | None


def bevoegdheden(persoon_id: int, lijn: str, dag: date) -> list[Bevoegdheid]:
    """Everybody who may read or act for this person on a line at a day."""
    vraag = f"""
    SELECT v.id, v.vertegenwoordiger_id, v.organisatie, v.soort, v.mag_lezen, v.mag_handelen
    FROM register_vertegenwoordiging v WHERE v.persoon_id = %(persoon)s AND (v.mag_lezen OR v.mag_handelen) AND {VAN_KRACHT}
    ORDER BY v.id
    """
    with connection.cursor() as cursor:
        cursor.execute(vraag, {"persoon": persoon_id, "lijn": lijn, "dag": dag})
        return [Bevoegdheid(pk, wie, org, Soort(soort), lezen, doen) for pk, wie, org, soort, lezen, doen in cursor.fetchall()]


def mag_namens(vertegenwoordiger_id: int, persoon_id: int, lijn: str, dag: date, *, handelen: bool) -> bool:
    return any(
        bevoegdheid.vertegenwoordiger_id == vertegenwoordiger_id and (bevoegdheid.mag_handelen if handelen else bevoegdheid.mag_lezen)
        for bevoegdheid in bevoegdheden(persoon_id, lijn, dag)
    )


def postontvangers(personen: Sequence[int], lijn: str, dag: date) -> list[Postontvanger]:
    with connection.cursor() as cursor:
        cursor.execute(post_sql(PERSONEN) + " ORDER BY 1, 3 DESC, 2", {"personen": list(personen), "lijn": lijn, "dag": dag})
        return [Postontvanger(*rij) for rij in cursor.fetchall()]


def geldontvangers(personen: Sequence[int], lijn: str, dag: date) -> dict[int, Geldontvanger]:
    with connection.cursor() as cursor:
        cursor.execute(geld_sql(PERSONEN), {"personen": list(personen), "lijn": lijn, "dag": dag})
        return {rij[0]: Geldontvanger(*rij) for rij in cursor.fetchall()}


PERSONEN = "(SELECT unnest(%(personen)s::bigint[]) AS persoon_id)"
