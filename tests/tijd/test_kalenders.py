"""The clock, school years, holidays and bank days."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duo_portal.tijd import schooljaren, vandaag
from duo_portal.tijd.bankdagen import bankdag_op_of_na, is_bankdag, tel_bankdagen
from duo_portal.tijd.gewone_dagen import feestdagen, volledig_bekend
from duo_portal.tijd.pasen import eerste_paasdag


def test_klok_staat_op_de_gezette_dag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUO_VANDAAG", "2026-06-15")
    assert vandaag() == date(2026, 6, 15)


def test_een_bestand_verzet_de_klok_van_alle_processen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bestand = tmp_path / "vandaag"
    monkeypatch.setenv("DUO_VANDAAG_FILE", str(bestand))
    for dag in (date(2026, 6, 15), date(2026, 6, 16)):
        bestand.write_text(f"{dag}\n", encoding="utf-8")
        assert vandaag() == dag


def test_klok_zonder_instelling_loopt_in_amsterdam(monkeypatch: pytest.MonkeyPatch) -> None:
    import time_machine

    monkeypatch.delenv("DUO_VANDAAG", raising=False)
    monkeypatch.delenv("DUO_VANDAAG_FILE", raising=False)
    with time_machine.travel("2026-06-14T22:30:00+00:00"):
        assert vandaag() == date(2026, 6, 15)


def test_onzin_op_de_klok_wordt_geweigerd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUO_VANDAAG", "morgen")
    with pytest.raises(RuntimeError, match="DUO_VANDAAG"):
        vandaag()


@settings(deadline=None)
@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_elke_dag_ligt_in_zijn_schooljaar(dag: date) -> None:
    jaar = schooljaren.schooljaar_van(dag)
    assert schooljaren.begin(jaar) <= dag <= schooljaren.eind(jaar)
    assert schooljaren.lees(schooljaren.tekst(jaar)) == jaar


@pytest.mark.parametrize("tekst", ["2025", "2025-2027", "2025-26", "2025 - 2026", "", "2025-2026\n", "٢٠٢٥-٢٠٢٦"])
def test_wat_geen_schooljaar_is_wordt_geweigerd(tekst: str) -> None:
    with pytest.raises(ValueError, match="schooljaar"):
        schooljaren.lees(tekst)


def test_feestdagen_volgen_uit_pasen_en_de_wet() -> None:
    """An independent computation of art. 3, without the days made equal by decree."""
    for jaar in range(2010, 2036):
        pasen = eerste_paasdag(jaar)
        verwacht = {pasen + timedelta(days=n) for n in (-2, 1, 39, 50)}
        verwacht |= {date(jaar, 1, 1), date(jaar, 5, 5), date(jaar, 12, 25), date(jaar, 12, 26)}
        konings = date(jaar, 4, 27) if jaar > 2013 else date(jaar, 4, 30)
        verwacht.add(konings - timedelta(days=konings.weekday() == 6))
        uit_bestand = {dag for dag, naam in feestdagen().items() if dag.year == jaar and "KB" not in naam}
        assert uit_bestand == verwacht


def test_dagen_bij_besluit_gelijkgesteld() -> None:
    besluit = {dag.isoformat() for dag, naam in feestdagen().items() if "KB" in naam and dag.year >= 2026}
    assert besluit == {"2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"}
    assert volledig_bekend() == (2023, 2028)


@pytest.mark.parametrize(
    ("jaar", "pasen"), [(2000, "2000-04-23"), (2011, "2011-04-24"), (2025, "2025-04-20"), (2026, "2026-04-05"), (2038, "2038-04-25")]
)
def test_pasen(jaar: int, pasen: str) -> None:
    assert eerste_paasdag(jaar) == date.fromisoformat(pasen)


@pytest.mark.parametrize(
    ("vijfentwintigste", "afschrijving"),
    [("2025-10-25", "2025-10-27"), ("2025-11-25", "2025-11-25"), ("2025-12-25", "2025-12-29"), ("2026-01-25", "2026-01-26")],
)
def test_afschrijving_op_een_bankdag(vijfentwintigste: str, afschrijving: str) -> None:
    assert bankdag_op_of_na(date.fromisoformat(vijfentwintigste)) == date.fromisoformat(afschrijving)


def test_bankdagen_zijn_niet_de_gewone_dagen_van_de_wet() -> None:
    assert is_bankdag(date(2026, 5, 14))
    assert is_bankdag(date(2026, 4, 27))
    assert is_bankdag(date(2026, 5, 5))
    assert not is_bankdag(date(2026, 5, 1))
    assert not is_bankdag(date(2026, 4, 3))


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(1, 30))
def test_bankdagen_heen_en_terug(dag: date, aantal: int) -> None:
    start = bankdag_op_of_na(dag)
    assert tel_bankdagen(tel_bankdagen(start, aantal), -aantal) == start
