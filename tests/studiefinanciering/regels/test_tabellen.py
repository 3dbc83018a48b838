"""The published tables and worked examples, to the cent: typed over as they were printed."""

from datetime import date

import pytest

from studiefinanciering.codes import Fase
from studiefinanciering.codes_regels import Ouderrol, Studie
from tests.studiefinanciering.regels.kaders import bedragen, een, ouder, rij

MBO, HO = int(Studie.MBO), int(Studie.HO)


def centen(euro: str) -> int:
    return int(euro.replace(".", "").replace(",", ""))


# First and last month; basisbeurs thuis, uit; highest AB thuis, uit; basislening; total thuis, uit.
TABEL_MBO = [
    ("2023-01", "2023-07", "90,85", "296,51", "371,42", "395,40", "197,93", "660,20", "889,84"),
    ("2023-08", "2023-12", "90,85", "460,81", "381,25", "405,23", "197,93", "670,03", "1.063,97"),
    ("2024-01", "2024-07", "99,94", "490,46", "408,07", "434,45", "217,72", "725,73", "1.142,63"),
    ("2024-08", "2024-12", "99,94", "326,16", "413,24", "439,62", "217,72", "730,90", "983,50"),
    ("2025-01", "2025-07", "103,78", "338,68", "424,57", "451,97", "226,08", "754,43", "1.016,73"),
    ("2025-08", "2025-12", "103,78", "338,68", "427,82", "455,22", "226,08", "757,68", "1.019,98"),
    ("2026-01", "2026-07", "107,26", "350,03", "438,08", "466,40", "233,65", "778,99", "1.050,08"),
    ("2026-08", "2026-12", "107,26", "350,03", "442,50", "470,82", "233,65", "783,41", "1.054,50"),
]
TABEL_HO = [
    ("2023-01", "2023-08", "0,00", "0,00", "430,27", "430,27", "527,60", "957,87", "957,87"),
    ("2023-09", "2023-12", "110,30", "439,20", "416,00", "416,00", "266,97", "793,27", "1.122,17"),
    ("2024-01", "2024-08", "121,33", "466,69", "457,60", "457,60", "293,67", "872,60", "1.217,96"),
    ("2024-09", "2024-12", "121,33", "302,39", "457,60", "457,60", "293,67", "872,60", "1.053,66"),
    ("2025-01", "2025-12", "125,99", "314,00", "475,17", "475,17", "304,95", "906,11", "1.094,12"),
    ("2026-01", "2026-12", "130,21", "324,52", "491,08", "491,08", "315,17", "936,46", "1.130,77"),
]


@pytest.mark.parametrize(("onderwijs", "tabel"), [(MBO, TABEL_MBO), (HO, TABEL_HO)], ids=["mbo", "ho"])
@pytest.mark.parametrize("uit", [False, True], ids=["thuis", "uit"])
def test_wat_een_student_zonder_ouderbijdrage_krijgt(onderwijs: int, tabel: list[tuple[str, ...]], uit: bool) -> None:
    """The first and the last month of each row: parents with nothing, borrowing the basic loan."""
    arm = {**ouder(1, 0), **ouder(2, 0)}
    for eerste, laatste, *bedragen_ in tabel:
        basis, aanvullend, totaal = (centen(bedragen_[kolom + uit]) for kolom in (0, 2, 5))
        for maand in (eerste, laatste):
            dag = date(int(maand[:4]), int(maand[5:]), 1)
            uitkomst = een(maand=dag, onderwijs=onderwijs, uitwonend=uit, lening_gewenst=-1, **arm)
            gevonden = tuple(uitkomst[naam] for naam in ("basisbeurs", "aanvullende_beurs", "lening", "totaal_centen"))
            assert gevonden == (basis, aanvullend, centen(bedragen_[4]), totaal), maand


@pytest.mark.parametrize(
    ("maand", "thuis", "uit"),
    [("2023-08", "268,17", "292,15"), ("2024-01", "294,99", "321,37"), ("2025-08", "306,32", "333,72"), ("2026-08", "316,58", "344,90")],
)
def test_zonder_lesgelddeel_in_het_jaar_van_18(maand: str, thuis: str, uit: str) -> None:
    dag = date(int(maand[:4]), int(maand[5:]), 1)
    jaar = dag.year if dag.month >= 8 else dag.year - 1
    for uitwonend, bedrag in ((False, thuis), (True, uit)):
        for geboren in (date(jaar - 18, 8, 1), date(jaar - 17, 7, 31)):
            assert een(maand=dag, uitwonend=uitwonend, geboortedatum=geboren)["maximum_aanvullend"] == centen(bedrag)
        for geboren in (date(jaar - 18, 7, 31), date(jaar - 17, 8, 1)):
            assert een(maand=dag, uitwonend=uitwonend, geboortedatum=geboren)["maximum_aanvullend"] > centen(bedrag)


# Award year, exempt amount per parent, joint limit, single parent: mbo and ho.
VOETEN = [
    (2023, MBO, "19.652,25", "39.304,50", "24.898,37"),
    (2024, MBO, "20.414,76", "40.829,52", "25.864,43"),
    (2025, MBO, "21.774,38", "43.548,76", "27.587,00"),
    (2026, MBO, "23.152,70", "46.305,40", "29.333,26"),
    (2024, HO, "18.296,46", "36.592,92", "23.180,42"),
    (2025, HO, "19.515,00", "39.030,00", "24.724,24"),
    (2026, HO, "20.750,30", "41.500,60", "26.289,28"),
]


@pytest.mark.parametrize(("jaar", "onderwijs", "voet", "samen", "alleen"), VOETEN)
def test_vrije_voeten(jaar: int, onderwijs: int, voet: str, samen: str, alleen: str) -> None:
    vast = {"maand": date(jaar, 1, 1), "onderwijs": onderwijs}
    gewoon = een(**vast, **ouder(1, 0), **ouder(2, 0, Ouderrol.ZONDER_PARTNER))
    assert (gewoon["voet1"], gewoon["voet2"]) == (centen(voet), centen(alleen))
    for ander in (Ouderrol.GEEN, Ouderrol.OVERLEDEN, Ouderrol.BUITEN_BESCHOUWING):
        for status in (Ouderrol.GEWOON, Ouderrol.ZONDER_PARTNER):
            assert een(**vast, **ouder(1, 0, status), **ouder(2, None, ander))["voet1"] == centen(samen)


@pytest.mark.parametrize(("jaar", "onderwijs", "voet", "samen", "alleen"), VOETEN)
def test_tot_de_grens_samen_de_hoogste_beurs(jaar: int, onderwijs: int, voet: str, samen: str, alleen: str) -> None:
    """DUO: parents together below twice the exempt amount; how it is split does not matter."""
    vast = {"maand": date(jaar, 1, 1), "onderwijs": onderwijs}
    grens = centen(samen)
    for deel in (0, grens // 3, grens):
        uit = een(**vast, **ouder(1, deel), **ouder(2, grens - deel))
        assert uit["aanvullende_beurs"] == uit["maximum_aanvullend"]
    # Ten euros a month more of one parent is felt to the cent.
    boven = een(**vast, **ouder(1, 0), **ouder(2, grens + 12_000 * 100_000 // uit["percentage_ouders"]))
    assert boven["ouderbijdrage"] in (1000, 999)


EERSTE_NUL = [
    ("2024-01", MBO, "59.663,52", "60.881,06"),
    ("2024-08", MBO, "59.902,14", "61.119,67"),
    ("2025-01", MBO, "63.144,30", "64.408,91"),
    ("2025-08", MBO, "63.294,30", "64.558,91"),
    ("2026-01", MBO, "66.524,48", "67.831,55"),
    ("2026-08", MBO, "66.728,48", "68.035,55"),
    ("2024-01", HO, "76.969,39", "76.969,39"),
    ("2025-01", HO, "80.956,76", "80.956,76"),
    ("2026-01", HO, "84.831,19", "84.831,19"),
]


@pytest.mark.parametrize(("maand", "onderwijs", "thuis", "uit"), EERSTE_NUL)
def test_vanaf_welk_inkomen_er_niets_meer_is(maand: str, onderwijs: int, thuis: str, uit: str) -> None:
    dag = date(int(maand[:4]), int(maand[5:]), 1)
    for uitwonend, bedrag in ((False, thuis), (True, uit)):
        grens = centen(bedrag)
        op, onder = (
            een(maand=dag, onderwijs=onderwijs, uitwonend=uitwonend, **ouder(1, grens // 2), **ouder(2, totaal - grens // 2))
            for totaal in (grens, grens - 2_000)
        )
        assert op["aanvullende_beurs"] in (0, 1)  # the table is rounded to cents of income, and so is each parent
        assert 0 < onder["aanvullende_beurs"] <= 45


# Joint income of two parents, one child: ho 2024, 2025, 2026, mbo thuis and uit August to December 2026.
SAMEN = [
    ("30.000", "457,60", "475,17", "491,08", "442,50", "470,82"),
    ("40.000", "418,99", "464,18", "491,08", "442,50", "470,82"),
    ("50.000", "305,65", "350,84", "394,75", "362,45", "390,77"),
    ("60.000", "192,32", "237,51", "281,42", "145,78", "174,10"),
    ("70.000", "78,99", "124,18", "168,09", "0,00", "0,00"),
    ("80.000", "0,00", "10,84", "54,75", "0,00", "0,00"),
    ("85.000", "0,00", "0,00", "0,00", "0,00", "0,00"),
]
KOLOMMEN = [(2024, 1, HO, False), (2025, 1, HO, False), (2026, 1, HO, False), (2026, 8, MBO, False), (2026, 8, MBO, True)]


@pytest.mark.parametrize("deel", [0, 2, 3])
def test_tabel_op_gezamenlijk_inkomen(deel: int) -> None:
    """Netted: one parent may have all of it. Rounding each parent's basis to cents can move the sum by one cent."""
    for inkomen, *verwacht in SAMEN:
        samen = centen(f"{inkomen},00")
        een_ouder = samen // deel if deel else 0
        rijen = [
            rij(maand=date(jaar, maand, 1), onderwijs=onderwijs, uitwonend=uit, **ouder(1, een_ouder), **ouder(2, samen - een_ouder))
            for jaar, maand, onderwijs, uit in KOLOMMEN
        ]
        for gevonden, bedrag in zip(bedragen(rijen)["aanvullende_beurs"], verwacht, strict=True):
            assert abs(gevonden - centen(bedrag)) <= 1, (inkomen, bedrag)


@pytest.mark.parametrize(
    ("een_", "twee", "bijdrage", "beurs"),
    [
        ("20.750,30", "20.750,30", "0,00", "491,08"),
        # Each basis is rounded to cents first: 48,16 twice. Rounding the sum alone gives 96,33.
        ("25.000,00", "25.000,00", "96,32", "394,76"),
        ("60.000,00", "60.000,00", "491,08", "0,00"),
    ],
)
def test_voorbeelden_ho_2026(een_: str, twee: str, bijdrage: str, beurs: str) -> None:
    uit = een(onderwijs=HO, **ouder(1, centen(een_)), **ouder(2, centen(twee)))
    assert (uit["ouderbijdrage"], uit["aanvullende_beurs"]) == (centen(bijdrage), centen(beurs))


def test_negatieve_grondslag_wordt_verrekend() -> None:
    """CRvB 2 August 2017: what one parent is short lowers what the other contributes."""
    arm_rijk = een(onderwijs=HO, **ouder(1, 1_000_000), **ouder(2, 4_000_000))
    gelijk = een(onderwijs=HO, **ouder(1, 2_500_000), **ouder(2, 2_500_000))
    assert arm_rijk["grondslag1"] < 0
    assert abs(arm_rijk["ouderbijdrage"] - gelijk["ouderbijdrage"]) <= 1
    assert arm_rijk["ouderbijdrage"] < arm_rijk["grondslag2"]


def test_aftrek_per_telkind_en_eigen_aflossing() -> None:
    vast = {"onderwijs": MBO, **ouder(2, 2_500_000)}
    kaal = een(**vast, **ouder(1, 4_000_000))
    met = een(**vast, **ouder(1, 4_000_000, telkinderen=2, aflossing=120_000))
    assert met["aftrek1"] == 2 * 36_300 + 120_000
    assert kaal["grondslag1"] - met["grondslag1"] == 16_050  # (726,00 + 1.200,00) ÷ 12


@pytest.mark.parametrize(
    ("maand", "eigen", "krediet"),
    [
        ("2023-01", "26.000,00", "920,42"),
        ("2023-09", "2.314,00", "192,83"),
        ("2025-09", "2.601,00", "216,75"),
        ("2025-09", "99.999,00", "1.083,75"),
        ("2026-09", "2.694,00", "224,50"),
        ("2026-09", "99.999,00", "1.122,50"),
        ("2026-08", "99.999,00", "1.083,75"),
    ],
)
def test_collegegeldkrediet(maand: str, eigen: str, krediet: str) -> None:
    dag = date(int(maand[:4]), int(maand[5:]), 1)
    vast = {"maand": dag, "collegegeld_per_jaar": centen(eigen), "collegegeld_gewenst": 200_000}
    assert een(onderwijs=HO, **vast)["collegegeldkrediet"] == centen(krediet)
    assert een(onderwijs=MBO, **vast)["collegegeldkrediet"] == 0


@pytest.mark.parametrize(("jaar", "bedrag"), [(2023, "1.028,33"), (2024, "1.131,16"), (2025, "1.174,60"), (2026, "1.213,95")])
def test_in_de_leenfase_is_er_alleen_een_lening(jaar: int, bedrag: str) -> None:
    uit = een(maand=date(jaar, 2, 1), fase=int(Fase.LEENFASE), lening_gewenst=-1, **ouder(1, 0), **ouder(2, 0))
    assert (uit["lening"], uit["totaal_centen"]) == (centen(bedrag), centen(bedrag))
    assert (uit["aanvullend_gevraagd"], uit["inkomen1"], uit["ouderbijdrage"]) == (False, 0, None)


def test_lang_afwezig_maakt_van_de_beurs_een_lening() -> None:
    arm = {**ouder(1, 0), **ouder(2, 0)}
    gewoon, afwezig = een(**arm), een(fase=int(Fase.LENING), **arm)
    assert afwezig["totaal_centen"] == gewoon["totaal_centen"] == afwezig["lening_centen"]
    assert (afwezig["gift_centen"], afwezig["basisbeurs"], afwezig["aanvullende_beurs"]) == (0, 0, 0)


def test_alimentatie_komt_in_de_plaats_van_een_bijdrage() -> None:
    vast = {"onderwijs": HO, **ouder(1, 4_000_000), **ouder(2, None, Ouderrol.BUITEN_BESCHOUWING)}
    assert een(**vast)["aanvullende_beurs"] == 49_108
    uit = een(**vast, alimentatie=20_000)
    # 13.6% of (40,000.00 − 41,500.60) a year is −17.01 a month.
    assert (uit["ouderbijdrage"], uit["aanvullende_beurs"]) == (18_299, 30_809)
