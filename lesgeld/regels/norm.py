"""The norms and policy switches of lesgeld, loaded once."""

from datetime import date
from pathlib import Path

from duo_portal.regels.normen import laad, laad_schakelaars

_MAP = Path(__file__).resolve().parent.parent / "normen"
NORMEN = laad(_MAP / "lesgeld.toml") | laad_schakelaars(_MAP / "schakelaars.toml")


def aanmaningsvergoeding(schuld_centen: int, op: date) -> int:
    """The fee for an aanmaning over this debt on this day, in cents (Awb 4:113)."""
    naam = "aanmaning_laag" if schuld_centen < int(NORMEN["aanmaning_grens"].op(op).waarde or 0) else "aanmaning_hoog"
    return int(NORMEN[naam].op(op).waarde or 0)
