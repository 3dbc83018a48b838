"""Non-take-up of the aanvullende beurs, for staff: who has studiefinanciering and who uses the aanvullende beurs. No income is read.

Without an income nobody knows who has a right. What is counted is therefore who asked, who was never asked, who said no, who got it
without asking, and how many proposals are open; month by month, from the choices and awards as they stand.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from duo_portal.portaal.grafiek import Grafiek, Reeks, grafiekmaand
from studiefinanciering.beeld import plus_maanden
from studiefinanciering.models import Aanvullend

# Per month: awards in force, by what was chosen for that month. A choice holds until the next one.
STAND = """
SELECT m.maand, count(*),
    count(*) FILTER (WHERE k.aanvullend = %(ja)s), count(*) FILTER (WHERE k.aanvullend = %(ambtshalve)s),
    count(*) FILTER (WHERE k.aanvullend = %(nee)s),
    count(*) FILTER (WHERE coalesce(k.aanvullend, 0) = %(nooit)s), count(*) FILTER (WHERE t.aanvullend_centen > 0)
FROM unnest(%(maanden)s::date[]) AS m(maand)
JOIN studiefinanciering_toekenning t ON t.van <= m.maand AND t.tot >= m.maand AND t.fase <= 2
JOIN besluiten_besluit b ON b.id = t.besluit_id AND NOT EXISTS (SELECT FROM besluiten_besluit n
    WHERE n.persoon_id = b.persoon_id AND n.soort = b.soort AND n.periode = b.periode AND n.vervangt_id = b.id)
LEFT JOIN LATERAL (SELECT s.aanvullend FROM studiefinanciering_studiekeuze s WHERE s.persoon_id = t.persoon_id
    AND s.vervangen_op IS NULL AND s.vanaf <= m.maand ORDER BY s.vanaf DESC LIMIT 1) k ON true
GROUP BY m.maand ORDER BY m.maand
"""
VOORSTELLEN = """
SELECT count(*) FILTER (WHERE staat = 1), count(*) FILTER (WHERE staat = 4), count(*) FILTER (WHERE staat = 6)
FROM aanvragen_aanvraag WHERE soort = 'studiefinanciering-aanvullend' AND periode = %s
"""


@dataclass(frozen=True)
class Maandstand:
    """Persons with an award in a month, by what they chose; ``krijgt``: with an aanvullende beurs above zero."""

    maand: date
    met_toekenning: int
    ja: int
    ambtshalve: int
    nee: int
    nooit_gevraagd: int
    krijgt: int

    @property
    def niet_gebruik_promille(self) -> int:
        """Of all with an award, who never was asked, per thousand, rounded down."""
        return self.nooit_gevraagd * 1000 // self.met_toekenning if self.met_toekenning else 0


@dataclass(frozen=True)
class Voorstellen:
    """Proposals of a study year: open, said yes, declined."""

    open: int
    ja: int
    nee: int


def standen(tot_en_met: date, aantal: int = 12) -> list[Maandstand]:
    """The last ``aantal`` months, oldest first, in one query; months without any award are left out."""
    maanden = [plus_maanden(tot_en_met.replace(day=1), -terug) for terug in range(aantal - 1, -1, -1)]
    waarden: dict[str, Any] = {
        "maanden": maanden,
        "ja": Aanvullend.JA.value,
        "ambtshalve": Aanvullend.AMBTSHALVE.value,
        "nee": Aanvullend.NEE.value,
        "nooit": Aanvullend.NIET_GEVRAAGD.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(STAND, waarden)
        return [Maandstand(*rij) for rij in cursor.fetchall()]


def voorstellen(studiejaar: int) -> Voorstellen:
    with connection.cursor() as cursor:
        cursor.execute(VOORSTELLEN, [studiejaar])
        return Voorstellen(*cursor.fetchone())


def grafiek_van(stand: list[Maandstand]) -> Grafiek:
    """Persons, stacked: asked for it, got it without asking, said no, never asked (below the line)."""
    reeksen = (
        Reeks("Zelf gevraagd", "vol", tuple(maand.ja for maand in stand)),
        Reeks("Zonder aanvraag toegekend", "gearceerd", tuple(maand.ambtshalve for maand in stand)),
        Reeks("Nee gezegd", "open", tuple(maand.nee for maand in stand)),
        Reeks("Nooit gevraagd", "gestippeld", tuple(maand.nooit_gevraagd for maand in stand), omlaag=True),
    )
    kolommen = tuple(grafiekmaand(maand.maand) for maand in stand)
    return Grafiek(
        "niet-gebruik", "Studenten met studiefinanciering, naar aanvullende beurs", "Maand", kolommen, reeksen, eenheid="personen"
    )
