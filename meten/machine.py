"""On what was measured: without this a figure says nothing."""

import os
import platform
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from meten.opstelling import Opstelling

PAKKETTEN = ("django", "celery", "polars", "psycopg", "redis")


def beschrijf(opstelling: Opstelling, argumenten: list[str]) -> dict[str, object]:
    return {
        "opdracht": " ".join(["./run bench", *argumenten]),
        "gemeten op": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "processor": f"{_processor()}, {len(os.sched_getaffinity(0))} kernen",
        "belasting vooraf": f"{os.getloadavg()[0]:.1f}",
        "geheugen": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "systeem": f"{platform.system()} {platform.release()}",
        "python": sys.version.split()[0],
        "postgres": opstelling.versie(),
        **opstelling.eis_duurzaam(),
        **opstelling.instellingen(),
        **{naam: version(naam) for naam in PAKKETTEN},
    }


def _processor() -> str:
    for regel in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if regel.startswith("model name"):
            return regel.partition(":")[2].strip()
    return platform.machine()
