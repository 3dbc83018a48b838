"""Over any sequence of payments, reversals, brakes, deferrals, arrangements and nights, the promises of the ladder hold."""

import os
from dataclasses import dataclass, field
from datetime import date, timedelta
from unittest.mock import patch

from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duo_portal.grootboek.models import Boeking, Oorzaak
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.remmen.services.hef_rem_op import hef_rem_op
from duo_portal.remmen.services.zet_rem import zet_rem
from duo_portal.toegang.burger import Burger, Niveau
from duo_portal.vorderingen.models import Betalingsregeling, Inning, Inningsagenda, Vordering
from duo_portal.vorderingen.services.tref_regeling import Voorstel, tref_regeling
from duo_portal.vorderingen.services.verleen_uitstel import vraag_uitstel
from duo_portal.weigeren import Weigering
from tests.infra.databank import Kloon
from tests.vorderingen.ladder import nacht, youssef

BV, VERVALLEN, HER, AANM, CJIB, DEUR, BUITEN = 1, 3, 4, 5, 6, 7, 12
TREDEN = {BV, HER, AANM, CJIB, DEUR, BUITEN}
SLUIT = {9, 10, 13}
MAG_NA = {None: {BV, HER}, BV: {HER}, HER: {AANM}, AANM: {CJIB, BUITEN}, CJIB: {DEUR}, DEUR: set(), BUITEN: set()}
BEGIN = date(2026, 2, 26)

ACTIES = st.one_of(
    st.tuples(st.just("niets"), st.just(0)),
    st.tuples(st.just("betaal"), st.integers(1, 120_000)),
    st.tuples(st.just("deurwaarder"), st.integers(1, 50_000)),
    st.tuples(st.just("storneer"), st.just(0)),
    st.tuples(st.just("lager"), st.integers(1, 60_000)),
    st.tuples(st.just("hoger"), st.integers(1, 60_000)),
    st.tuples(st.just("rem"), st.integers(0, 40)),
    st.tuples(st.just("hef op"), st.just(0)),
    st.tuples(st.just("uitstel"), st.integers(1, 40)),
    st.tuples(st.just("regeling"), st.integers(1, 14)),
)
VERLOOP = st.lists(st.tuples(ACTIES, st.integers(1, 45)), min_size=2, max_size=7)


@dataclass
class Verhaal:
    """One claim, lived through; ``dag`` is the last night that passed."""

    vordering: Vordering
    dag: date = BEGIN
    gezien: set[int] = field(default_factory=set)

    def saldo(self, *rekeningen: int) -> int:
        with connection.cursor() as cursor:
            vraag = """SELECT coalesce(sum(bedrag_centen) FILTER (WHERE debet = ANY (%(r)s)), 0)
                - coalesce(sum(bedrag_centen) FILTER (WHERE credit = ANY (%(r)s)), 0) FROM grootboek_boeking WHERE vordering_id = %(v)s"""
            cursor.execute(vraag, {"r": list(rekeningen or (130, 135, 136)), "v": self.vordering.pk})
            return int(cursor.fetchone()[0])

    def boek(self, debet: int, credit: int, centen: int, oorzaak: Oorzaak, keert_om: Boeking | None = None) -> None:
        if centen > 0:
            Boeking.objects.create(
                persoon_id=self.vordering.persoon_id, vordering=self.vordering, debet=debet, credit=credit, bedrag_centen=centen,
                oorzaak=oorzaak, boekdatum=self.dag, valutadatum=self.dag, keert_om=keert_om,
            )  # fmt: skip

    def betaal(self, centen: int, van: int = 100) -> None:
        """Costs first (Awb 4:92)."""
        kosten = min(max(self.saldo(135), 0), centen)
        self.boek(van, 135, kosten, Oorzaak.BETALING)
        self.boek(van, 130, centen - kosten, Oorzaak.BETALING)

    def doe(self, actie: str, getal: int) -> None:
        self._geld(actie, getal)
        self._rem(actie, getal)
        burger = Burger(self.vordering.persoon_id, Niveau.HOOG, "R", "nl")
        if actie == "uitstel":
            vraag_uitstel(burger, self.vordering.pk, self.dag + timedelta(days=getal))
        elif actie == "regeling":
            tref_regeling(burger, self.vordering.pk, Voorstel(getal, self.dag + timedelta(days=10)))

    def _geld(self, actie: str, getal: int) -> None:
        if actie == "betaal":
            self.betaal(getal)
        elif actie == "deurwaarder":
            self.betaal(getal, van=180)
        elif actie == "storneer":
            laatste = Boeking.objects.filter(vordering=self.vordering, oorzaak=3, credit=130, debet=100, omgekeerd_door=None).last()
            if laatste is not None:
                self.boek(130, 100, laatste.bedrag_centen, Oorzaak.STORNO, laatste)
        elif actie in ("lager", "hoger"):
            lager = actie == "lager"
            self.boek(800 if lager else 130, 130 if lager else 800, getal, Oorzaak.VERLAAGD if lager else Oorzaak.OPGELEGD)

    def _rem(self, actie: str, getal: int) -> None:
        if actie == "rem":
            tot = self.dag + timedelta(days=getal) if getal else None
            zet_rem(self.vordering.persoon_id, Remsoort.BEZWAAR, vordering_id=self.vordering.pk, van=self.dag, tot=tot)
        elif actie == "hef op":
            for rem in Rem.objects.filter(persoon=self.vordering.persoon_id, vervangen_op=None, tot=None):
                hef_rem_op(rem.pk, reden="klaar")

    def slaap(self, nachten: int) -> None:
        for _ in range(nachten):
            self.dag += timedelta(days=1)
            if Inningsagenda.objects.filter(vordering=self.vordering, kijk_op__lte=self.dag).exists():
                self._nacht()

    def _nacht(self) -> None:
        voor, saldo, regeling = self.stappen(), self.saldo(), self.in_regeling()
        nacht(self.dag)
        nieuw = self.stappen()[len(voor) :]
        assert len(nieuw) <= 1
        trede = self.trede(voor)
        for stap in nieuw:
            if stap in TREDEN:
                assert saldo > 0
                assert not self.geremd()
                assert not regeling
                assert stap in MAG_NA[trede]
                assert self.dag.weekday() < 5
        laatste = self.stappen()[-1:]
        assert self.saldo() > 0 or not set(laatste) & (TREDEN | {8, 11})
        aanmaningen = Inning.objects.filter(vordering=self.vordering, stap=AANM).count()
        assert Boeking.objects.filter(vordering=self.vordering, oorzaak=Oorzaak.KOSTEN).count() == aanmaningen

    def stappen(self) -> list[int]:
        return list(Inning.objects.filter(vordering=self.vordering).order_by("pk").values_list("stap", flat=True))

    def trede(self, stappen: list[int]) -> int | None:
        trede = None
        for stap in stappen:
            trede = None if stap in SLUIT else stap if stap in TREDEN else trede
        return trede

    def geremd(self) -> bool:
        remmen = Rem.objects.filter(persoon=self.vordering.persoon_id, vervangen_op=None, van__lte=self.dag)
        return any(rem.tot is None or rem.tot >= self.dag for rem in remmen)

    def in_regeling(self) -> bool:
        return Betalingsregeling.objects.filter(vordering=self.vordering, vervangen_op=None).exists()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(verloop=VERLOOP)
def test_de_ladder_houdt_zich_aan_haar_beloften(kloon: Kloon, verloop: list[tuple[tuple[str, int], int]]) -> None:
    Inningsagenda.objects.all().delete()  # the claims of earlier examples sleep
    verhaal = Verhaal(youssef())
    for (actie, getal), nachten in verloop:
        with patch.dict(os.environ, DUO_VANDAAG=verhaal.dag.isoformat()):
            try:
                verhaal.doe(actie, getal)
            except Weigering:
                continue  # what is refused changes nothing, and is tested by itself
        verhaal.slaap(nachten)
