"""Worked cases: DUO's published tables, the cases of the law, and the demo persons, to the cent."""

from datetime import date

import polars as pl
import pytest

from duo_portal.regels.codes import Onderwijs
from duo_portal.regels.motor import Regelfout
from lesgeld.codes import Grond, Reden, Vrijstelling
from lesgeld.regels import reken_af
from lesgeld.regels.norm import NORMEN
from tests.lesgeld.kaders import Geval, een, oordeel_regels
from tests.lesgeld.orakel import Inschrijving

LATE_2023 = {11: 101775, 12: 90467, 1: 79158, 2: 67850, 3: 56542, 4: 45233, 5: 33925, 6: 22617, 7: 11308}
TERUG_2023 = {10: 101775, 11: 90467, 12: 79158, 1: 67850, 2: 56542, 3: 45233, 4: 33925}


def dag(jaar: int, maand: int, nummer: int) -> date:
    return date(jaar if maand >= 8 else jaar + 1, maand, nummer)


def bol(begin: date, eind: date | None = None, reden: Reden = Reden.GEEN, *, examen: bool = False, vrij: int = 0) -> Inschrijving:
    return Inschrijving(begin, eind, reden=int(reden), examen=examen, vrijstelling=vrij)


def test_tabel_late_inschrijving_2023() -> None:
    for maand in range(1, 13):
        verwacht = LATE_2023.get(maand, 135700)
        for nummer in (1, 15, 28):
            assert een(bol(dag(2023, maand, nummer)), jaar=2023)["uitkomst_centen"] == verwacht


@pytest.mark.parametrize(("maand", "terug"), TERUG_2023.items())
def test_tabel_teruggave_2023(maand: int, terug: int) -> None:
    for nummer in (1, 15, 28):
        uit = een(bol(date(2023, 8, 1), dag(2023, maand, nummer), Reden.DIPLOMA), jaar=2023)
        assert (uit["bedrag_teruggave"], uit["uitkomst_centen"]) == (terug, 135700 - terug)


def test_laatste_dag_30_april_geeft_terug_en_1_mei_niet() -> None:
    assert een(bol(date(2023, 8, 1), date(2024, 4, 30), Reden.DIPLOMA), jaar=2023)["bedrag_teruggave"] == 33925
    assert een(bol(date(2023, 8, 1), date(2024, 5, 1), Reden.DIPLOMA), jaar=2023)["bedrag_teruggave"] == 0


def test_gestopt_voor_1_oktober_kost_niets_ook_zonder_reden() -> None:
    uit = een(bol(date(2025, 8, 1), date(2025, 9, 30)))
    assert (uit["uitkomst_centen"], uit["grond"]) == (0, Grond.VOOR_1_OKTOBER)
    assert een(bol(date(2025, 8, 1), date(2025, 10, 1)))["uitkomst_centen"] == 145800


@pytest.mark.parametrize(("geboren", "lesgeld", "grond"), [(1, 145800, Grond.VOLLEDIG), (2, 0, Grond.JONGER_DAN_18)])
def test_achttien_op_de_eerste_dag(geboren: int, lesgeld: int, grond: Grond) -> None:
    uit = een(bol(date(2025, 8, 1)), geboren=date(2007, 8, geboren))
    assert (uit["uitkomst_centen"], uit["grond"]) == (lesgeld, grond)


def test_geboren_op_29_februari() -> None:
    assert een(bol(date(2022, 8, 1)), jaar=2022, geboren=date(2004, 2, 29))["uitkomst_centen"] == 123900


@pytest.mark.parametrize("onderwijs", list(Onderwijs))
def test_alleen_voltijd_bol_en_vavo_zijn_plichtig(onderwijs: Onderwijs) -> None:
    uit = een(Inschrijving(date(2025, 8, 1), onderwijs=int(onderwijs)))
    plichtig = onderwijs in {Onderwijs.BOL, Onderwijs.VAVO_VOLTIJD}
    assert uit["uitkomst_centen"] == (145800 if plichtig else 0)
    assert uit["grond"] == (Grond.VOLLEDIG if plichtig else Grond.NIET_PLICHTIG)


@pytest.mark.parametrize("code", [code for code in Vrijstelling if code])
def test_vrijgesteld(code: Vrijstelling) -> None:
    uit = een(bol(date(2025, 8, 1), vrij=int(code)))
    assert (uit["uitkomst_centen"], uit["grond"]) == (0, Grond.VRIJGESTELD)


def test_zonder_inschrijving_niets_verschuldigd() -> None:
    uit = een()
    assert (uit["uitkomst_centen"], uit["grond"], uit["naar_mens"]) == (0, Grond.NIET_PLICHTIG, False)


def test_onbekende_geboortedatum_gaat_naar_een_mens() -> None:
    uit = een(bol(date(2025, 8, 1)), geboren=None)
    assert (uit["uitkomst_centen"], uit["naar_mens"], uit["grond"]) == (None, True, Grond.NAAR_MENS)


def test_einde_voor_begin_gaat_naar_een_mens() -> None:
    uit = een(bol(date(2025, 8, 1), date(2025, 7, 31)))
    assert (uit["uitkomst_centen"], uit["naar_mens"]) == (None, True)


def test_jaar_zonder_bekend_bedrag_gaat_naar_een_mens() -> None:
    assert een(bol(date(2016, 8, 1)), jaar=2016)["naar_mens"] is True
    with pytest.raises(Regelfout, match="2027-2028"):
        een(bol(date(2027, 8, 1)), jaar=2027)


class TestReeksen:
    """Over any sequence of enrolments: not less than nothing, not more than one annual fee."""

    def test_overstap_bol_naar_bol_kost_niet_twee_keer(self) -> None:
        uit = een(bol(date(2025, 8, 1), date(2025, 11, 10)), bol(date(2025, 11, 20)))
        assert (uit["uitkomst_centen"], uit["grond"]) == (145800, Grond.DUBBEL)

    def test_late_overstap_bol_naar_bol_houdt_de_eerste_heffing(self) -> None:
        assert een(bol(date(2025, 11, 5), date(2026, 1, 10)), bol(date(2026, 1, 20)))["uitkomst_centen"] == 109350

    def test_diploma_en_opnieuw_bol_is_hoogstens_een_jaarbedrag(self) -> None:
        uit = een(bol(date(2025, 8, 1), date(2026, 1, 10), Reden.DIPLOMA), bol(date(2026, 1, 12)))
        assert (uit["uitkomst_centen"], uit["boven_jaarbedrag"], uit["grond"]) == (145800, 12150, Grond.DUBBEL)

    def test_diploma_en_in_maart_opnieuw(self) -> None:
        uit = een(bol(date(2025, 8, 1), date(2026, 1, 10), Reden.DIPLOMA), bol(date(2026, 3, 1)))
        assert uit["uitkomst_centen"] == 145800 * 11 // 12

    def test_drie_perioden_met_twee_diplomas(self) -> None:
        uit = een(
            bol(date(2025, 8, 1), date(2025, 11, 10), Reden.DIPLOMA),
            bol(date(2025, 12, 1), date(2026, 2, 28), Reden.DIPLOMA),
            bol(date(2026, 4, 1)),
        )
        assert uit["uitkomst_centen"] == 145800 * (4 + 3 + 4) // 12

    def test_twee_scholen_tegelijk_een_heffing(self) -> None:
        uit = een(bol(date(2025, 8, 1)), bol(date(2025, 9, 1)))
        assert (uit["uitkomst_centen"], uit["perioden"], uit["grond"]) == (145800, 1, Grond.DUBBEL)

    def test_diploma_op_een_school_en_nog_ingeschreven_op_de_andere(self) -> None:
        assert een(bol(date(2025, 8, 1), date(2026, 1, 31), Reden.DIPLOMA), bol(date(2025, 8, 1)))["uitkomst_centen"] == 145800

    def test_twee_diplomas_op_twee_scholen_telt_het_laatste(self) -> None:
        uit = een(bol(date(2025, 8, 1), date(2026, 1, 31), Reden.DIPLOMA), bol(date(2025, 8, 1), date(2026, 3, 31), Reden.DIPLOMA))
        assert uit["uitkomst_centen"] == 97200

    def test_eerste_gestopt_voor_oktober_dan_late_inschrijving(self) -> None:
        assert een(bol(date(2025, 8, 1), date(2025, 9, 20)), bol(date(2025, 11, 15)))["uitkomst_centen"] == 109350

    def test_overstap_naar_bbl(self) -> None:
        bbl = Inschrijving(date(2026, 2, 1), onderwijs=int(Onderwijs.BBL))
        uit = een(bol(date(2025, 8, 1), date(2026, 1, 31), Reden.OVERSTAP), bbl)
        assert (uit["uitkomst_centen"], uit["grond"], uit["zonder_aanvraag"]) == (72900, Grond.OVERSTAP, True)


class TestExamenkandidaat:
    def test_datum_als_kandidaat_telt_direct_na_bol(self) -> None:
        kandidaat = bol(date(2026, 2, 1), date(2026, 3, 15), Reden.DIPLOMA, examen=True)
        assert een(bol(date(2025, 8, 1), date(2026, 1, 31)), kandidaat)["uitkomst_centen"] == 97200

    def test_niet_direct_erna_geen_teruggave(self) -> None:
        kandidaat = bol(date(2026, 2, 2), date(2026, 3, 15), Reden.DIPLOMA, examen=True)
        assert een(bol(date(2025, 8, 1), date(2026, 1, 31)), kandidaat)["uitkomst_centen"] == 145800

    def test_kandidaat_zonder_bol_betaalt_niets(self) -> None:
        assert een(bol(date(2025, 8, 1), examen=True))["uitkomst_centen"] == 0

    def test_bol_gestopt_voor_1_oktober_blijft_niets(self) -> None:
        kandidaat = bol(date(2025, 9, 21), date(2025, 11, 30), Reden.DIPLOMA, examen=True)
        assert een(bol(date(2025, 8, 1), date(2025, 9, 20)), kandidaat)["uitkomst_centen"] == 0


def test_verrekend_met_toelage_geen_teruggave() -> None:
    uit = een(Inschrijving(date(2025, 8, 1), date(2026, 1, 31), onderwijs=int(Onderwijs.VAVO_VOLTIJD), reden=1), verrekend=57750)
    assert (uit["uitkomst_centen"], uit["verrekend"]) == (145800, True)


@pytest.mark.parametrize(
    ("jaar", "reden", "vanzelf"),
    [(2025, Reden.DIPLOMA, True), (2024, Reden.DIPLOMA, False), (2024, Reden.OVERLIJDEN, True), (2025, Reden.ZIEKTE, False)],
)
def test_schakelaar_zonder_aanvraag(jaar: int, reden: Reden, vanzelf: bool) -> None:
    uit = een(bol(date(jaar, 8, 1), date(jaar + 1, 1, 31), reden), jaar=jaar)
    assert uit["zonder_aanvraag"] is vanzelf
    assert uit["bedrag_teruggave"] == int(NORMEN["lesgeld_jaarbedrag"].op(date(jaar, 8, 1)).waarde or 0) // 2


class TestDemopersonen:
    def test_sanne_betaalt_pas_volgend_jaar(self) -> None:
        gevallen = [Geval(jaar, date(2007, 11, 14), [bol(date(2025, 8, 1))]) for jaar in (2025, 2026)]
        assert oordeel_regels(gevallen)["uitkomst_centen"].to_list() == [0, 151100]

    @pytest.mark.parametrize(
        ("geboren", "einde", "betaald", "nieuw", "open_", "terug"),
        [
            (date(2001, 6, 2), date(2026, 1, 31), 48600, 72900, 24300, 0),  # Youssef
            (date(2003, 2, 11), date(2025, 11, 30), 48600, 48600, 0, 0),  # Kevin
            (date(2003, 2, 11), date(2025, 11, 30), 58600, 48600, 0, 10000),  # Kevin, with 100.00 to the bailiff
            (date(2004, 9, 30), date(2026, 2, 12), 145800, 85050, 0, 60750),  # Maria, after the school's correction
        ],
    )
    def test_diploma(self, geboren: date, einde: date, betaald: int, nieuw: int, open_: int, terug: int) -> None:
        kader = oordeel_regels([Geval(2025, geboren, [bol(date(2022, 8, 1), einde, Reden.DIPLOMA)])])
        uit = reken_af(kader.with_columns(betaald_centen=pl.lit(betaald, dtype=pl.Int64))).row(0, named=True)
        assert (uit["lesgeld"], uit["nog_te_betalen"], uit["uit_te_betalen"], uit["zonder_aanvraag"]) == (nieuw, open_, terug, True)

    def test_maria_zonder_uitschrijving_nog_geen_teruggave(self) -> None:
        assert een(bol(date(2022, 8, 1), None, Reden.DIPLOMA), geboren=date(2004, 9, 30))["uitkomst_centen"] == 145800

    def test_robin_ziekte_op_aanvraag(self) -> None:
        uit = een(bol(date(2024, 8, 1), date(2026, 2, 20), Reden.ZIEKTE), geboren=date(1998, 12, 1))
        assert (uit["bedrag_teruggave"], uit["zonder_aanvraag"], uit["grond"]) == (60750, False, Grond.ZIEKTE)

    def test_els_overleden_zonder_aanvraag(self) -> None:
        uit = een(bol(date(2022, 8, 1)), geboren=date(2004, 7, 8), overleden=date(2026, 3, 3))
        assert (uit["uitkomst_centen"], uit["bedrag_teruggave"], uit["grond"]) == (97200, 48600, Grond.OVERLIJDEN)
        assert uit["zonder_aanvraag"] is True

    def test_tim_werd_achttien_op_de_eerste_dag(self) -> None:
        assert een(bol(date(2024, 8, 1)), jaar=2024, geboren=date(2006, 8, 1))["uitkomst_centen"] == 141900
