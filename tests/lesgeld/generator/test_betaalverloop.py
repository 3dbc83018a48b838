"""Payments, arrears and the ladder over the generated nation, from the claims that the yearly run made."""

from datetime import date

import pytest
from django.db import connection
from schwifty import IBAN

from duo_portal.betalingen.models import Incasso, Incassomachtiging, Incassoregeling
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.register.models import Rekening
from duo_portal.vorderingen.models import Betalingsregeling, Inning, Inningsstap, Regelingeinde, Termijn, Vordering
from duo_portal.vorderingen.regels.normen import aanmaningsvergoeding
from tests import bouw
from tests.register.generator.naslag import maak_natie_met_jaar

pytestmark = pytest.mark.usefixtures("natie")
VANDAAG = date(2026, 6, 15)
SALDI = """
SELECT v.id, sum(b.bedrag_centen) FILTER (WHERE b.oorzaak = 1), coalesce(sum(b.bedrag_centen) FILTER (WHERE b.oorzaak = 3), 0)
FROM vorderingen_vordering v JOIN grootboek_boeking b ON b.vordering_id = v.id GROUP BY v.id
"""


@pytest.fixture
def natie(naslag: None) -> None:
    maak_natie_met_jaar(6_000)


def saldi() -> dict[int, tuple[int, int]]:
    """What was imposed and what was paid, by claim."""
    with connection.cursor() as cursor:
        cursor.execute(SALDI)
        return {vordering: (opgelegd, betaald) for vordering, opgelegd, betaald in cursor.fetchall()}


def test_niemand_betaalt_meer_dan_de_vordering_en_niemand_na_vandaag() -> None:
    stand = saldi()
    assert len(stand) == Vordering.objects.count() > 1_000
    assert all(betaald <= opgelegd for opgelegd, betaald in stand.values())
    assert not Boeking.objects.filter(boekdatum__gt=VANDAAG).exists()
    assert not Inning.objects.filter(datum__gt=VANDAAG).exists()


def test_wie_in_termijnen_betaalt_betaalt_de_termijnen_op_hun_dag() -> None:
    zonder_gedoe = Vordering.objects.exclude(pk__in=Inning.objects.values("vordering")).values_list("pk", flat=True)
    for vordering in list(zonder_gedoe)[:200]:
        betaald = list(
            Boeking.objects.filter(vordering=vordering, oorzaak=Oorzaak.BETALING).order_by("id").values_list("valutadatum", "bedrag_centen")
        )
        vervallen = Termijn.objects.filter(vordering=vordering, vervaldatum__lte=VANDAAG).order_by("volgnummer")
        if len(betaald) > 1:
            assert betaald == list(vervallen.values_list("vervaldatum", "bedrag_centen"))
        else:
            assert [centen for _, centen in betaald] == [145_800]


def test_de_ladder_loopt_op_over_wat_niet_betaald_is() -> None:
    stand = saldi()
    bij_deurwaarder = Inning.objects.filter(stap=Inningsstap.DEURWAARDER).values_list("vordering", "bedrag_centen")
    assert bij_deurwaarder.count() > 10
    for vordering, open_ in bij_deurwaarder:
        opgelegd, betaald = stand[vordering]
        assert open_ == opgelegd - betaald
        stappen = list(Inning.objects.filter(vordering=vordering).order_by("datum", "id").values_list("stap", flat=True))
        mislukt, verzoek = Inningsstap.AFSCHRIJVING_MISLUKT, Inningsstap.BETALINGSVERZOEK
        assert stappen == [
            mislukt,
            mislukt,
            Inningsstap.REGELING_VERVALLEN,
            verzoek,
            *range(Inningsstap.HERINNERING, Inningsstap.DEURWAARDER + 1),
        ]


def test_een_kwart_van_de_te_laat_geleverde_diplomas_ligt_bij_de_deurwaarder() -> None:
    """Few at this size, so within a wide margin: of about 24 between 1 and 14."""
    laat = Vordering.objects.filter(
        persoon__diplomas__ontvangen_op__gte=date(2026, 5, 15),
        persoon__inschrijvingen__einddatum__lt=date(2026, 5, 1),
        persoon__inschrijvingen__reden__gt="",
    )
    assert laat.count() == pytest.approx(24, abs=12)
    assert 1 <= laat.filter(inning__stap=Inningsstap.DEURWAARDER).distinct().count() <= 14


def test_een_aanmaning_kost_wat_de_norm_zegt() -> None:
    aanmaningen = Inning.objects.filter(stap=Inningsstap.AANMANING)
    assert aanmaningen.exists()
    for aanmaning in aanmaningen:
        kosten = Boeking.objects.get(vordering=aanmaning.vordering_id, debet=Grootboekrekening.VORDERING_KOSTEN)
        assert kosten.bedrag_centen == aanmaningsvergoeding(aanmaning.bedrag_centen, aanmaning.datum)
        assert kosten.boekdatum == aanmaning.datum


def test_wie_in_termijnen_betaalt_heeft_een_machtiging_en_een_regeling() -> None:
    ineens = Vordering.objects.filter(pk__in=[pk for pk, (opgelegd, betaald) in saldi().items() if opgelegd == betaald])
    loopt = Betalingsregeling.objects.filter(vervangen_op__isnull=True)
    assert loopt.count() > 800
    assert not loopt.filter(vordering__in=ineens.filter(boekingen__oorzaak=Oorzaak.BETALING, boekingen__bedrag_centen__gt=20_000)).exists()
    assert Incassoregeling.objects.count() == Betalingsregeling.objects.count() == Incassomachtiging.objects.count()
    assert not loopt.filter(vordering__inning__stap=Inningsstap.REGELING_VERVALLEN).exists()
    vervallen = Inning.objects.filter(stap=Inningsstap.REGELING_VERVALLEN).values_list("vordering", "datum")
    assert set(Regelingeinde.objects.values_list("regeling__vordering", "datum")) == set(vervallen)


def test_een_machtiging_is_van_de_eigen_rekening_of_van_een_ander() -> None:
    for machtiging in Incassomachtiging.objects.all()[:200]:
        eigen = Rekening.objects.filter(persoon=machtiging.persoon_id, iban=machtiging.iban).exists()
        assert (machtiging.betaler_id == machtiging.persoon_id) == eigen
        assert IBAN(machtiging.iban).is_valid
        assert machtiging.kenmerk == f"M{machtiging.pk:012d}"


def test_de_incassorun_vindt_de_natie(monkeypatch: pytest.MonkeyPatch) -> None:
    """In June the last instalment of who paid all others is left."""
    monkeypatch.setenv("DUO_VANDAAG", "2026-06-22")
    run = bouw.draai("incasso", date(2026, 6, 22))
    open_ = [opgelegd - betaald for opgelegd, betaald in saldi().values() if opgelegd > betaald]
    assert 800 < run.tellingen["opdrachten"] <= len(open_)
    assert run.tellingen["grootste_bedrag_centen"] <= 16_200 * 2
    assert run.tellingen["incasso_centen"] == sum(Incasso.objects.values_list("bedrag_centen", flat=True))
