"""The demo persons of studiefinanciering, to the cent, through the run that awards."""

from datetime import date

import pytest

from duo_portal.register.models import Persoon
from tests.studiefinanciering.batch import mensen

pytestmark = pytest.mark.django_db


def sanne(*, vader_telt: bool = True) -> Persoon:
    """Mother without partner 24,300; father 36,000; living with mother; 18 on 14 November 2025; mbo level 2."""
    wie = mensen.student("Wit", date(2007, 11, 14))
    moeder, vader = mensen.ouders([wie], 2_430_000, 3_600_000)
    mensen.zonder_partner(moeder)
    thuis(wie, moeder)
    mensen.mbo(wie)
    return wie


def thuis(kind: Persoon, ouder: Persoon) -> None:
    from tests import bouw

    bouw.adres(kind, "8021ZX", "Lindelaan", 12)
    bouw.adres(ouder, "8021ZX", "Lindelaan", 12)


def test_smoke() -> None:
    from django.db import connection

    from studiefinanciering.batch.beslis import oordeel_over
    from studiefinanciering.batch.kring import kies, vergrendel
    from studiefinanciering.batch.lezen import lees_feiten
    from studiefinanciering.batch import schrijven_sql as sql

    wie = sanne()
    mensen.keuze(wie, date(2025, 8, 1), op=date(2026, 6, 15))
    with connection.cursor() as cursor:
        kies(cursor, "SELECT %(p)s::bigint AS persoon_id", {"p": wie.pk})
        vergrendel(cursor)
        cursor.execute(sql.GEZIEN, {"jaar": 2026})
        o = oordeel_over(cursor, lees_feiten(cursor, 2026, date(2026, 6, 15)))
    print(o.toekenningen.drop("stappen").to_dicts(), o.besluiten.to_dicts(), o.mensen, o.gelezen)
    assert 0
