"""The figures of the open page on control: how many lots were drawn, and what was found. No persons, no places."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from studiefinanciering.models import Uitkomst

LAATSTE = 24

CIJFERS = f"""
SELECT s.maand, s.zaad, s.bereik, count(p.id), count(u.id),
    count(u.id) FILTER (WHERE u.uitkomst = {Uitkomst.KLOPT.value}),
    count(u.id) FILTER (WHERE u.uitkomst = {Uitkomst.ANDER_ADRES.value}),
    count(u.id) FILTER (WHERE u.uitkomst = {Uitkomst.NIET_BEKEND.value})
FROM studiefinanciering_steekproef s
LEFT JOIN studiefinanciering_steekproefpersoon p ON p.steekproef_id = s.id
LEFT JOIN studiefinanciering_controleuitkomst u ON u.getrokken_id = p.id
GROUP BY s.id ORDER BY s.maand DESC, s.id DESC LIMIT {LAATSTE}
"""


@dataclass(frozen=True)
class Steekproefcijfers:
    """Of one draw: from how many, how many drawn and how many looked at, and what was found."""

    maand: date
    zaad: int
    bereik: int
    getrokken: int
    bekeken: int
    klopt: int
    ander_adres: int
    niet_bekend: int

    @property
    def nog_te_doen(self) -> int:
        return self.getrokken - self.bekeken


def cijfers() -> list[Steekproefcijfers]:
    """The last draws, newest first, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(CIJFERS)
        return [Steekproefcijfers(*rij) for rij in cursor.fetchall()]
