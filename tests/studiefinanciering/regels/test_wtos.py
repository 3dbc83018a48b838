"""Tegemoetkoming scholieren: right, income rule and what is unknown, from both sides of each border."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.regels.eenheden import Publiek
from studiefinanciering.codes_vormen import Scholier, Wtosreden
from studiefinanciering.regels.wtos import SCHOLIEREN
from tests.studiefinanciering.regels.bouwsels import oordeel

# October 2023: the one period in which limit and school costs of the lower years are both known; the basic allowance is not.
GEWOON = {
    "persoon_id": 1,
    "maand": date(2023, 10, 1),
    "geboortedatum": date(2005, 5, 20),
    "soort": int(Scholier.VO_ONDERBOUW),
    "ingeschreven": True,
    "klokuren": 1000,
    "uitwonend": False,
    "andere_studiefinanciering": False,
    "aangevraagd_op": date(2023, 8, 20),
    "eerste_maand": None,
    "draagkracht": 3000000,
    "draagkracht_later": None,
    "drie_jaar_lager": False,
    "normale_schommeling": False,
    "telkinderen": 1,
    "lesgeld_per_jaar": 0,
}
GRENS = 3877884


@pytest.mark.parametrize(
    ("geboren", "vanaf"),
    [
        (date(2008, 1, 1), date(2026, 4, 1)),
        (date(2008, 3, 31), date(2026, 4, 1)),
        (date(2008, 4, 1), date(2026, 7, 1)),
        (date(2007, 12, 31), date(2026, 1, 1)),
        (date(2008, 2, 29), date(2026, 4, 1)),
    ],
)
def test_vanaf_het_kwartaal_na_achttien(geboren: date, vanaf: date) -> None:
    assert oordeel(SCHOLIEREN, GEWOON, geboortedatum=geboren)["leeftijd_vanaf"] == vanaf


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({}, Wtosreden.RECHT),
        ({"ingeschreven": False}, Wtosreden.NIET_INGESCHREVEN),
        ({"geboortedatum": date(2005, 10, 2)}, Wtosreden.TE_JONG),
        ({"geboortedatum": date(1993, 10, 31)}, Wtosreden.RECHT),
        ({"geboortedatum": date(1993, 9, 30)}, Wtosreden.TE_OUD),
        ({"andere_studiefinanciering": True}, Wtosreden.STUDIEFINANCIERING),
        ({"soort": int(Scholier.VAVO), "klokuren": 849}, Wtosreden.TE_WEINIG_UREN),
        ({"soort": int(Scholier.VAVO), "klokuren": 850}, Wtosreden.RECHT),
        ({"klokuren": 100}, Wtosreden.RECHT),
        ({"aangevraagd_op": date(2023, 10, 31)}, Wtosreden.RECHT),
        ({"aangevraagd_op": date(2023, 11, 1)}, Wtosreden.VOOR_AANVRAAG),
        ({"aangevraagd_op": date(2023, 12, 1), "eerste_maand": date(2023, 8, 1)}, Wtosreden.RECHT),
    ],
)
def test_recht_en_reden(anders: dict[str, object], reden: Wtosreden) -> None:
    assert oordeel(SCHOLIEREN, GEWOON, **anders)["wtos_reden"] == reden


@pytest.mark.parametrize(
    ("draagkracht", "telkinderen", "deel"),
    [
        (GRENS, 1, 8819),
        (GRENS + 12000, 1, 8819 - 300),
        (GRENS + 12000, 2, 8819 - 150),
        (GRENS + 312760, 1, 1000),  # exactly ten euros is paid out
        (GRENS + 312800, 1, 0),  # 9.99 is not
        (9000000, 1, 0),
        (None, 1, 0),
    ],
)
def test_korting_dertig_procent_en_niets_onder_tien_euro(draagkracht: int | None, telkinderen: int, deel: int) -> None:
    assert oordeel(SCHOLIEREN, GEWOON, draagkracht=draagkracht, telkinderen=telkinderen)["afhankelijk_deel"] == deel


@given(st.integers(0, 12_000_000), st.integers(1, 6))
def test_korting_gelijk_aan_breuken(draagkracht: int, telkinderen: int) -> None:
    korting = max(Fraction(0), Fraction(3, 10) * (draagkracht - GRENS) / 12 / telkinderen)
    over = 8819 - int(korting + Fraction(1, 2))
    uit = oordeel(SCHOLIEREN, GEWOON, draagkracht=draagkracht, telkinderen=telkinderen)
    assert uit["afhankelijk_deel"] == (over if over >= 1000 else 0)


@pytest.mark.parametrize(
    ("later", "drie_jaar", "normaal", "verlegd"),
    [
        (4250000, True, False, True),
        (4250001, True, False, False),
        (4250000, False, False, False),
        (4250000, True, True, False),
        (None, True, False, False),
    ],
)
def test_verlegging_vraagt_vijftien_procent_en_drie_jaar(later: int | None, drie_jaar: bool, normaal: bool, verlegd: bool) -> None:
    uit = oordeel(SCHOLIEREN, GEWOON, draagkracht=5000000, draagkracht_later=later, drie_jaar_lager=drie_jaar, normale_schommeling=normaal)
    assert (uit["verlegd"], uit["draagkracht_telt"]) == (verlegd, later if verlegd else 5000000)


def test_een_onbekend_bedrag_wordt_nooit_nul_maar_gaat_naar_een_mens() -> None:
    uit = oordeel(SCHOLIEREN, GEWOON)
    assert (uit["basistoelage"], uit["wtos_totaal"], uit["wtos_naar_mens"]) == (None, None, True)
    uit = oordeel(SCHOLIEREN, GEWOON, maand=date(2026, 9, 1), aangevraagd_op=date(2026, 8, 1))
    assert (uit["schoolkosten"], uit["grensbedrag"], uit["wtos_totaal"], uit["wtos_naar_mens"]) == (10411, None, None, True)


def test_basistoelage_waar_die_bekend_is_ook_zonder_inkomen() -> None:
    feiten = {
        **GEWOON,
        "maand": date(2021, 9, 1),
        "geboortedatum": date(2003, 1, 5),
        "aangevraagd_op": date(2021, 8, 1),
        "draagkracht": None,
    }
    thuis, uit = (oordeel(SCHOLIEREN, feiten, uitwonend=uitwonend) for uitwonend in (False, True))
    assert (thuis["wtos_totaal"], uit["wtos_totaal"]) == (12028, 28045)


def test_wie_geen_recht_heeft_krijgt_nul_en_dat_is_bekend() -> None:
    uit = oordeel(SCHOLIEREN, GEWOON, ingeschreven=False)
    assert (uit["wtos_totaal"], uit["wtos_naar_mens"]) == (0, False)


@pytest.mark.parametrize(("geboren", "bijdrage"), [(date(2004, 5, 20), 11308), (date(2005, 7, 31), 11308), (date(2005, 8, 1), 0)])
def test_geen_lesgelddeel_in_het_schooljaar_van_achttien(geboren: date, bijdrage: int) -> None:
    uit = oordeel(SCHOLIEREN, GEWOON, soort=int(Scholier.VAVO), lesgeld_per_jaar=135700, geboortedatum=geboren)
    assert uit["onderwijsbijdrage"] == bijdrage


@pytest.mark.parametrize(
    ("soort", "nu", "straks"),
    [
        (Scholier.VO_ONDERBOUW, 10074, 10411),
        (Scholier.VO_BOVENBOUW, 11029, 11398),
        (Scholier.VO_PARTICULIER_ONDERBOUW, 13791, 14253),
        (Scholier.VO_PARTICULIER_BOVENBOUW, 14753, 15247),
        (Scholier.SPECIAAL, 6691, 6915),
        (Scholier.VAVO, 14753, 15247),
    ],
)
def test_schoolkosten_2025_en_2026(soort: Scholier, nu: int, straks: int) -> None:
    maanden = (date(2026, 7, 1), date(2026, 8, 1))
    assert [oordeel(SCHOLIEREN, GEWOON, soort=int(soort), maand=maand)["schoolkosten"] for maand in maanden] == [nu, straks]


def test_de_leerling_ziet_nooit_het_inkomen_van_een_ouder() -> None:
    verborgen = {stap.naam for stap in SCHOLIEREN.stappen if Publiek.BETROKKENE not in stap.publiek}
    assert verborgen == {"draagkracht_telt", "korting"}
