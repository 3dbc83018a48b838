"""Whose award uses this parent's income: per child and year. Nothing of the award, the school, the address or the other parent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from duo_portal.berichten.geadresseerde import naam_sql
from duo_portal.besluiten.models import Besluit, Besluitsoort
from studiefinanciering.codes_regels import Ouderrol
from studiefinanciering.models import Toekenning
from studiefinanciering.regels.regel import STUDIEFINANCIERING

# Postgres counts from one.
ROL = {nr: STUDIEFINANCIERING.namen.index(f"ouder{nr}_rol") + 1 for nr in (1, 2)}
TELT = f"({int(Ouderrol.GEWOON)}, {int(Ouderrol.ZONDER_PARTNER)})"
IN_KRACHT = """
SELECT b.id, b.periode FROM besluiten_besluit b WHERE b.persoon_id = r.persoon_id AND b.soort = 2 AND b.periode >= %(vanaf)s
    AND NOT EXISTS (SELECT FROM besluiten_besluit n WHERE n.vervangt_id = b.id AND n.persoon_id = b.persoon_id
        AND n.soort = 2 AND n.periode = b.periode)
"""
# `rol` says per decision what this parent was in it; without a decision the year that runs is shown for who asked.
KINDEREN = f"""
SELECT r.persoon_id, {naam_sql("g")}, r.soort, coalesce(b.periode, %(jaar)s), coalesce(p.peiljaar, coalesce(b.periode, %(jaar)s) - 2),
    coalesce(t.telt, false), coalesce(t.onbekend, b.id IS NULL), m.bericht_id
FROM register_familierelatie r
JOIN register_persoonsgegeven g ON g.persoon_id = r.persoon_id AND g.vervangen_op IS NULL
LEFT JOIN LATERAL ({IN_KRACHT}) b ON true
LEFT JOIN LATERAL (
    SELECT bool_or(rol IN {TELT}) AS telt, bool_or(rol = {int(Ouderrol.INKOMEN_ONBEKEND)}) AS onbekend
    FROM (SELECT CASE r.soort WHEN 1 THEN k.stappen[{ROL[1]}] ELSE k.stappen[{ROL[2]}] END AS rol
        FROM studiefinanciering_toekenning k WHERE k.besluit_id = b.id) rollen) t ON b.id IS NOT NULL
LEFT JOIN studiefinanciering_peiljaarverlegging p
    ON p.persoon_id = r.persoon_id AND p.jaar = coalesce(b.periode, %(jaar)s) AND p.vervangen_op IS NULL
LEFT JOIN studiefinanciering_oudermelding m
    ON m.persoon_id = r.verwant_id AND m.kind_id = r.persoon_id AND m.jaar = coalesce(b.periode, %(jaar)s)
WHERE r.verwant_id = %(ouder)s AND r.soort IN (1, 2) AND r.vervangen_op IS NULL AND r.tot IS NULL
    AND EXISTS (SELECT FROM studiefinanciering_studiekeuze s WHERE s.persoon_id = r.persoon_id AND s.vervangen_op IS NULL
        AND NOT s.stopt AND s.aanvullend IN (1, 3))
ORDER BY 2, 1, 4 DESC
"""
JAREN_TERUG = 3  # so long can the contribution of a parent change (WSF 7.1 lid 3)


@dataclass(frozen=True)
class Kindjaar:
    """A year of the award of a child. ``nummer``: which parent of the child this is (1 or 2). ``telt``: the income was used."""

    kind_id: int
    naam: str
    nummer: int
    jaar: int
    peiljaar: int
    telt: bool
    onbekend: bool
    bericht_id: int | None


def kindjaren_van(ouder_id: int, dag: date) -> Sequence[Kindjaar]:
    """In one query: the children who asked for an aanvullende beurs, each year that can still change, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(KINDEREN, {"ouder": ouder_id, "jaar": dag.year, "vanaf": dag.year - JAREN_TERUG})
        return [Kindjaar(*rij) for rij in cursor.fetchall()]


def peiljaren_van(ouder_id: int, dag: date) -> set[int]:
    return {deel.peiljaar for deel in kindjaren_van(ouder_id, dag)}


def ouder_telt(kind_id: int, nummer: int, jaar: int) -> bool:
    """Whether the income of this parent (1 or 2) was used in the award in force of that year."""
    besluiten = Besluit.objects.filter(persoon=kind_id, soort=Besluitsoort.STUDIEFINANCIERING, periode=jaar, vervangen_door__isnull=True)
    toekenningen = Toekenning.objects.filter(besluit__in=besluiten, persoon=kind_id)
    rollen = (toekenning.stappen[ROL[nummer] - 1] for toekenning in toekenningen)
    return any(rol in (Ouderrol.GEWOON, Ouderrol.ZONDER_PARTNER) for rol in rollen)
