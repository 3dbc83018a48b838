"""The travel product: who may travel, until which day to stop, and what stopping late costs (WSF 3.27), from both sides."""

from datetime import date

import pytest

from studiefinanciering.codes import Fase
from studiefinanciering.codes_vormen import Boetegrond, Reisreden
from studiefinanciering.regels.norm_vormen import REISPRODUCT
from studiefinanciering.regels.reisproduct import REISBOETE, REISRECHT
from tests.studiefinanciering.regels.bouwsels import oordeel, oordelen

MBO, HO = 1, 2
RECHT = {
    "persoon_id": 1,
    "maand": date(2026, 2, 1),
    "onderwijs": MBO,
    "ingeschreven": True,
    "nationaliteit_in_orde": True,
    "jonger_dan_18": False,
    "fase": int(Fase.PRESTATIE),
    "maand_in_leenfase": 0,
    "maanden_voor_18": 0,
    "recht_vorige_maand": False,
}
BOETE = {
    "persoon_id": 1,
    "halve_maand": date(2026, 2, 1),
    "einde_reisrecht": date(2026, 2, 1),
    "stopgezet_op": None,
    "gebruik_tot_en_met_10e": False,
    "gebruik_later": True,
    "niet_toerekenbaar": False,
}


@pytest.mark.parametrize("fase", [Fase.GIFT, Fase.PRESTATIE, Fase.LENING])
def test_reisrecht_zolang_er_studiefinanciering_is_ook_als_lening_door_afwezigheid(fase: Fase) -> None:
    assert oordeel(REISRECHT, RECHT, fase=int(fase))["reisrecht"] is True


@pytest.mark.parametrize(
    ("anders", "recht"),
    [
        ({}, True),
        ({"onderwijs": HO}, False),
        ({"nationaliteit_in_orde": False}, False),
        ({"ingeschreven": False}, False),
        ({"jonger_dan_18": False}, False),
    ],
)
def test_mbo_onder_18_reist_vanaf_de_eerste_maand(anders: dict[str, object], recht: bool) -> None:
    assert oordeel(REISRECHT, {**RECHT, "jonger_dan_18": True, "fase": int(Fase.GEEN)}, **anders)["reisrecht"] is recht


@pytest.mark.parametrize(
    ("onderwijs", "jong", "maand", "recht"),
    [(MBO, 0, 36, True), (MBO, 0, 37, False), (MBO, 10, 26, True), (MBO, 10, 27, False), (HO, 0, 12, True), (HO, 0, 13, False)],
)
def test_in_de_leenfase_nog_een_tijd_reizen(onderwijs: int, jong: int, maand: int, recht: bool) -> None:
    uit = oordeel(REISRECHT, RECHT, onderwijs=onderwijs, fase=int(Fase.LEENFASE), maanden_voor_18=jong, maand_in_leenfase=maand)
    assert (uit["reisrecht"], uit["reisreden"]) == (recht, Reisreden.RECHT if recht else Reisreden.OPGEBRUIKT)


@pytest.mark.parametrize(("vorige", "dag"), [(True, date(2026, 2, 10)), (False, None)])
def test_stopzetten_uiterlijk_op_de_tiende(vorige: bool, dag: date | None) -> None:
    assert oordeel(REISRECHT, RECHT, fase=int(Fase.GEEN), recht_vorige_maand=vorige)["stopzetten_uiterlijk"] == dag


def test_de_boete_loopt_op_na_twee_halve_maanden() -> None:
    helften = [date(2026, 2, 1), date(2026, 2, 16), date(2026, 3, 1), date(2026, 3, 16)]
    uit = oordelen(REISBOETE, BOETE, [{"halve_maand": helft} for helft in helften])
    assert [rij["boete"] for rij in uit] == [9609, 9609, 19221, 19221]
    assert [rij["halve_maand_nummer"] for rij in uit] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("dag", "laag", "hoog"),
    [
        (date(2019, 5, 1), 7500, 15000),
        (date(2023, 5, 1), 8140, 16282),
        (date(2024, 5, 1), 8954, 17910),
        (date(2025, 5, 1), 9298, 18598),
    ],
)
def test_bedragen_per_jaar(dag: date, laag: int, hoog: int) -> None:
    eerder = date(dag.year, dag.month - 1, 1)
    uit = oordelen(REISBOETE, {**BOETE, "halve_maand": dag}, [{"einde_reisrecht": dag}, {"einde_reisrecht": eerder}])
    assert [rij["boete"] for rij in uit] == [laag, hoog]


def test_indexering_geeft_elk_afgeleid_bedrag() -> None:
    """The amount of the year before times the CPI change of the facts, to whole cents, half up."""
    for soort in ("laag", "hoog"):
        norm = REISPRODUCT[f"reisproduct_boete_{soort}"]
        for jaar, factor in ((2024, 11000), (2025, 10384), (2026, 10335)):
            vorig, nu = (norm.op(date(jaar - n, 7, 1)).waarde for n in (1, 0))
            assert vorig is not None and nu == (int(vorig) * factor + 5000) // 10000


@pytest.mark.parametrize(("vroeg", "later", "boete"), [(True, False, 0), (False, True, 9609), (True, True, 9609)])
def test_eerste_halve_maand_telt_alleen_gebruik_van_11_tot_15(vroeg: bool, later: bool, boete: int) -> None:
    assert oordeel(REISBOETE, BOETE, gebruik_tot_en_met_10e=vroeg, gebruik_later=later)["boete"] == boete


def test_in_een_latere_maand_tellen_de_eerste_tien_dagen_wel() -> None:
    uit = oordeel(REISBOETE, BOETE, halve_maand=date(2026, 3, 1), gebruik_tot_en_met_10e=True, gebruik_later=False)
    assert (uit["boete"], uit["boetegrond"]) == (19221, Boetegrond.HOOG)


@pytest.mark.parametrize(
    ("anders", "grond"),
    [
        ({"gebruik_later": False}, Boetegrond.GEEN_GEBRUIK),
        ({"niet_toerekenbaar": True}, Boetegrond.NIET_TOEREKENBAAR),
        ({"stopgezet_op": date(2026, 2, 10)}, Boetegrond.OP_TIJD),
        ({"einde_reisrecht": date(2026, 3, 1)}, Boetegrond.OP_TIJD),
        ({"halve_maand": date(2026, 3, 1), "stopgezet_op": date(2026, 2, 20)}, Boetegrond.OP_TIJD),
    ],
)
def test_geen_boete(anders: dict[str, object], grond: Boetegrond) -> None:
    uit = oordeel(REISBOETE, BOETE, **anders)
    assert (uit["boete"], uit["boetegrond"]) == (0, grond)


def test_een_dag_te_laat_stopgezet_telt() -> None:
    assert oordeel(REISBOETE, BOETE, stopgezet_op=date(2026, 2, 11))["boete"] == 9609


def test_zonder_bekend_bedrag_kijkt_een_mens() -> None:
    uit = oordeel(REISBOETE, BOETE, halve_maand=date(2021, 2, 1), einde_reisrecht=date(2021, 2, 1))
    assert (uit["boete"], uit["boetegrond"]) == (None, Boetegrond.BEDRAG_ONBEKEND)


def test_na_een_nieuw_recht_begint_het_tellen_opnieuw() -> None:
    assert oordeel(REISBOETE, BOETE, halve_maand=date(2026, 9, 16), einde_reisrecht=date(2026, 9, 1))["boete"] == 9609
