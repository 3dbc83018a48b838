"""The norms of collection, loaded once."""

from datetime import date
from pathlib import Path

from duo_portal.regels.normen import laad

NORMEN = laad(Path(__file__).resolve().parent.parent / "normen" / "inning.toml")


def norm(naam: str, op: date) -> int:
    """The value of a norm on a day, in its own unit."""
    return int(NORMEN[naam].op(op).waarde or 0)


def vergoedingen(op: date) -> tuple[int, int, int]:
    """From which debt the high fee for an aanmaning holds, the low and the high fee, in cents (Awb 4:113)."""
    return norm("aanmaning_grens", op), norm("aanmaning_laag", op), norm("aanmaning_hoog", op)


def aanmaningsvergoeding(schuld_centen: int, op: date) -> int:
    """The fee for an aanmaning over this debt on this day, in cents (Awb 4:113); 0 while nobody looked the amount up."""
    grens, laag, hoog = vergoedingen(op)
    return laag if schuld_centen < grens else hoog
