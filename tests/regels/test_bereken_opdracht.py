"""``manage bereken`` as a process: exit codes, no database, and ten thousand lines within three seconds."""

import json
import os
import resource
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random

WORTEL = Path(__file__).resolve().parents[2]
NERGENS = "postgres://niemand@127.0.0.1:1/niets"  # any attempt to connect fails


def manage(*argumenten: str, invoer: str = "") -> subprocess.CompletedProcess[str]:
    omgeving = os.environ | {"DJANGO_SETTINGS_MODULE": "duo_portal.settings", "DUO_DEMO": "1", "DATABASE_URL": NERGENS}
    opdracht = [sys.executable, "manage.py", "bereken", *argumenten]
    return subprocess.run(
        opdracht, cwd=WORTEL, env=omgeving, input=invoer, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )


def regels(aantal: int) -> str:
    """Lines that differ from each other, so that nothing is answered from memory alone."""
    toeval = Random(4)
    uit = []
    for _ in range(aantal):
        jaar = toeval.choice([2013, 2015, *range(2017, 2027)])
        begin = date(jaar - 1, 8, 1) + timedelta(days=toeval.randrange(600))
        uit.append(
            json.dumps(
                {
                    "schooljaar": f"{jaar}-{jaar + 1}",
                    "inschrijfdatum": str(begin),
                    "uitschrijfdatum": str(begin + timedelta(days=toeval.randrange(500))),
                    "reden": toeval.choice(["diploma", "overstap_cursusgeld", "overlijden", "ziekte", "geen"]),
                    "betaald_centen": toeval.randrange(200_000),
                }
            )
        )
    return "\n".join(uit)


def test_goed_en_fout_verlaten_met_hun_eigen_code() -> None:
    goed = manage("termijn", invoer='{"soort": "bezwaar", "bekendmaking": "2026-03-24"}')
    assert (goed.returncode, goed.stderr) == (0, "")
    assert json.loads(goed.stdout)["uitkomst"] == {"laatste_dag": "2026-05-06"}
    fout = manage("termijn", invoer='{"soort": "bezwaar"}')
    assert (fout.returncode, fout.stderr) == (2, "")
    assert [deel["veld"] for deel in json.loads(fout.stdout)["fouten"]] == ["bekendmaking"]


def test_onbekende_regeling_noemt_wat_er_wel_is() -> None:
    for argumenten in ((), ("lesgelt",), ("--schema", "lesgelt")):
        uit = manage(*argumenten)
        assert uit.returncode == 2
        [fout] = json.loads(uit.stdout)["fouten"]
        assert fout["veld"] == "regeling"
        assert "lesgeld-teruggave" in fout["melding"]


def test_lijst_en_schema() -> None:
    lijst = manage("--lijst").stdout
    for deel in ("lesgeld-verschuldigd", "lesgeld-teruggave", "termijn", "uitschrijfdatum?", "laatste_dag"):
        assert deel in lijst
    assert json.loads(manage("--schema", "lesgeld-teruggave").stdout)["properties"]["reden"]["enum"][0] == "diploma"


def processortijd(*argumenten: str, invoer: str = "") -> tuple[float, str]:
    """Processor seconds of the whole command: on a free machine the time it takes, on a busy one not that of the neighbours."""
    voor = resource.getrusage(resource.RUSAGE_CHILDREN)
    uit = manage(*argumenten, invoer=invoer)
    na = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert uit.returncode == 0, uit.stdout[:500]
    return na.ru_utime + na.ru_stime - voor.ru_utime - voor.ru_stime, uit.stdout


def rekentijd(aantal: int) -> float:
    tijd, uit = processortijd("lesgeld-teruggave", invoer=regels(aantal))
    assert uit.count("\n") == aantal
    return tijd


def test_tienduizend_regels_binnen_drie_seconden_en_nog_eens_zoveel_in_een() -> None:
    """A crowded processor is slow by itself, also at starting: then the bare start of the command is the measure."""
    start, tien, twintig = [], [], []
    for _ in range(6):
        start.append(processortijd("--lijst")[0])
        tien.append(rekentijd(10_000))
        twintig.append(rekentijd(20_000))
        erbij = min(twintig) - min(tien)
        if min(tien) <= max(3, 2 * min(start)) and erbij <= max(1, 0.75 * min(start)):
            return
    raise AssertionError(f"10.000 regels kostten {min(tien):.1f} s en 20.000 regels {min(twintig):.1f} s, starten {min(start):.1f} s")
