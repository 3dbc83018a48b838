"""Where the state lies, and who may come there."""

import os
from pathlib import Path

import pytest

from duo_portal.lancering.melding import Startfout
from duo_portal.lancering.paden import Paden, gesloten_map


def test_map_van_een_ander_geeft_een_uitleg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Startfout, match="mag u niet schrijven"):
        Paden(tmp_path / "var").maak()


def test_socketmap_van_een_ander_wordt_niet_gebruikt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(Startfout, match="van een andere gebruiker"):
        gesloten_map(tmp_path)


def test_gesloten_map_is_van_ons_alleen(tmp_path: Path) -> None:
    assert gesloten_map(tmp_path / "dicht").stat().st_mode & 0o777 == 0o700


def test_root_legt_de_databank_buiten_gesloten_mappen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert Paden(Path("/home/dicht/portaal/var")).databank.parent == Path("/var/lib")


def test_een_gewone_gebruiker_houdt_alles_in_het_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert Paden(Path("/home/iemand/portaal/var")).databank == Path("/home/iemand/portaal/var/postgres")


def test_twee_werkmappen_delen_geen_databank(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert Paden(Path("/a/var")).databank != Paden(Path("/b/var")).databank
