"""The command that says whether the demo persons stand where they must."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from duo_portal.register.generator.demopersonen.laden import SITUATIE, VERLOOP, laad_demopersonen
from lesgeld.management.commands.controleer_demopersonen import VERWACHT
from tests import bouw

pytestmark = pytest.mark.usefixtures("naslag")


@pytest.fixture
def jaar(naslag: None) -> None:
    laad_demopersonen(SITUATIE)
    bouw.stel_vast(date(2025, 9, 15))
    laad_demopersonen(VERLOOP)
    bouw.geef_terug()


@pytest.mark.usefixtures("jaar")
def test_wie_goed_staat_wordt_getoond_op_de_cent(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("controleer_demopersonen")
    kevin = next(regel for regel in capsys.readouterr().out.splitlines() if regel.strip().startswith("kevin"))
    assert kevin.split()[1:4] == ["1.458,00", "486,00", "586,00"]
    assert kevin.endswith("teruggeroepen")


@pytest.mark.usefixtures("jaar")
@pytest.mark.parametrize(
    ("was", "wordt"), [("uitbetaling = 10_000", "uitbetaling = 10_001"), ('inning = "VERLAAGD"', ""), ("[maria", "[mario")]
)
def test_een_verschil_is_een_fout(tmp_path: Path, was: str, wordt: str, capsys: pytest.CaptureFixture[str]) -> None:
    inhoud = Path(VERWACHT).read_text(encoding="utf-8")
    assert was in inhoud
    anders = tmp_path / "anders.toml"
    anders.write_text(inhoud.replace(was, wordt), encoding="utf-8")
    with pytest.raises(CommandError, match="1 verschillen"):
        call_command("controleer_demopersonen", verwacht=anders)
    assert "FOUT" in capsys.readouterr().out
