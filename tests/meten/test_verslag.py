"""The bench tells the truth about itself: limits, raw figures, exit code."""

import json
from pathlib import Path

import pytest

from meten import ingang, machine
from meten.onderdelen import bereken
from meten.opstelling import Meetfout, Opstelling
from meten.opties import Opties
from meten.verslag import Grens, Meting, Uitslag, schrijf

UITSLAG = Uitslag(
    "proef",
    "Een proef",
    {"studenten": 3},
    (Meting("product", "s", (3.0, 1.0, 2.0)),),
    (Grens("verhouding", 1.2, 1.5), Grens("winst", 1.2, 1.3, minstens=True)),
    {"Rijen": ["besluit: 3"]},
)


def test_een_grens_is_hoogstens_of_minstens() -> None:
    assert Grens("x", 1.5, 1.5).gehaald
    assert not Grens("x", 1.51, 1.5).gehaald
    assert Grens("x", 30, 30, minstens=True).gehaald
    assert not Grens("x", 29.9, 30, minstens=True).gehaald
    assert not UITSLAG.gehaald


def test_verslag_bewaart_ruwe_getallen_mediaan_en_machine(tmp_path: Path) -> None:
    pad = schrijf(UITSLAG, {"processor": "2 kernen"}, tmp_path)
    inhoud = json.loads((tmp_path / "proef.json").read_text())
    assert inhoud["metingen"][0]["waarden"] == [3.0, 1.0, 2.0]
    assert inhoud["metingen"][0]["mediaan"] == 2.0
    assert [grens["gehaald"] for grens in inhoud["grenzen"]] == [True, False]
    tekst = pad.read_text()
    assert "3.00 · 1.00 · 2.00" in tekst
    assert "2 kernen" in tekst
    assert "NIET gehaald" in tekst


def _bench(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, meet: object) -> int:
    monkeypatch.setattr(bereken, "meet", meet)
    monkeypatch.setattr(Opstelling, "uit_omgeving", classmethod(lambda klasse: klasse("", "", "")))
    monkeypatch.setattr(machine, "beschrijf", lambda opstelling, argumenten: {})
    return ingang.main(["bereken", "--uitvoer", str(tmp_path)])


def test_een_gebroken_grens_geeft_code_1(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert _bench(monkeypatch, tmp_path, lambda opstelling, opties: UITSLAG) == 1
    assert (tmp_path / "proef.md").exists()


def test_alles_gehaald_geeft_code_0(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    goed = Uitslag("proef", "Een proef", {}, UITSLAG.metingen, UITSLAG.grenzen[:1])
    assert _bench(monkeypatch, tmp_path, lambda opstelling, opties: goed) == 0


def test_verschillende_rijen_geven_code_1(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def meet(opstelling: Opstelling, opties: Opties) -> Uitslag:
        raise Meetfout("De rijen verschillen: besluit")

    assert _bench(monkeypatch, tmp_path, meet) == 1
    assert "De rijen verschillen" in capsys.readouterr().out


def test_meten_zonder_server_zegt_wat_te_doen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DUO_DATABASE_URL_SUPER", raising=False)
    with pytest.raises(Meetfout, match=r"\./run bench"):
        Opstelling.uit_omgeving()


def test_een_server_zonder_fsync_wordt_niet_gemeten(opstelling: Opstelling, kleine_natie: str) -> None:
    """The cluster of the tests may lose data: exactly what a measurement must refuse."""
    with pytest.raises(Meetfout, match="duurzaam"):
        Opstelling(opstelling.super_url, opstelling.app_url, kleine_natie).eis_duurzaam()


def test_bereken_wordt_echt_gemeten() -> None:
    uitslag = bereken.meet(Opstelling("", "", ""), Opties(personen=40, rondes=1))
    assert [meting.naam.split()[0] for meting in uitslag.metingen[:2]] == ["40", "80"]
    assert all(meting.mediaan > 0.1 for meting in uitslag.metingen)
