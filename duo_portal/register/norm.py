"""The norms of deliveries, loaded once."""

from datetime import date, timedelta
from pathlib import Path

from duo_portal.regels.codes import Onderwijs
from duo_portal.regels.normen import laad

NORMEN = laad(Path(__file__).resolve().parent / "normen" / "leveringen.toml")
_HO = {Onderwijs.HBO, Onderwijs.WO}


def dagen(naam: str, op: date) -> int:
    """The number of days of this norm on a day."""
    return int(NORMEN[naam].op(op).waarde or 0)


def is_laat_gemeld(onderwijs: Onderwijs, behaald_op: date, ontvangen_op: date) -> bool:
    """Whether a diploma was delivered later than the norm for this kind of education."""
    norm = "diploma_ho_melden" if onderwijs in _HO else "diploma_mbo_melden"
    return ontvangen_op - behaald_op > timedelta(days=dagen(norm, behaald_op))
