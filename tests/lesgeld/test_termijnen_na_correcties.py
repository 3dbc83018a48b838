"""Over any sequence of payments, refunds and diplomas that come and go, the instalments ask exactly what the claim has open."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from duo_portal.betalingen.models import Betaalopdracht
from duo_portal.betalingen.rooster import claim_van
from duo_portal.betalingen.services.vernieuw_opdracht import VernieuwenKanNiet, vernieuw_opdracht
from duo_portal.register.models import Diploma, Persoon, Rekening
from duo_portal.register.services.trek_in import trek_diploma_in
from duo_portal.toegang.rollen import Rol
from duo_portal.vorderingen.models import Vordering
from duo_portal.vorderingen.selectors import Termijnstand, stand_van_termijnen
from tests import bouw
from tests.toegang.rolverdeling import medewerker

pytestmark = pytest.mark.django_db
JANUARI = date(2026, 1, 31)
STAP = st.one_of(
    st.tuples(st.just("betaal"), st.one_of(st.sampled_from([16_200, 145_800]), st.integers(1, 160_000))),
    st.tuples(st.sampled_from(["diploma", "trek in", "vernieuw"]), st.just(0)),
)


class Terug(Exception):
    """The example is over: nothing of it stays."""


class Verhaal:
    def __init__(self) -> None:
        self.wie = bouw.student()
        bouw.eindig(self.wie, JANUARI)
        self.wim = User.objects.filter(username="wim").first() or medewerker("wim", Rol.FINANCIEEL)
        self.dag, self.betaald, self.rekeningen = bouw.VANDAAG, 0, 0

    def doe(self, wat: str, centen: int) -> None:
        if wat == "betaal":
            bouw.betaal(self.wie, centen)
            self.betaald += centen
        elif wat == "diploma":
            bouw.diploma(self.wie, JANUARI)
        elif wat == "trek in":
            for diploma in Diploma.objects.filter(persoon=self.wie, vervangen_op=None):
                trek_diploma_in(diploma.pk, "de school meldde een vergissing", self.wim)
        else:
            self._vernieuw()

    def _vernieuw(self) -> None:
        """Another account, and the orders that wait made again for it: what went back stays what it was."""
        self.rekeningen += 1
        Rekening.objects.filter(persoon=self.wie, vervangen_op=None).update(vervangen_op=f"2026-06-15T00:00:{self.rekeningen:02d}Z")
        Rekening.objects.create(persoon=self.wie, iban=f"NL20INGB{self.rekeningen:010d}", tenaamstelling="R. Jansen")
        for opdracht in Betaalopdracht.objects.filter(persoon=self.wie):
            with suppress(VernieuwenKanNiet):
                vernieuw_opdracht(opdracht.pk, self.wim)

    def nacht(self) -> None:
        bouw.meld(self.wie, "te_veel_betaald")
        self.dag += timedelta(days=1)
        bouw.geef_terug(self.dag)


def termijnen(wie: Persoon) -> tuple[list[Termijnstand], int, int]:
    """The instalments as offered, what the claim has open, and what is due."""
    claim = claim_van(Vordering.objects.get(persoon=wie).pk, wie.pk)
    assert claim is not None
    rijen = [(aanbod.volgnummer, aanbod.dag, aanbod.centen) for aanbod in claim.aangeboden]
    return stand_van_termijnen(rijen, claim.stand), claim.open, claim.stand.verschuldigd


def loop(stappen: list[tuple[str, int]]) -> Verhaal:
    verhaal = Verhaal()
    for wat, centen in stappen:
        verhaal.doe(wat, centen)
        verhaal.nacht()
        diploma = Diploma.objects.filter(persoon=verhaal.wie, vervangen_op=None).exists()
        # What is due follows from the facts; what was too much went back the same night, and is no longer paid.
        lesgeld = 72_900 if diploma else 145_800
        verhaal.betaald = min(verhaal.betaald, lesgeld)
        rijen, open_, verschuldigd = termijnen(verhaal.wie)
        assert (verschuldigd, open_) == (lesgeld, lesgeld - verhaal.betaald)
        assert sum(rij.open for rij in rijen) == open_
        assert all(rij.open >= 0 and rij.betaald + rij.open + rij.vervallen == rij.bedrag for rij in rijen)
    return verhaal


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stappen=st.lists(STAP, min_size=1, max_size=5))
@example(stappen=[("betaal", 160_000), ("diploma", 0), ("vernieuw", 0), ("trek in", 0), ("betaal", 100)])
def test_elke_reeks_vraagt_precies_wat_openstaat(stappen: list[tuple[str, int]]) -> None:
    with suppress(Terug), transaction.atomic():
        loop(stappen)
        raise Terug


def test_na_een_teruggave_zonder_besluit_en_een_ingetrokken_diploma_staat_weer_alles_open() -> None:
    """A debit that was on its way comes in after the fee fell, and goes back without a decision. Then the diploma is withdrawn."""
    wie = loop([("betaal", 72_900), ("diploma", 0), ("betaal", 48_600), ("trek in", 0)]).wie
    rijen, open_, _ = termijnen(wie)
    assert open_ == 72_900
    assert [rij.open for rij in rijen] == [0, 0, 0, 0, 8_100, 16_200, 16_200, 16_200, 16_200]
