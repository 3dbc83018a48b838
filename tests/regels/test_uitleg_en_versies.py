"""Stored numbers become sentences again, and an issued version never changes silently."""

from datetime import date
from pathlib import Path

import django
import polars as pl
import pytest

from duo_portal.regels import versies
from duo_portal.regels.eenheden import Publiek, Taal, euro
from duo_portal.regels.motor import Invoer, Regel
from duo_portal.regels.stap import Stap
from duo_portal.regels.versies import afwijkingen, geef_uit, leg_versie_uit, regelversies
from tests.lesgeld.kaders import een
from tests.lesgeld.orakel import Inschrijving

django.setup()
LESGELD = "lesgeld/2013-08-01/2025-08-01"


def youssef() -> list[int | None]:
    uit = een(Inschrijving(date(2022, 8, 1), date(2026, 1, 31), reden=1))["stappen"]
    assert isinstance(uit, list)
    return uit


def test_uitleg_in_het_nederlands() -> None:
    zinnen = {rij.naam: rij.zin for rij in leg_versie_uit(LESGELD, youssef())}
    assert zinnen["laatste_dag"] == "De laatste dag van uw inschrijving in dit schooljaar: 31 januari 2026."
    assert zinnen["bedrag_teruggave"] == "Uw lesgeld wordt lager met: € 1.458,00 × 6 ÷ 12 = € 729,00."
    assert "perioden_vrij" not in zinnen  # a step that did not matter is not told


def test_uitleg_in_het_engels_met_norm_bron_en_status() -> None:
    rijen = {rij.naam: rij for rij in leg_versie_uit(LESGELD, youssef(), Taal.EN)}
    assert rijen["bedrag_teruggave"].zin == "Your fee becomes lower by: €1,458.00 × 6 ÷ 12 = €729.00."
    assert (rijen["bedrag_teruggave"].artikel, rijen["bedrag_teruggave"].afronding) == ("UB 7 lid 1", "half_op")
    norm = rijen["jaarbedrag"].norm
    assert norm is not None
    assert norm.status.value == "afgeleid"
    assert "121,50" in norm.bron


def test_onbekend_blijft_onbekend_in_de_uitleg() -> None:
    waarden = een(Inschrijving(date(2025, 8, 1)), geboren=None)["stappen"]
    assert isinstance(waarden, list)
    assert None in waarden
    rijen = {rij.naam: rij for rij in leg_versie_uit(LESGELD, waarden)}
    assert rijen["lesgeld"].waarde is None
    assert rijen["naar_mens"].waarde is True


def test_verkeerd_aantal_waarden_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match="stappen"):
        leg_versie_uit(LESGELD, youssef()[:-1])


@pytest.mark.parametrize(
    ("centen", "nl", "en"), [(0, "€ 0,00", "€0.00"), (123456789, "€ 1.234.567,89", "€1,234,567.89"), (-5, "-€ 0,05", "-€0.05")]
)
def test_bedragen_in_woorden(centen: int, nl: str, en: str) -> None:
    assert (euro(centen, Taal.NL), euro(centen, Taal.EN)) == (nl, en)


def test_kijker_ziet_alleen_de_eigen_stappen() -> None:
    from duo_portal.regels.eenheden import Eenheid
    from duo_portal.regels.normen import Normen
    from duo_portal.regels.uitleg import leg_uit

    geheim = Stap("inkomen", Eenheid.CENTEN, "a", pl.col("a"), "{waarde}", "{waarde}", publiek=frozenset({Publiek.OUDER1}))
    open_ = Stap("som", Eenheid.CENTEN, "a", pl.col("inkomen"), "{waarde}", "{waarde}")
    proef = Regel("proef", {"a": Invoer(pl.Int64())}, (geheim, open_))
    namen = {kijker: [rij.naam for rij in leg_uit(proef, Normen({}), [1, 2], kijker=kijker)] for kijker in Publiek}
    assert namen == {**{kijker: ["som"] for kijker in Publiek}, Publiek.OUDER1: ["inkomen", "som"]}
    assert [rij.naam for rij in leg_uit(proef, Normen({}), [1, 2], kijker=None)] == ["inkomen", "som"]


def test_uitgegeven_versies_rekenen_en_vertellen_als_toen() -> None:
    assert afwijkingen() == []
    assert {LESGELD, "termijn/2010-01-01/2025-08-01"} <= set(regelversies)


def test_stille_wijziging_valt_op(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    versie = regelversies[LESGELD]
    stappen = versie.regel.stappen
    anders = replace(stappen[-1], zin_nl="Iets anders: {waarde}.")
    monkeypatch.setitem(regelversies._inhoud, LESGELD, replace(versie, regel=replace(versie.regel, stappen=(*stappen[:-1], anders))))
    assert [fout for fout in afwijkingen() if "legt anders uit" in fout]
    monkeypatch.setitem(
        regelversies._inhoud, LESGELD, replace(versie, rooster=lambda: versie.rooster().with_columns(pl.col("lesgeld") + 1))
    )
    assert [fout for fout in afwijkingen() if "rekent anders" in fout]


def test_uitgegeven_versie_wordt_nooit_overschreven(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kopie = tmp_path / "uitgegeven.toml"
    kopie.write_text("# leeg\n", encoding="utf-8")
    monkeypatch.setattr(versies, "BESTAND", kopie)
    assert f"{LESGELD} is nog niet uitgegeven" in afwijkingen()
    geef_uit(LESGELD)
    assert not [fout for fout in afwijkingen() if fout.startswith(f"{LESGELD} ")]
    with pytest.raises(ValueError, match="al uitgegeven"):
        geef_uit(LESGELD)
