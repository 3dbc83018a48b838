"""The last net under the log."""

import logging

import pytest
import structlog

from duo_portal.logboek import verberg_bsn

ECHT_VAN_VORM = "999990019"


def test_getal_met_de_vorm_van_een_bsn_wordt_weggelakt() -> None:
    assert verberg_bsn(None, "info", {"event": f"regel {ECHT_VAN_VORM} fout"})["event"] == "regel ********* fout"


@pytest.mark.parametrize("tekst", ["999990018", "2025-L-000000123", "1234567890123", "20260615"])
def test_andere_getallen_blijven_leesbaar(tekst: str) -> None:
    assert verberg_bsn(None, "info", {"event": tekst})["event"] == tekst


def test_een_fout_toont_geen_lokale_variabelen(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    geheim = "lokale inhoud van een variabele"
    try:
        raise ValueError(len(geheim))
    except ValueError:
        structlog.get_logger("duo_portal.proef").exception("mislukt")
    assert "ValueError" in caplog.text
    assert geheim not in caplog.text
