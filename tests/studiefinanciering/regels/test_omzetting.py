"""What a diploma turns into a gift: every kind, both sides of the term, sent in or not; against an independent count."""

from datetime import date
from random import Random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studiefinanciering.codes_vormen import Diplomasoort, Omzetting
from studiefinanciering.regels.omzetting import DIPLOMAS, TOEKENNINGEN, nominale_maanden, per_diploma, zet_om
from tests.studiefinanciering.regels.orakel_vorm import later

MBO, HO = 1, 2
BEGIN = date(2020, 9, 1)
TERMIJN = date(2030, 9, 1)
DAG = date(2024, 7, 1)
Soort = Diplomasoort


def diploma(soort: Diplomasoort, punten: int = 0, **anders: object) -> dict[str, object]:
    gewoon = {
        "persoon_id": 1,
        "diploma_id": 1,
        "soort": int(soort),
        "diploma_op": DAG,
        "vastgesteld_op": DAG,
        "zelf_insturen": False,
        "ingestuurd_op": None,
        "aangevraagd": False,
        "nominale_maanden": nominale_maanden(soort, punten),
    }
    return {**gewoon, **anders}


def maanden(aantal: int, stelsel: int, specialist: bool = False, begin: date = BEGIN) -> list[dict[str, object]]:
    return [
        {
            "persoon_id": 1,
            "maand": later(begin, n),
            "stelsel": stelsel,
            "specialist": specialist,
            "termijn_tot": TERMIJN,
            "beurs_centen": 40000 + n,
            "reis_centen": 11095,
        }
        for n in range(aantal)
    ]


def zet(diplomas: list[dict[str, object]], toekenningen: list[dict[str, object]]) -> pl.DataFrame:
    schemas = [{naam: deel.type for naam, deel in soort.items()} for soort in (DIPLOMAS, TOEKENNINGEN)]
    return zet_om(pl.DataFrame(diplomas, schema=schemas[0]), pl.DataFrame(toekenningen, schema=schemas[1]))


def giftmaanden(soort: Diplomasoort, toekenningen: list[dict[str, object]], punten: int = 0, **anders: object) -> tuple[int, int]:
    """In how many months the grant, and the travel product, become a gift."""
    uit = zet([diploma(soort, punten, **anders)], toekenningen)
    return uit.filter(pl.col("beurs_wordt_gift") > 0).height, uit.filter(pl.col("reis_wordt_gift") > 0).height


@pytest.mark.parametrize("soort", [Soort.MBO_3_4, Soort.MBO_SPECIALIST, Soort.ASSOCIATE_DEGREE, Soort.HBO_BACHELOR, Soort.WO_BACHELOR])
def test_elk_diploma_vanaf_mbo_3_maakt_de_hele_prestatiebeurs_mbo_een_gift(soort: Diplomasoort) -> None:
    assert giftmaanden(soort, maanden(48, MBO)) == (48, 48)


def test_diploma_niveau_2_zet_niets_om() -> None:
    uit = zet([diploma(Soort.MBO_1_2)], maanden(2, MBO) + maanden(2, HO))
    assert uit["omzetting"].unique().to_list() == [Omzetting.TELT_NIET]
    assert uit["blijft_staan"].to_list() == [51095, 51096] * 2


def test_specialistenjaren_vragen_een_specialistendiploma() -> None:
    rijen = maanden(48, MBO) + maanden(24, MBO, specialist=True, begin=date(2024, 9, 1))
    assert giftmaanden(Soort.MBO_3_4, rijen) == (48, 48)
    assert giftmaanden(Soort.MBO_SPECIALIST, rijen) == (72, 72)


@pytest.mark.parametrize("soort", [Soort.MBO_3_4, Soort.MBO_SPECIALIST])
def test_mbo_diploma_zet_hoger_onderwijs_niet_om(soort: Diplomasoort) -> None:
    assert giftmaanden(soort, maanden(12, HO)) == (0, 0)


@pytest.mark.parametrize(
    ("soort", "punten", "beurs", "reis"),
    [
        (Soort.ASSOCIATE_DEGREE, 0, 24, 84),
        (Soort.HBO_BACHELOR, 0, 48, 60),
        (Soort.WO_MASTER, 60, 48, 60),
        (Soort.WO_MASTER, 120, 60, 72),
        (Soort.WO_MASTER, 180, 72, 84),
    ],
)
def test_hoger_onderwijs_zo_lang_als_de_opleiding_en_een_jaar_reizen_erbij(soort: Diplomasoort, punten: int, beurs: int, reis: int) -> None:
    assert giftmaanden(soort, maanden(84, HO), punten) == (beurs, reis)


@pytest.mark.parametrize(("aangevraagd", "verwacht"), [(False, Omzetting.AANVRAAG_NODIG), (True, Omzetting.OMZETTEN)])
def test_wo_bachelor_alleen_op_verzoek(aangevraagd: bool, verwacht: Omzetting) -> None:
    uit = zet([diploma(Soort.WO_BACHELOR, aangevraagd=aangevraagd)], maanden(40, HO))
    assert uit["omzetting"].unique().to_list() == [verwacht]
    assert uit.filter(pl.col("beurs_wordt_gift") > 0).height == (36 if aangevraagd else 0)


@pytest.mark.parametrize(("dag", "verwacht"), [(date(2030, 8, 31), Omzetting.OMZETTEN), (date(2030, 9, 1), Omzetting.TE_LAAT)])
def test_de_diplomatermijn_van_twee_kanten(dag: date, verwacht: Omzetting) -> None:
    uit = zet([diploma(Soort.HBO_BACHELOR, diploma_op=dag)], maanden(1, HO) + maanden(1, MBO))
    assert uit["omzetting"].unique().to_list() == [verwacht]


@pytest.mark.parametrize(
    ("ingestuurd", "verwacht"),
    [
        (None, Omzetting.VRAAG_OM_DIPLOMA),
        (date(2030, 11, 30), Omzetting.OMZETTEN),
        (date(2030, 12, 1), Omzetting.NAAR_MENS),
        (date(2035, 8, 31), Omzetting.NAAR_MENS),
        (date(2035, 9, 1), Omzetting.TE_LAAT),
    ],
)
def test_buitenlands_diploma_moet_worden_ingestuurd(ingestuurd: date | None, verwacht: Omzetting) -> None:
    uit = zet([diploma(Soort.MBO_3_4, zelf_insturen=True, ingestuurd_op=ingestuurd)], maanden(3, MBO))
    assert uit["omzetting"].unique().to_list() == [verwacht]
    assert (uit["beurs_wordt_gift"].sum() > 0) is (verwacht is Omzetting.OMZETTEN)


@pytest.mark.parametrize(
    ("vastgesteld", "uiterlijk"),
    [(date(2024, 12, 31), date(2025, 1, 1)), (date(2025, 1, 1), date(2026, 1, 1)), (date(2026, 6, 9), date(2027, 1, 1))],
)
def test_uiterlijk_op_1_januari_van_het_volgende_jaar(vastgesteld: date, uiterlijk: date) -> None:
    uit = zet([diploma(Soort.MBO_3_4, vastgesteld_op=vastgesteld)], maanden(2, MBO))
    assert per_diploma(uit)["uiterlijk_op"].to_list() == [uiterlijk]


def test_per_diploma_telt_op() -> None:
    uit = per_diploma(zet([diploma(Soort.HBO_BACHELOR)], maanden(50, HO) + maanden(3, MBO)))
    mbo, ho = uit.to_dicts()
    assert (mbo["beurs_wordt_gift"], mbo["reis_wordt_gift"], mbo["blijft_staan"]) == (120003, 33285, 0)
    assert ho["beurs_wordt_gift"] == sum(40000 + n for n in range(48))
    assert (ho["reis_wordt_gift"], ho["blijft_staan"]) == (50 * 11095, 40048 + 40049)


def _orakel(soort: Diplomasoort, punten: int, rijen: list[dict[str, object]]) -> tuple[int, int]:
    """Independent: per system, in order of months, as the law says it; no norms, no frames."""
    duur = {4: 24, 5: 48, 6: 48 + punten // 5, 8: 36 + punten // 5}
    beurs = reis = volg = 0
    for rij in sorted(rijen, key=lambda rij: str(rij["maand"])):
        if rij["stelsel"] == MBO:
            gift = soort == 3 if rij["specialist"] else soort >= 2
            beurs, reis = beurs + int(str(rij["beurs_centen"])) * gift, reis + int(str(rij["reis_centen"])) * gift
        elif soort in duur:
            volg += 1
            beurs += int(str(rij["beurs_centen"])) * (volg <= duur[soort])
            reis += int(str(rij["reis_centen"])) * (soort == 4 or volg <= duur[soort] + 12)
    return beurs, reis


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_gelijk_aan_het_orakel(zaad: int) -> None:
    toeval = Random(zaad)
    soort = toeval.choice([soort for soort in Soort if soort is not Soort.WO_BACHELOR])
    punten = toeval.choice([60, 90, 120, 180]) if soort in (Soort.HBO_MASTER, Soort.WO_MASTER) else 0
    rijen = maanden(toeval.randint(1, 50), MBO) + maanden(toeval.randint(1, 90), HO, begin=date(2023, 9, 1))
    rijen += maanden(toeval.randint(0, 24), MBO, specialist=True, begin=date(2024, 11, 1))
    toeval.shuffle(rijen)
    uit = zet([diploma(soort, punten)], rijen)
    assert (uit["beurs_wordt_gift"].sum(), uit["reis_wordt_gift"].sum()) == _orakel(soort, punten, rijen)
