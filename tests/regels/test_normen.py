"""Norms: dated, without gap or overlap, with source and status, in two times."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from duo_portal.regels.normen import Normfout, Status, laad, laad_schakelaars
from duo_portal.tijd import schooljaren
from lesgeld.regels.norm import NORMEN
from tests.lesgeld.orakel import JAARBEDRAG

KOP = 'in_gebruik_sinds = 2025-01-01\n[n]\neenheid = "centen"\nomschrijving = "proef"\n'


def rij(van: str, tot: str | None, waarde: str = "1", **rest: str) -> str:
    regels = ["[[n.waarden]]", f"geldig_van = {van}", f"waarde = {waarde}", 'bron = "b"', 'status = "vastgesteld"']
    regels += [f"geldig_tot = {tot}"] if tot else []
    return "\n".join([*regels, *(f"{naam} = {inhoud}" for naam, inhoud in rest.items()), ""])


def bestand(map_: Path, *delen: str) -> Path:
    pad = map_ / "n.toml"
    pad.write_text(KOP + "\n".join(delen), encoding="utf-8")
    return pad


@pytest.mark.parametrize(
    ("delen", "melding"),
    [
        ([rij("2020-01-01", "2021-01-01"), rij("2021-01-02", None)], "geen waarde van 2021-01-01"),
        ([rij("2020-01-01", "2021-01-02"), rij("2021-01-01", None)], "twee waarden op 2021-01-01"),
        ([rij("2020-01-01", None), rij("2021-01-01", None)], "twee waarden"),
        ([rij("2020-01-01", "2020-01-01")], "eindigt"),
        ([rij("2020-01-01", None, "1.5")], "verkeerde type"),
        ([rij("2020-01-01", None, "true")], "verkeerde type"),
    ],
)
def test_wat_niet_klopt_wordt_geweigerd(tmp_path: Path, delen: list[str], melding: str) -> None:
    with pytest.raises(Normfout, match=melding):
        laad(bestand(tmp_path, *delen))


def test_bevestigde_waarde_is_een_nieuwe_rij_voor_dezelfde_periode(tmp_path: Path) -> None:
    pad = bestand(tmp_path, rij("2020-01-01", None, "1"), rij("2020-01-01", None, "2", in_gebruik_sinds="2026-03-01"))
    assert [laad(pad, op)["n"].op(date(2020, 5, 5)).waarde for op in (date(2026, 2, 28), date(2026, 3, 1), None)] == [1, 2, 2]


def test_buiten_de_tijd_geen_waarde(tmp_path: Path) -> None:
    normen = laad(bestand(tmp_path, rij("2020-01-01", "2021-01-01")))
    with pytest.raises(Normfout, match="2021-01-01"):
        normen["n"].op(date(2021, 1, 1))
    with pytest.raises(Normfout, match="bestaat niet"):
        normen["m"]


def test_kolom_is_gelijk_aan_opzoeken() -> None:
    dagen = pl.date_range(date(2013, 8, 1), date(2027, 7, 31), "17d", eager=True).alias("dag")
    norm = NORMEN["lesgeld_jaarbedrag"]
    assert dagen.to_frame().select(n=norm.kolom(pl.col("dag")))["n"].to_list() == [norm.op(dag).waarde for dag in dagen]


def test_schakelaar_noemt_zijn_grond(tmp_path: Path) -> None:
    pad = bestand(tmp_path, rij("2020-01-01", None))
    with pytest.raises(Normfout, match="grond"):
        laad_schakelaars(pad)
    rijen = NORMEN["teruggave_zonder_aanvraag"].waarden
    assert [(r.waarde, r.status) for r in rijen] == [(False, Status.VASTGESTELD), (True, Status.ONBEVESTIGD)]
    assert "9b" in rijen[1].grond


def test_jaarbedragen_zijn_die_van_de_bronnen() -> None:
    norm = NORMEN["lesgeld_jaarbedrag"]
    uit = {jaar: norm.op(schooljaren.begin(jaar)).waarde for jaar in range(2013, 2027)}
    assert uit == {jaar: JAARBEDRAG[jaar] * 100 if jaar in JAARBEDRAG else None for jaar in range(2013, 2027)}
    assert all(rij.bron.startswith("http") or "lid" in rij.bron or rij.status is not Status.VASTGESTELD for rij in norm.waarden)
