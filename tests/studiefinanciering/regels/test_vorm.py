"""In which form each month is given: every border of the law from both sides, and life courses against the oracle."""

from datetime import date
from random import Random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duo_portal.regels.motor import Regelfout
from studiefinanciering.codes import Fase
from studiefinanciering.codes_vormen import Vormgrond
from studiefinanciering.regels.vorm import bepaal_vorm, kies_opleiding, met_standaard
from tests.studiefinanciering.regels.kaders_vorm import kader, volgens_orakel, volgens_regel
from tests.studiefinanciering.regels.orakel_vorm import Maand, Persoon, Stand, later

SEPTEMBER = date(2025, 9, 1)


def reeks(aantal: int, begin: date = SEPTEMBER, **feiten: object) -> list[Maand]:
    return [Maand(later(begin, n), **feiten) for n in range(aantal)]  # type: ignore[arg-type]


def fasen(persoon: Persoon, maanden: list[Maand]) -> list[int]:
    return [antwoord.fase for antwoord in volgens_regel([(persoon, maanden)])]


def grond(persoon: Persoon, maand: Maand) -> int:
    return int(bepaal_vorm(kader([(persoon, [maand])]))["vormgrond"][0])


@pytest.mark.parametrize(("onderwijs", "duur"), [(1, 48), (2, 48)])
def test_vier_jaar_prestatiebeurs_dan_drie_jaar_lenen_dan_niets(onderwijs: int, duur: int) -> None:
    uit = fasen(Persoon(), reeks(86, onderwijs=onderwijs))
    assert uit == [Fase.PRESTATIE] * duur + [Fase.LEENFASE] * 36 + [Fase.GEEN] * 2


@pytest.mark.parametrize(("onderwijs", "gift"), [(1, 12), (2, 5)])
def test_eerste_maanden_aanvullende_beurs_zijn_een_gift(onderwijs: int, gift: int) -> None:
    uit = volgens_regel([(Persoon(), reeks(14, onderwijs=onderwijs))])
    assert [antwoord.gift for antwoord in uit] == [True] * gift + [False] * (14 - gift)


def test_maanden_van_vroeger_tellen_mee_voor_de_gift() -> None:
    persoon = Persoon(ho=Stand(voor=4, beurs=4, eerste=date(2024, 9, 1)))
    assert [antwoord.gift for antwoord in volgens_regel([(persoon, reeks(2, onderwijs=2))])] == [True, False]


def test_gift_van_mbo_en_van_ho_tellen_apart() -> None:
    levensloop = reeks(13) + reeks(2, later(SEPTEMBER, 13), onderwijs=2)
    assert [antwoord.gift for antwoord in volgens_regel([(Persoon(), levensloop)])][-3:] == [False, True, True]


@pytest.mark.parametrize("niveau", [1, 2])
def test_niveau_1_en_2_altijd_gift_zolang_ingeschreven(niveau: int) -> None:
    uit = volgens_regel([(Persoon(), reeks(130, niveau=niveau))])
    assert {(antwoord.fase, antwoord.gift) for antwoord in uit} == {(int(Fase.GIFT), True)}


def test_niveau_2_verbruikt_geen_prestatiebeurs() -> None:
    uit = fasen(Persoon(), reeks(30, niveau=2) + reeks(49, later(SEPTEMBER, 30), niveau=4))
    assert uit[-2:] == [Fase.PRESTATIE, Fase.LEENFASE]


@pytest.mark.parametrize(("maanden", "verwacht"), [(47, Fase.GIFT), (48, Fase.GEEN)])
def test_geen_niveau_2_na_vier_jaar_prestatiebeurs_mbo(maanden: int, verwacht: Fase) -> None:
    assert fasen(Persoon(mbo=Stand(voor=maanden, eerste=date(2020, 9, 1))), [Maand(SEPTEMBER, niveau=2)]) == [verwacht]


@pytest.mark.parametrize(("maanden", "verwacht"), [(47, Fase.PRESTATIE), (48, Fase.GEEN)])
def test_geen_mbo_na_vier_jaar_prestatiebeurs_ho(maanden: int, verwacht: Fase) -> None:
    persoon = Persoon(ho=Stand(voor=maanden, eerste=date(2020, 9, 1)))
    assert fasen(persoon, [Maand(SEPTEMBER)]) == [verwacht]
    laag = [Fase.GIFT] if verwacht is Fase.PRESTATIE else [Fase.GEEN]
    assert fasen(persoon, [Maand(SEPTEMBER, niveau=1)]) == laag


def test_specialist_krijgt_op_aanvraag_twee_jaar_extra() -> None:
    uit = fasen(Persoon(mbo=Stand(extra_mag=24)), reeks(48) + reeks(26, later(SEPTEMBER, 48), extra=True))
    assert uit[47:] == [Fase.PRESTATIE] * 25 + [Fase.LEENFASE] * 2


def test_extra_maanden_alleen_in_de_opleiding_die_ze_geeft() -> None:
    persoon = Persoon(ho=Stand(voor=48, extra_mag=12, eerste=date(2021, 9, 1)))
    maanden = reeks(2, onderwijs=2) + reeks(2, later(SEPTEMBER, 2), onderwijs=2, extra=True)
    assert fasen(persoon, maanden) == [Fase.LEENFASE] * 2 + [Fase.PRESTATIE] * 2


@pytest.mark.parametrize("deel", ["mbo", "ho"])
def test_handicap_geeft_een_jaar_langer(deel: str) -> None:
    stand = Stand(verlenging=12)
    persoon = Persoon(mbo=stand) if deel == "mbo" else Persoon(ho=stand)
    uit = fasen(persoon, reeks(61, onderwijs=1 if deel == "mbo" else 2))
    assert uit == [Fase.PRESTATIE] * 60 + [Fase.LEENFASE]


@pytest.mark.parametrize("onderwijs", [1, 2])
@pytest.mark.parametrize(("extra", "laatste"), [(0, date(2025, 8, 1)), (7, date(2026, 3, 1)), (60, date(2030, 8, 1))])
def test_tien_jaar_na_de_eerste_maand_is_het_op(onderwijs: int, extra: int, laatste: date) -> None:
    stand = Stand(voor=1, eerste=date(2015, 9, 1), termijn_extra=extra)
    persoon = Persoon(mbo=stand) if onderwijs == 1 else Persoon(ho=stand)
    assert fasen(persoon, [Maand(laatste, onderwijs), Maand(later(laatste, 1), onderwijs)]) == [Fase.PRESTATIE, Fase.GEEN]
    assert grond(persoon, Maand(later(laatste, 1), onderwijs)) == Vormgrond.TIEN_JAAR


def test_na_het_diploma_is_de_rest_een_gift() -> None:
    maanden = reeks(24) + reeks(25, later(SEPTEMBER, 24), diploma=True)
    uit = volgens_regel([(Persoon(), maanden)])
    assert [antwoord.fase for antwoord in uit] == [Fase.PRESTATIE] * 24 + [Fase.GIFT] * 24 + [Fase.LEENFASE]
    assert all(antwoord.gift for antwoord in uit[24:48])


def test_afwezig_op_niveau_2_wordt_lening_en_stopt() -> None:
    maanden = [Maand(later(SEPTEMBER, n), niveau=2, afwezig=code) for n, code in enumerate([0, 1, 1, 0, 2])]
    assert fasen(Persoon(), maanden) == [Fase.GIFT, Fase.LENING, Fase.LENING, Fase.GIFT, Fase.GEEN]


def test_afwezig_raakt_niveau_3_en_4_niet() -> None:
    assert fasen(Persoon(), [Maand(SEPTEMBER, niveau=3, afwezig=1)]) == [Fase.PRESTATIE]


@pytest.mark.parametrize(
    ("maand", "verwacht"),
    [
        (Maand(SEPTEMBER, recht=False), Vormgrond.GEEN_RECHT),
        (Maand(SEPTEMBER, onderwijs=0, niveau=0), Vormgrond.GEEN_RECHT),
        (Maand(SEPTEMBER, aangevraagd=False), Vormgrond.NIET_AANGEVRAAGD),
        (Maand(SEPTEMBER, diploma=True), Vormgrond.NA_DIPLOMA),
    ],
)
def test_de_grond_zegt_waarom(maand: Maand, verwacht: Vormgrond) -> None:
    assert grond(Persoon(), maand) == verwacht


def test_een_onderbreking_kost_geen_maanden_maar_wel_termijn() -> None:
    maanden = reeks(6) + reeks(6, later(SEPTEMBER, 6), recht=False) + reeks(42, later(SEPTEMBER, 12))
    uit = bepaal_vorm(kader([(Persoon(), maanden)]))
    assert uit["mbo_gebruikt"].to_list()[-1] == 48
    assert set(uit["diplomatermijn_tot"].to_list()) == {date(2035, 9, 1)}


def test_wat_voor_bijna_iedereen_gelijk_is_mag_ontbreken() -> None:
    kaal = kader([(Persoon(ho=Stand(voor=5, eerste=date(2025, 2, 1))), [Maand(SEPTEMBER, onderwijs=2)])])
    kort = kaal.select("persoon_id", "maand", "recht", "aangevraagd", "onderwijs", "niveau", "ho_voor", "ho_eerste_maand")
    uit = bepaal_vorm(met_standaard(kort))
    assert uit.select("fase", "aanvullend_gift", "ho_gebruikt").rows() == [(Fase.PRESTATIE, False, 6)]


def test_hoger_onderwijs_gaat_voor_en_niveau_4_gaat_voor_2() -> None:
    rijen = pl.DataFrame({"persoon_id": [1, 1, 1, 2, 2], "maand": [SEPTEMBER] * 5, "onderwijs": [1, 2, 1, 1, 1], "niveau": [4, 0, 2, 2, 4]})
    assert kies_opleiding(rijen).select("onderwijs", "niveau").rows() == [(2, 0), (1, 4)]


def test_twee_rijen_in_een_maand_en_ontbrekende_eerste_maand_worden_geweigerd() -> None:
    with pytest.raises(Regelfout, match="twee rijen"):
        bepaal_vorm(kader([(Persoon(), [Maand(SEPTEMBER), Maand(SEPTEMBER)])]))
    with pytest.raises(Regelfout, match="eerste maand"):
        bepaal_vorm(kader([(Persoon(mbo=Stand(voor=3)), [Maand(SEPTEMBER)])]))


def _stand(toeval: Random, begin: date) -> Stand:
    if toeval.random() < 0.5:
        return Stand(verlenging=toeval.choice([0, 0, 12]), extra_mag=toeval.choice([0, 6, 24]))
    return Stand(
        voor=toeval.randint(0, 50),
        beurs=toeval.choice([0, 3, 7, 20]),
        extra=toeval.randint(0, 3),
        leen=toeval.randint(0, 37),
        verlenging=toeval.choice([0, 0, 12]),
        extra_mag=toeval.choice([0, 0, 12, 24]),
        termijn_extra=toeval.choice([0, 0, 0, 5, 60]),
        eerste=later(begin, -toeval.randint(1, 121)),
    )


def _leven(toeval: Random) -> tuple[Persoon, list[Maand]]:
    begin = later(SEPTEMBER, toeval.randint(-12, 12))
    maanden, maand = [], begin
    for _ in range(toeval.randint(1, 6)):
        feiten = {"onderwijs": toeval.choice([0, 1, 1, 1, 2, 2]), "niveau": toeval.choice([1, 2, 3, 4, 4])}
        diploma, extra = toeval.random() < 0.2, toeval.random() < 0.4
        for _ in range(toeval.randint(1, 40)):
            kans = toeval.random()
            maanden.append(Maand(maand, **feiten, recht=kans > 0.05, aangevraagd=kans < 0.97, extra=extra, diploma=diploma,
                                 afwezig=toeval.choice([0, 0, 0, 0, 1, 2])))  # fmt: skip
            maand = later(maand, 1)
    toeval.shuffle(maanden)
    return Persoon(_stand(toeval, begin), _stand(toeval, begin)), maanden


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 2**32))
def test_levenslopen_gelijk_aan_het_orakel(zaad: int) -> None:
    toeval = Random(zaad)
    levens = [_leven(toeval) for _ in range(60)]
    assert volgens_regel(levens) == volgens_orakel(levens)
