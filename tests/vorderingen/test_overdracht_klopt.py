"""Over any sequence of decisions, payments, receipts, reversals, waivers, brakes and answers the parties hold what the ledger says."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duo_portal.betalingen.models import Partijontvangst, Partijontvangstsoort
from duo_portal.betalingen.services.boek_betalingen import Betaling, boek_betalingen
from duo_portal.grootboek.models import Boeking, Oorzaak
from duo_portal.grootboek.models import Grootboekrekening as Rekening
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.vorderingen.models import Actie, Inning, Inningsstap, Overdrachtantwoord, Overdrachtregel, Vordering
from duo_portal.vorderingen.overdracht import BEZIT, SALDO
from duo_portal.vorderingen.services.maak_overdrachtbestanden import maak_overdrachtbestanden
from duo_portal.vorderingen.services.verwerk_antwoorden import verwerk_antwoorden
from duo_portal.werkvoorraad.models import Taak
from tests import bouw
from tests.vorderingen.partijen import boek, schuldenaar

pytestmark = pytest.mark.django_db
BEGIN = date(2026, 5, 18)
BEDRAG = st.sampled_from([500, 2_000, 24_300, 60_000, 97_200, 150_000])
STAP = st.sampled_from(
    ["diploma", "geen_diploma", "overlijden", "cjib", "deurwaarder", "terug", "rem", "rem_eraf", "storno", "aanvaard", "geweigerd"]
)


class Verhaal:
    """One claim, and what happens to it day by day."""

    def __init__(self) -> None:
        self.vordering = schuldenaar()
        self.wie = self.vordering.persoon
        self.dag = BEGIN
        self.dood = False

    def gebeur(self, wat: str, centen: int) -> None:
        doe: dict[str, Callable[[], object]] = {
            "betaal": lambda: self._betaal(Rekening.BANK, centen),
            "ontvang": lambda: self._ontvang(centen),
            "kwijt": lambda: self._kwijt(centen),
            "diploma": self._diploma,
            "geen_diploma": lambda: self._vervang(self.wie.diplomas),
            "overlijden": self._overlijden,
            "cjib": lambda: self._stap(Inningsstap.CJIB),
            "deurwaarder": lambda: self._stap(Inningsstap.DEURWAARDER),
            "terug": lambda: self._stap(Inningsstap.TERUGGEROEPEN),
            "rem": lambda: Rem.objects.create(persoon=self.wie, soort=Remsoort.SCHULDHULP, van=BEGIN),
            "rem_eraf": lambda: Rem.objects.filter(persoon=self.wie, soort=Remsoort.SCHULDHULP, vervangen_op=None).update(vervangen_op=NU),
            "storno": self._storno,
            "aanvaard": lambda: self._antwoord(True),
            "geweigerd": lambda: self._antwoord(False),
        }
        doe[wat]()

    def nacht(self) -> None:
        self.dag += timedelta(days=1)
        bouw.geef_terug(self.dag)
        maak_overdrachtbestanden(self.dag)

    def _betaal(self, debet: Rekening, centen: int) -> int:
        return boek_betalingen([Betaling(self.vordering.pk, centen, debet, self.dag, self.dag)])[0]

    def _ontvang(self, centen: int) -> None:
        regel = Overdrachtregel.objects.filter(vordering=self.vordering).last()
        if regel is None:
            return
        Partijontvangst.objects.create(
            partij=regel.partij, nummer=str(Partijontvangst.objects.count()), soort=Partijontvangstsoort.BETALING, vordering=self.vordering,
            datum=self.dag, bedrag_centen=centen, boeking_id=self._betaal(Rekening.BIJ_CJIB, centen),
        )  # fmt: skip

    def _kwijt(self, centen: int) -> None:
        for rekening, open_ in (
            (Rekening.VORDERING_KOSTEN, saldo(self.vordering, 135)),
            (Rekening.VORDERING_LESGELD, saldo(self.vordering, 130)),
        ):
            if (deel := min(centen, open_)) > 0:
                boek(self.vordering, Rekening.LASTEN_KWIJTGESCHOLDEN, rekening, deel, Oorzaak.KWIJTGESCHOLDEN, self.dag)

    def _diploma(self) -> None:
        if self.dood or self.wie.diplomas.filter(vervangen_op=None).exists():
            return
        if self.wie.inschrijvingen.filter(vervangen_op=None, einddatum=None).exists():
            bouw.eindig(self.wie, date(2026, 1, 31))
        bouw.diploma(self.wie, date(2026, 1, 23))

    def _vervang(self, feiten: Any) -> None:
        if feiten.filter(vervangen_op=None).update(vervangen_op=NU):
            bouw.meld(self.wie, "ingetrokken")

    def _overlijden(self) -> None:
        if not self.dood:
            self.dood = True
            bouw.overlijden(self.wie, date(2026, 3, 3))

    def _stap(self, stap: Inningsstap) -> None:
        al = Inning.objects.filter(vordering=self.vordering, datum=self.dag, stap__in=[4, 5, 6, 7, 12]).exists()
        if not (al and stap != Inningsstap.TERUGGEROEPEN):
            Inning.objects.create(vordering=self.vordering, stap=stap, datum=self.dag, bedrag_centen=1)

    def _storno(self) -> None:
        open_ = Boeking.objects.filter(vordering=self.vordering, oorzaak=Oorzaak.BETALING, credit=130, omgekeerd_door=None).exclude(
            debet=135
        )
        if (betaling := open_.last()) is not None:
            Boeking.objects.create(
                persoon=self.wie, vordering=self.vordering, debet=130, credit=betaling.debet, bedrag_centen=betaling.bedrag_centen,
                oorzaak=Oorzaak.STORNO, boekdatum=self.dag, valutadatum=self.dag, keert_om=betaling,
            )  # fmt: skip

    def _antwoord(self, aanvaard: bool) -> None:
        regels = Overdrachtregel.objects.filter(vordering=self.vordering, antwoord=None).select_related("vordering").order_by("pk")
        verwerk_antwoorden(
            [Overdrachtantwoord(regel=regel, aanvaard=aanvaard, code="" if aanvaard else "X", op=self.dag) for regel in regels]
        )


NU = "2026-06-15T12:00Z"


def saldo(vordering: Vordering, rekening: int) -> int:
    boekingen = Boeking.objects.filter(vordering=vordering)
    return sum(b.bedrag_centen for b in boekingen.filter(debet=rekening)) - sum(b.bedrag_centen for b in boekingen.filter(credit=rekening))


def vraag(sql: str, vordering: Vordering) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.format(vordering=vordering.pk))
        return list(cursor.fetchall())


def controleer(verhaal: Verhaal) -> None:
    vordering = verhaal.vordering
    [(hoofdsom, kosten)] = vraag(SALDO, vordering)
    assert saldo(vordering, Rekening.VORDERING_KOSTEN) >= 0
    assert saldo(vordering, Rekening.VORDERING_LESGELD) >= 0, "what was paid too much went back the same night"
    bezit = [(partij, h, k) for partij, _, h, k, heeft in vraag(BEZIT, vordering) if heeft]
    geweigerd = Overdrachtantwoord.objects.filter(regel__vordering=vordering, aanvaard=False).exists()
    if not geweigerd:
        assert len(bezit) <= 1
        if hoofdsom + kosten == 0 or verhaal.dood:
            assert bezit == [], "nobody collects from who owes nothing, or from who died"
    for _, door_hoofdsom, door_kosten in bezit:
        hoger = Taak.objects.filter(persoon=verhaal.wie, soort="hoger_na_overdracht").exists()
        if not geweigerd:
            assert door_hoofdsom <= hoofdsom
            assert door_kosten <= kosten
            assert hoger or (door_hoofdsom, door_kosten) == (hoofdsom, kosten)


def nieuwe_overdracht_onder_een_rem(verhaal: Verhaal, sinds: int) -> bool:
    geremd = Rem.objects.filter(persoon=verhaal.wie, soort=Remsoort.SCHULDHULP, vervangen_op=None).exists()
    return geremd and Overdrachtregel.objects.filter(pk__gt=sinds, actie=Actie.OVERDRAGEN).exists()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.tuples(STAP | st.sampled_from(["betaal", "ontvang", "kwijt"]), BEDRAG), max_size=3), min_size=1, max_size=5))
def test_na_elke_nacht_houdt_elke_partij_wat_het_grootboek_zegt(
    settings: Any, tmp_path_factory: pytest.TempPathFactory, dagen: list[list[tuple[str, int]]]
) -> None:
    settings.VAR = Path(tmp_path_factory.mktemp("var"))
    with transaction.atomic():
        verhaal = Verhaal()
        verhaal.gebeur("cjib", 0)
        for dag in dagen:
            for wat, centen in dag:
                verhaal.gebeur(wat, centen)
            laatste = Overdrachtregel.objects.order_by("pk").last()
            verhaal.nacht()
            assert not nieuwe_overdracht_onder_een_rem(verhaal, laatste.pk if laatste else 0)
            controleer(verhaal)
            assert maak_overdrachtbestanden(verhaal.dag) == []
        transaction.set_rollback(True)
