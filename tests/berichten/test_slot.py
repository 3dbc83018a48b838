"""Issued templates are never edited."""

import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from duo_portal.berichten import sjablonen, slot, weergave

BRONNEN = list(sjablonen.bronnen)


@pytest.mark.parametrize("bron", BRONNEN)
def test_uitgegeven_sjablonen_zijn_ongewijzigd_en_allemaal_vastgelegd(bron: str) -> None:
    vast = slot.lees(sjablonen.bronnen[bron] / slot.BESTAND)
    nu = slot.bereken(bron)
    assert slot.gewijzigd(vast, nu) == [], "Een uitgegeven versie is veranderd. Zet hem terug en maak een nieuwe versie."
    assert set(nu) == set(vast), "Leg de nieuwe versies vast met `manage leg_sjablonen_vast`."


def test_uitgegeven_vormen_zijn_ongewijzigd_en_vastgelegd() -> None:
    vast = slot.lees(weergave.VORMEN / slot.BESTAND)
    assert slot.bereken_vormen() == vast


@pytest.fixture
def kopie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the templates of lesgeld under another name, free to be changed."""
    shutil.copytree(sjablonen.bronnen["lesgeld"], tmp_path / "kopie")
    monkeypatch.setattr(sjablonen, "bronnen", type(sjablonen.bronnen)("map met sjablonen"))
    sjablonen.bronnen.meld_aan("kopie", tmp_path / "kopie")
    sjablonen.haal.cache_clear()
    slot.leg_vast(tmp_path / slot.BESTAND, slot.bereken("kopie"))
    return tmp_path


def _bewerk(bestand: Path) -> None:
    sjablonen.haal.cache_clear()
    sjablonen._teksten.cache_clear()
    sjablonen.motor.cache_clear()
    bestand.write_text(bestand.read_text() + " ")


def _met_deel(deel: str) -> set[str]:
    """The versions of lesgeld whose English text includes this part."""
    teksten = sjablonen.bronnen["lesgeld"].glob("*/*/en.html")
    return {f"{tekst.parent.parent.name}/{tekst.parent.name}" for tekst in teksten if deel in tekst.read_text()}


@pytest.mark.parametrize(
    ("bestand", "getroffen"),
    [
        ("lesgeld_hoger/1/nl.html", {"kopie/lesgeld_hoger/1"}),
        ("lesgeld_hoger/1/meta.toml", {"kopie/lesgeld_hoger/1"}),
        (
            "delen/1/lukt_niet.en.html",
            {"delen/1"} | {f"kopie/{versie}" for versie in _met_deel("delen/1/lukt_niet.en.html")},
        ),
    ],
)
def test_een_bewerkte_versie_valt_op(kopie: Path, bestand: str, getroffen: set[str]) -> None:
    _bewerk(kopie / "kopie" / bestand)
    nu = slot.bereken("kopie")
    assert set(slot.gewijzigd(slot.lees(kopie / slot.BESTAND), nu)) == getroffen
    with pytest.raises(ValueError, match="uitgegeven versies zijn veranderd"):
        slot.leg_vast(kopie / slot.BESTAND, nu)


def test_een_ander_filter_valt_ook_op(kopie: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sjablonen.motor(kopie / "kopie").template_builtins[-1].filters, "centen", lambda centen: f"EUR {centen}")
    sjablonen._teksten.cache_clear()
    assert slot.gewijzigd(slot.lees(kopie / slot.BESTAND), slot.bereken("kopie")) != []
    sjablonen._teksten.cache_clear()


def test_een_verwijderde_versie_valt_op(kopie: Path) -> None:
    nu = slot.bereken("kopie")
    del nu["kopie/lesgeld_hoger/1"]
    assert slot.gewijzigd(slot.lees(kopie / slot.BESTAND), nu) == ["kopie/lesgeld_hoger/1"]


def test_een_nieuwe_versie_komt_erbij(kopie: Path) -> None:
    assert slot.leg_vast(kopie / slot.BESTAND, {**slot.bereken("kopie"), "kopie/lesgeld_hoger/99": "ab"}) == ["kopie/lesgeld_hoger/99"]


def test_de_opdracht_meldt_wat_er_nieuw_is(capsys: pytest.CaptureFixture[str]) -> None:
    voor = slot.lees(sjablonen.bronnen["lesgeld"] / slot.BESTAND)
    call_command("leg_sjablonen_vast")
    assert f"sjablonen: 0 nieuw, {len(voor)} ongewijzigd" in capsys.readouterr().out
    assert slot.lees(sjablonen.bronnen["lesgeld"] / slot.BESTAND) == voor


def test_de_opdracht_weigert_een_wijziging(monkeypatch: pytest.MonkeyPatch) -> None:
    echt = slot.bereken_vormen()
    monkeypatch.setattr(slot, "bereken_vormen", lambda: {naam: "anders" for naam in echt})
    with pytest.raises(CommandError, match="vorm/1"):
        call_command("leg_sjablonen_vast")
