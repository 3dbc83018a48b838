"""Awb 4:92 in SQL against an oracle in plain Python."""

from datetime import date

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duo_portal.betalingen.models import Ontvangst
from duo_portal.betalingen.services.boek_betalingen import Betaling, boek_betalingen
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.grootboek.verdeling import verdeel_sql
from duo_portal.register.models import TeBeoordelen
from duo_portal.vorderingen.models import Vordering
from tests import bouw

pytestmark = pytest.mark.django_db
DAG = date(2026, 6, 15)
KOSTEN, RENTE, HOOFDSOM = Grootboekrekening.VORDERING_KOSTEN, Grootboekrekening.VORDERING_RENTE, Grootboekrekening.VORDERING_LESGELD
Delen = list[tuple[int, int, int, int]]


def orakel(open_van: dict[int, dict[int, int]], betalingen: list[tuple[int, int]]) -> Delen:
    """One payment after the other, each to costs, interest and principal in turn; (payment, account, cents, principal after it)."""
    delen = []
    for nummer, (vordering, centen) in enumerate(betalingen, start=1):
        saldo, rest, hier = open_van[vordering], centen, []
        for rekening in (KOSTEN, RENTE):
            deel = min(rest, max(saldo[rekening], 0))
            saldo[rekening] -= deel
            rest -= deel
            hier.append((rekening, deel))
        saldo[HOOFDSOM] -= rest
        hier.append((HOOFDSOM, rest))
        delen += [(nummer, int(rekening), deel, saldo[HOOFDSOM]) for rekening, deel in hier if deel]
    return sorted(delen)


def boek(vordering: Vordering, debet: int, credit: int, centen: int) -> None:
    if centen:
        Boeking.objects.create(
            persoon_id=vordering.persoon_id,
            vordering=vordering,
            debet=debet if centen > 0 else credit,
            credit=credit if centen > 0 else debet,
            bedrag_centen=abs(centen),
            oorzaak=Oorzaak.KOSTEN,
            boekdatum=DAG,
            valutadatum=DAG,
        )


def verdeel(betalingen: list[tuple[int, int]]) -> Delen:
    rijen = ", ".join(f"({nr}::bigint, {vordering}::bigint, {centen}::bigint)" for nr, (vordering, centen) in enumerate(betalingen, 1))
    bron = f"(SELECT * FROM (VALUES {rijen}) w (volgorde, vordering_id, bedrag_centen))"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT volgorde, rekening, bedrag_centen, rest_centen FROM ({verdeel_sql(bron)}) v")
        return sorted(cursor.fetchall())


BEDRAG = st.integers(1, 200_000)
OPEN = st.integers(-3_000, 5_000)


@pytest.fixture
def vorderingen() -> list[Vordering]:
    return [Vordering.objects.get(persoon=bouw.student()) for _ in range(2)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    standen=st.lists(st.tuples(OPEN, OPEN, st.integers(-150_000, 30_000)), min_size=2, max_size=2),
    betalingen=st.lists(st.tuples(st.integers(0, 1), BEDRAG), min_size=1, max_size=8),
)
def test_elke_rij_betalingen_wordt_verdeeld_als_een_voor_een(
    vorderingen: list[Vordering], standen: list[tuple[int, int, int]], betalingen: list[tuple[int, int]]
) -> None:
    with transaction.atomic():  # each example starts from the same two claims
        open_van: dict[int, dict[int, int]] = {}
        for vordering, (kosten, rente, hoofdsom) in zip(vorderingen, standen, strict=True):
            boek(vordering, KOSTEN, Grootboekrekening.BATEN_KOSTEN, kosten)
            boek(vordering, RENTE, Grootboekrekening.BATEN_RENTE, rente)
            boek(vordering, HOOFDSOM, Grootboekrekening.BATEN_LESGELD, hoofdsom)
            open_van[vordering.pk] = {KOSTEN: kosten, RENTE: rente, HOOFDSOM: 145_800 + hoofdsom}
        rij = [(vorderingen[welke].pk, centen) for welke, centen in betalingen]
        assert verdeel(rij) == orakel(open_van, rij)
        transaction.set_rollback(True)


def test_een_betaling_gaat_eerst_naar_de_kosten_en_onthoudt_van_welke_rekening_zij_kwam() -> None:
    vordering = Vordering.objects.get(persoon=bouw.student())
    boek(vordering, KOSTEN, Grootboekrekening.BATEN_KOSTEN, 2_000)
    betaling = Betaling(vordering.pk, 10_000, Grootboekrekening.BANK, DAG, DAG, "NL20INGB0001234567", "M. Dijkstra")
    (eerste,) = boek_betalingen([betaling])
    geboekt = Boeking.objects.filter(vordering=vordering, oorzaak=Oorzaak.BETALING).order_by("pk")
    assert list(geboekt.values_list("debet", "credit", "bedrag_centen")) == [(100, 135, 2_000), (100, 130, 8_000)]
    assert geboekt[0].pk == eerste
    assert list(Ontvangst.objects.values_list("iban", flat=True)) == ["NL20INGB0001234567"] * 2
    assert not TeBeoordelen.objects.filter(aanleiding="te_veel_betaald").exists()


def test_te_veel_betaald_wordt_opnieuw_beoordeeld_ook_als_het_in_stukken_kwam() -> None:
    wie = bouw.student()
    vordering = Vordering.objects.get(persoon=wie)
    boek_betalingen([Betaling(vordering.pk, 72_901, Grootboekrekening.BANK, DAG, DAG)] * 2)
    nieuw = TeBeoordelen.objects.get(aanleiding="te_veel_betaald")
    assert (nieuw.persoon_id, nieuw.lijn, nieuw.periode) == (wie.pk, "lesgeld", 2025)
