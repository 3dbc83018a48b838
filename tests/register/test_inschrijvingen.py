"""Enrolments and diplomas of a school: judged line by line, corrected by a newer line, judged again by whoever asked."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from duo_portal.register.importeren import diplomas, inschrijvingen
from duo_portal.register.importeren.afleveren import Rapport
from duo_portal.register.models import Diploma, Inschrijving, Levering, Persoon, TeBeoordelen, Terugkoppeling
from tests import bouw
from tests.register.leveringen import DIPLOMA, FOUTE_ELFPROEF, INSCHRIJVING, bestand, bsn, codes, student

pytestmark = pytest.mark.django_db
BEGIN, VROEG, LAAT = date(2025, 8, 1), date(2025, 8, 20), date(2026, 6, 9)
Lever = Callable[..., Rapport]


@pytest.fixture
def wie() -> Persoon:
    bouw.school()
    bouw.opleiding()
    return student(1)


@pytest.fixture
def lever(tmp_path: Path) -> Lever:
    return lambda *regels, op=VROEG: inschrijvingen.laad(bestand(tmp_path, INSCHRIJVING, *regels), op)


@pytest.fixture
def lever_diploma(tmp_path: Path) -> Lever:
    return lambda *regels, op=LAAT: diplomas.laad(bestand(tmp_path, DIPLOMA, *regels), op)


def regel(eind: str = "", begin: str = "20250801", nummer: int = 1, brin: str = "99ZW", code: str = "25641", soort: str = "bol") -> str:
    return f"{brin};{bsn(nummer)};{code};{soort};{begin};{eind};nee;geen"


def huidig() -> Inschrijving:
    return Inschrijving.objects.get(vervangen_op__isnull=True)


def te_beoordelen() -> set[tuple[int, str]]:
    return set(TeBeoordelen.objects.filter(lijn="lesgeld").values_list("periode", "aanleiding"))


def test_goede_regel_wordt_een_feit_met_dag_van_ontvangst(wie: Persoon, lever: Lever) -> None:
    assert codes(lever(regel())) == {2: ["NIEUW"]}
    feit = huidig()
    assert (feit.persoon_id, feit.instelling.brin, feit.begindatum, feit.einddatum) == (wie.pk, "99ZW", BEGIN, None)
    assert feit.ontvangen_op == VROEG
    assert te_beoordelen() == {(2025, "inschrijving")}


def test_bestand_van_karin_bos(wie: Persoon, lever: Lever, lever_diploma: Lever) -> None:
    """One good line, a wrong 11-test and a disenrolment before the enrolment; and then a late diploma."""
    rapport = lever(regel(), regel().replace(bsn(1), FOUTE_ELFPROEF), regel("20250701"))
    assert codes(rapport) == {2: ["NIEUW"], 3: ["BSN_ELFPROEF"], 4: ["UITSCHRIJVING_TE_VROEG"]}
    assert {melding.veld for melding in rapport.aandacht} == {"bsn", "einddatum"}
    assert codes(lever_diploma(f"99ZW;{bsn(1)};25641;bol;20260123")) == {2: ["NIEUW", "DIPLOMA_LAAT", "DIPLOMA_NOG_INGESCHREVEN"]}
    assert Diploma.objects.get().behaald_op == date(2026, 1, 23)
    assert (2025, "diploma") in te_beoordelen()


def test_alle_fouten_van_een_regel_tegelijk(wie: Persoon, lever: Lever) -> None:
    rapport = lever(f"99XX;{FOUTE_ELFPROEF};99999;basisschool;20260230;05;misschien;soms")
    assert {(melding.veld, melding.code) for melding in rapport.meldingen} == {
        ("bsn", "BSN_ELFPROEF"),
        ("brin", "BRIN_ONBEKEND"),
        ("onderwijs", "VELD_KEUZE"),
        ("begindatum", "DATUM_ONMOGELIJK"),
        ("einddatum", "DATUM_VORM"),
        ("examenkandidaat", "VELD_KEUZE"),
        ("vrijstelling", "VELD_KEUZE"),
    }


@pytest.mark.parametrize(
    ("slechte_regel", "code"),
    [
        (regel(brin="05KO"), "BRIN_ONBEKEND"),
        (regel(brin="ZW99"), "BRIN_VORM"),
        (regel(nummer=2), "PERSOON_ONBEKEND"),
        (regel(code="25642"), "OPLEIDING_ONBEKEND"),
        (regel(soort="hbo"), "OPLEIDING_ONBEKEND"),
        (regel(begin="20250800"), "DATUM_ONVOLLEDIG"),
        (regel(begin="20270901"), "DATUM_TOEKOMST"),
        (regel(begin="20100801"), "VOOR_GEBOORTE"),
        (regel(begin=""), "VELD_LEEG"),
    ],
)
def test_afgekeurde_regel_laat_niets_achter(wie: Persoon, lever: Lever, slechte_regel: str, code: str) -> None:
    assert codes(lever(slechte_regel))[2] == [code]
    assert not Inschrijving.objects.exists()
    assert not TeBeoordelen.objects.exists()


def test_inschrijving_na_overlijden(wie: Persoon, lever: Lever) -> None:
    bouw.overlijden(wie, date(2025, 7, 1))
    assert codes(lever(regel()))[2] == ["NA_OVERLIJDEN"]


def test_herhaling_laadt_alleen_wat_ontbrak(wie: Persoon, lever: Lever) -> None:
    lever(regel(), regel(nummer=2))
    student(2)
    rapport = lever(regel(), regel(nummer=2))
    assert rapport.eerder_geleverd
    assert codes(rapport) == {2: ["BEKEND"], 3: ["NIEUW"]}
    assert Inschrijving.objects.count() == 2


def test_andere_einddatum_is_een_correctie_met_reden(wie: Persoon, lever: Lever) -> None:
    lever(regel())
    TeBeoordelen.objects.all().delete()
    assert codes(lever(regel("20260131"), op=LAAT)) == {2: ["GEWIJZIGD"]}
    oud = Inschrijving.objects.get(vervangen_op__isnull=False)
    nieuw = huidig()
    assert (oud.einddatum, nieuw.einddatum, nieuw.ontvangen_op) == (None, date(2026, 1, 31), LAAT)
    assert nieuw.reden == "correctie door de instelling: einddatum"
    assert te_beoordelen() == {(2025, "inschrijving gecorrigeerd")}


def test_a_b_a_geeft_drie_feiten(wie: Persoon, lever: Lever) -> None:
    for eind in ("", "20260131", ""):
        assert codes(lever(regel(eind), op=LAAT))[2] in (["NIEUW"], ["GEWIJZIGD"])
    assert Inschrijving.objects.count() == 3
    assert huidig().einddatum is None


def test_oudere_levering_draait_een_nieuwere_niet_terug(wie: Persoon, lever: Lever) -> None:
    lever(regel())
    lever(regel("20260131"), op=LAAT)
    assert codes(lever(regel())) == {2: ["OUDER_DAN_BEKEND"]}
    assert huidig().einddatum == date(2026, 1, 31)


def test_correctie_raakt_ook_de_jaren_van_het_oude_feit(wie: Persoon, lever: Lever) -> None:
    lever(regel(begin="20230801"))
    TeBeoordelen.objects.all().delete()
    lever(regel("20240131", begin="20230801"), op=LAAT)
    assert {jaar for jaar, _ in te_beoordelen()} == {2023, 2024, 2025}


def test_tegenstrijdige_regels_worden_allebei_geweigerd(wie: Persoon, lever: Lever) -> None:
    assert codes(lever(regel(), regel("20260131"))) == {2: ["REGEL_TEGENSTRIJDIG"], 3: ["REGEL_TEGENSTRIJDIG"]}
    assert not Inschrijving.objects.exists()


def test_dubbele_regel_telt_een_keer(wie: Persoon, lever: Lever) -> None:
    assert codes(lever(regel(), regel())) == {2: ["NIEUW"], 3: ["REGEL_DUBBEL"]}
    assert Inschrijving.objects.count() == 1


def test_overlap_bij_dezelfde_opleiding(wie: Persoon, lever: Lever) -> None:
    lever(regel())
    assert codes(lever(regel(begin="20260101"))) == {2: ["INSCHRIJVING_OVERLAP"]}


def test_overstap_naar_bbl_in_een_bestand_in_elke_volgorde(wie: Persoon, lever: Lever) -> None:
    lever(regel())
    rapport = lever(regel(begin="20260201", soort="bbl"), regel("20260131"), op=LAAT)
    assert codes(rapport) == {2: ["NIEUW"], 3: ["GEWIJZIGD"]}


def test_diploma_met_andere_datum_is_een_correctie(wie: Persoon, lever_diploma: Lever) -> None:
    lever_diploma(f"99ZW;{bsn(1)};25641;bol;20260123")
    assert codes(lever_diploma(f"99ZW;{bsn(1)};25641;bol;20260212"))[2][0] == "GEWIJZIGD"
    assert Diploma.objects.get(vervangen_op__isnull=True).behaald_op == date(2026, 2, 12)
    assert codes(lever_diploma(f"99ZW;{bsn(1)};25641;bol;20260701"))[2] == ["DATUM_TOEKOMST"]


def test_elke_regel_krijgt_een_terugkoppeling_in_gewone_taal(wie: Persoon, lever: Lever) -> None:
    rapport = lever(regel(), regel(brin="05KO"))
    assert Levering.objects.get().pk == rapport.levering_id
    rijen = list(Terugkoppeling.objects.order_by("regel").values_list("regel", "uitslag", "code", "veld"))
    assert rijen == [(2, 1, "NIEUW", ""), (3, 3, "BRIN_ONBEKEND", "brin")]
    assert Terugkoppeling.objects.get(regel=3).actie == "Controleer het nummer."


def test_aantal_vragen_hangt_niet_af_van_het_aantal_regels(
    wie: Persoon, lever: Lever, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for nummer in range(2, 42):
        student(nummer)
    with django_assert_max_num_queries(18):
        lever(*(regel(nummer=nummer) for nummer in range(1, 42)))
    assert Inschrijving.objects.count() == 41


def test_halverwege_mislukt_is_niets_geladen(wie: Persoon, lever: Lever, monkeypatch: pytest.MonkeyPatch) -> None:
    def breek(*_: object) -> None:
        raise RuntimeError("stroom weg")

    monkeypatch.setattr("duo_portal.register.importeren.afleveren._leg_vast", breek)
    with pytest.raises(RuntimeError):
        lever(regel())
    assert not Inschrijving.objects.exists()
    assert not TeBeoordelen.objects.exists()
    assert not Levering.objects.exists()
