"""Whatever happens in whatever order: what was booked is what is awarded, nothing is paid twice, nobody gets an order below zero."""

from datetime import date

import pytest
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duo_portal.betalingen.models import Betaalopdracht
from duo_portal.grootboek.models import Grootboekrekening as Rekening
from duo_portal.register.models import Persoon
from studiefinanciering.models import Maandboeking
from tests import bouw
from tests.studiefinanciering.betaling.kaders import betaal, ken_toe, maand, saldo, sluit_aan, tegoed, tussendoor

pytestmark = pytest.mark.django_db
# What happens in a month: a new award (months 1 to ``tot``, cents a month; 0 months is a stop), or a death.
BESLUITEN = st.tuples(st.just("besluit"), st.integers(1, 12), st.sampled_from([0, 1, 9_999, 25_453, 30_000]))
GEBEURTENIS = st.one_of(BESLUITEN, BESLUITEN, st.just(("niets", 0, 0)), st.just(("overleden", 0, 0)))


def _gebeur(wie: Persoon, wat: tuple[str, int, int], nummer: int, leeft: bool) -> bool:
    soort, tot, gift = wat
    if soort == "besluit":
        ken_toe(wie, (1, tot, gift), prestatie=gift // 3, op=date(2026, nummer, 9))
        tussendoor(nummer - 1, date(2026, nummer, 10))
    elif soort == "overleden" and leeft:
        bouw.overlijden(wie, date(2026, nummer, 3))
        return False
    return leeft


def _hoort_geboekt(wie: Persoon, besluiten: list[tuple[int, int]], tot_en_met: int, laatste: int) -> dict[date, int]:
    tot, gift = besluiten[-1]
    return {maand(nr): gift + gift // 3 for nr in range(1, min(tot, tot_en_met, laatste) + 1) if gift}


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(verloop=st.lists(GEBEURTENIS, min_size=1, max_size=4))
def test_elk_verloop_sluit(verloop: list[tuple[str, int, int]]) -> None:
    wie = bouw.persoon()
    ken_toe(wie, (1, 12, 20_000), prestatie=20_000 // 3)
    besluiten, laatste, leeft = [(12, 20_000)], 12, True
    for nummer, wat in enumerate(verloop, start=2):
        leeft_nog = _gebeur(wie, wat, nummer, leeft)
        laatste = nummer if leeft and not leeft_nog else laatste
        besluiten += [(wat[1], wat[2])] if wat[0] == "besluit" else []
        leeft = leeft_nog
        for _ in range(2):
            betaal(nummer)
        rijen = Maandboeking.objects.filter(persoon=wie).values("maand").annotate(s=Sum("gift_centen") + Sum("prestatie_centen"))
        geboekt = {rij["maand"]: rij["s"] for rij in rijen if rij["s"]}
        assert geboekt == _hoort_geboekt(wie, besluiten, nummer, laatste)
        betaald = saldo(wie, Rekening.ONDERWEG_STUDIEFINANCIERING)
        assert -betaald + tegoed(wie) + saldo(wie, Rekening.VORDERING_TEVEEL) * -1 == sum(geboekt.values())
        assert all(centen > 0 for centen in Betaalopdracht.objects.filter(persoon=wie).values_list("bedrag_centen", flat=True))
    sluit_aan()
